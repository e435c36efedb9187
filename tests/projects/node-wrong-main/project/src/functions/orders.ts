import { app } from "@azure/functions";

app.storageQueue("orders", { queueName: "orders", connection: "AzureWebJobsStorage", handler: async (): Promise<void> => {} });
