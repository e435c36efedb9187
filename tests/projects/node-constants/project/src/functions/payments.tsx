import { app, type EventHubFunctionOptions } from "@azure/functions";
import { Hubs, groups } from "../shared/names.js";
import schedule from "../shared/schedule.json";

const options: Partial<EventHubFunctionOptions> = { ...groups.payments };

app.eventHub("payments", {
    ...options,
    connection: "PAYMENTS",
    eventHubName: Hubs.payments,
    handler: async (): Promise<void> => {},
} satisfies EventHubFunctionOptions as EventHubFunctionOptions);

app.timer("closeMonth", { schedule: schedule.monthly, handler: async (): Promise<void> => {} });
