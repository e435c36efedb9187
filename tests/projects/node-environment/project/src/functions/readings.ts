import { app, InvocationContext } from "@azure/functions";
import { settings } from "../settings";

const { ALARM_QUEUE = "alarms", ALARM_STORAGE } = process.env;
const handler = async (message: unknown, context: InvocationContext): Promise<void> => context.log(message);

app.serviceBusTopic("readings", {
    connection: settings.connection,
    topicName: settings.topic,
    subscriptionName: settings.subscription,
    handler,
});

app.storageQueue("alarms", { queueName: ALARM_QUEUE, connection: ALARM_STORAGE as string, handler });

app.storageQueue("audit", { queueName: process.env.AUDIT_QUEUE!.toLowerCase(), connection: "AzureWebJobsStorage", handler });

app.timer("poll", { schedule: process.env.POLL_SCHEDULE ? process.env.POLL_SCHEDULE : "0 * * * * *", handler });
