import { app } from "@azure/functions";
import { PREFIX, Queue, Storage } from "../../shared";

const ignore = async (): Promise<void> => {};

app.storageQueue("invoices", { queueName: PREFIX + "-" + Queue.Invoices, connection: Storage.connection, handler: ignore });
app.storageQueue("reminders", { queueName: [PREFIX, Queue.Reminders].join("-"), connection: Storage["connection"], handler: ignore });
