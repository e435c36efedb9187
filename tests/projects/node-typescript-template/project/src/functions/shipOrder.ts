import { app, InvocationContext } from "@azure/functions";

// app.storageQueue("oldShipOrder", { queueName: "old-orders", connection: "AzureWebJobsStorage", handler: shipOrder });

export async function shipOrder(order: unknown, context: InvocationContext): Promise<void> {
    context.log("Ships", order);
}

app.storageQueue("shipOrder", {
    queueName: "orders",
    connection: "AzureWebJobsStorage",
    handler: shipOrder,
});
