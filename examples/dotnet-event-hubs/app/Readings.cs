using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Contoso.Telemetry;

public class Readings(ILogger<Readings> logger)
{
    [Function("StoreReadings")]
    public void Store([EventHubTrigger("readings", Connection = "Telemetry", ConsumerGroup = "store")] string[] readings)
    {
        logger.LogInformation("{Count} readings", readings.Length);
    }
}
