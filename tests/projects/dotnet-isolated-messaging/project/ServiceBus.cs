using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Telemetry
{
    public class ServiceBus
    {
        [Function("Commands")]
        public void Commands(
            [ServiceBusTrigger("commands", Connection = "Bus", IsSessionsEnabled = true)] ServiceBusReceivedMessage message,
            ServiceBusMessageActions actions)
        {
        }

        [Function("Audit")]
        public void Audit(
            [ServiceBusTrigger("events", "audit", Connection = "Bus", IsBatched = true)] ServiceBusReceivedMessage[] messages)
        {
        }
    }
}
