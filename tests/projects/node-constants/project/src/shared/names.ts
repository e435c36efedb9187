export const PREFIX = "billing" as const;

export enum Queue {
    Invoices = "invoices",
    Reminders = "reminders",
}

export namespace Storage {
    export const connection = "BILLING_STORAGE";
}

export class Hubs {
    static readonly payments = `${PREFIX}-payments`;
}

export const groups = { payments: { consumerGroup: "billing", cardinality: "many" } } as const;
