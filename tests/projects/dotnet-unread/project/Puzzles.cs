using Company.Platform;
using Microsoft.Azure.Functions.Worker;

namespace Puzzles;

public class Puzzles
{
    [Function("Plain")]
    public void Plain([QueueTrigger("plain")] string message) { }

    [Function(FunctionNames.Import)]
    public void Import([QueueTrigger("imports")] string message) { }

    [Function("Elsewhere")]
    public void Elsewhere([QueueTrigger(QueueNames.Elsewhere, Connection = "Store")] string message) { }

    public void WebJob([QueueTrigger("jobs")] string message) { }

    // [Function("Commented")]
    public void Commented(string message) { }
}
