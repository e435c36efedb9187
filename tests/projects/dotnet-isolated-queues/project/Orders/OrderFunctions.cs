using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Shop.Orders;

public class OrderFunctions(ILogger<OrderFunctions> logger)
{
    private const string Connection = "OrdersStorage";

    [Function(nameof(TakeOrder))]
    [QueueOutput("shop-invoices", Connection = Connection)]
    public string TakeOrder([QueueTrigger(Queues.Orders, Connection = Connection)] string order)
    {
        logger.LogInformation("Order {Order}", order);
        return order;
    }

    [Function("ReturnOrder")]
    public void Return(
        [QueueTrigger(queueName: Queues.Returns, Connection = Connection)] string order,
        FunctionContext context)
    {
    }

    [Function(name: "OrderFailed")]
    public Task FailedAsync([QueueTriggerAttribute(Queues.Poison.Orders)] string order) => Task.CompletedTask;

    [Function("ByTenant")]
    public void ByTenant([Microsoft.Azure.Functions.Worker.QueueTrigger("%Tenant%-orders", Connection = "%Store%")] string order) { }
}
