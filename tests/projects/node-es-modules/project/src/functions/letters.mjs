import * as func from "@azure/functions";
import { LETTERS } from "../queues.mjs";
import defaults, { connection as mailbox } from "../settings.mjs";

func.app.storageQueue("letters", { queueName: LETTERS, connection: mailbox, handler });
func.app.timer("sweep", { ...defaults.timer, handler });

async function handler(message) {
    console.log(message);
}
