using Microsoft.DurableTask;

namespace Fulfilment;

[DurableTask(nameof(Bill))]
public class Bill : TaskOrchestrator<string, int>
{
    public override Task<int> RunAsync(TaskOrchestrationContext context, string input)
        => context.CallActivityAsync<int>("Charge", input);
}

[DurableTask]
public class Charge : TaskActivity<string, int>
{
    public override Task<int> RunAsync(TaskActivityContext context, string input) => Task.FromResult(1);
}
