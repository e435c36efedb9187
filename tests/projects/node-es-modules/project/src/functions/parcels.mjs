import azure from "@azure/functions";
import * as queues from "../queues.mjs";

const { app, output: { storageQueue } } = azure;
const options = {
    queueName: queues.PARCELS,
    connection: "AzureWebJobsStorage",
    return: storageQueue({ queueName: queues.LETTERS, connection: "AzureWebJobsStorage" }),
};

app.storageQueue("parcels", { ...options, handler: async (parcel) => parcel });
await Promise.resolve();
app.storageQueue("returns", { ...options, queueName: `${queues.PARCELS}-returned`, handler: async (parcel) => parcel });
