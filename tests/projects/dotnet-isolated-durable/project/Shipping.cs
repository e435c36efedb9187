using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Fulfilment;

public static class Shipping
{
    [Function(nameof(Start))]
    public static async Task<HttpResponseData> Start(
        [HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequestData request,
        [DurableClient] DurableTaskClient client)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Ship));
        return await client.CreateCheckStatusResponseAsync(request, id);
    }

    [Function(nameof(Ship))]
    public static async Task Ship([OrchestrationTrigger] TaskOrchestrationContext context)
        => await context.CallActivityAsync(nameof(Pack), "order");

    [Function(nameof(Pack))]
    public static string Pack([ActivityTrigger] string order) => order;

    [Function("Stock")]
    public static Task Stock([EntityTrigger(EntityName = "stock")] TaskEntityDispatcher dispatcher)
        => dispatcher.DispatchAsync<Stock>();
}
