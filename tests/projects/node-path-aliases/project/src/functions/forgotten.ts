import { app } from "@azure/functions";

app.storageQueue("forgotten", { queueName: "forgotten", connection: "AzureWebJobsStorage", handler: async () => {} });
