using Microsoft.Azure.Functions.Worker;

namespace Library;

public class Health
{
    [Function("Health")]
    public void Check([TimerTrigger("0 * * * * *")] TimerInfo timer) { }
}
