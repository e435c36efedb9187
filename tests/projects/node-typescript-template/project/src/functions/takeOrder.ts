import { app, HttpRequest, HttpResponseInit, InvocationContext, output } from "@azure/functions";

const ordersQueue = output.storageQueue({ queueName: "orders", connection: "AzureWebJobsStorage" });

export async function takeOrder(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
    context.extraOutputs.set(ordersQueue, await request.json());
    return { status: 202 };
}

app.http("takeOrder", {
    methods: ["POST"],
    authLevel: "function",
    route: "orders",
    extraOutputs: [ordersQueue],
    handler: takeOrder,
});
