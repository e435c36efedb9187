import { app } from "@azure/functions";
import { queues } from "config/queues";

app.storageQueue("index", { queueName: queues.index, connection: "AzureWebJobsStorage", handler: async () => {} });
