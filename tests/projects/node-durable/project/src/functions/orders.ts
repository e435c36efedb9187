import { app, HttpHandler, HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import { ActivityHandler, OrchestrationContext, OrchestrationHandler } from "durable-functions";

const chargeName = "charge";

const processOrder: OrchestrationHandler = function* (context: OrchestrationContext) {
    return yield context.df.callActivity(chargeName, context.df.getInput());
};
df.app.orchestration("processOrder", processOrder);

const charge: ActivityHandler = (order: string): string => `charged ${order}`;
df.app.activity(chargeName, { handler: charge });

df.app.entity("basket", (context) => context.df.setState(0));

const start: HttpHandler = async (request: HttpRequest, context: InvocationContext): Promise<HttpResponse> => {
    const client = df.getClient(context);
    return client.createCheckStatusResponse(request, await client.startNew("processOrder"));
};
app.http("start", { route: "orders", extraInputs: [df.input.durableClient()], handler: start });

df.app.client.storageQueue("startFromQueue", {
    queueName: "orders",
    connection: "AzureWebJobsStorage",
    handler: async (order, client) => {
        await client.startNew("processOrder", { input: order });
    },
});
