import { app, InvocationContext } from "@azure/functions";

export function registerQueue(name: string, queueName: string, connection = "AzureWebJobsStorage"): void {
    app.storageQueue(`on${name}`, {
        queueName,
        connection,
        handler: async (message: unknown, context: InvocationContext): Promise<void> => context.log(message),
    });
}

export class Registrar {
    constructor(private readonly prefix: string) {}

    daily(schedule: string): void {
        app.timer(`${this.prefix}Daily`, { schedule, handler: async (): Promise<void> => {} });
    }
}
