using System;
using System.IO;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace Legacy
{
    public static class Functions
    {
        [FunctionName("ShowOrder")]
        public static IActionResult Show(
            [HttpTrigger(AuthorizationLevel.Function, "get", Route = null)] HttpRequest request, ILogger log) => new OkResult();

        [FunctionName("TakeOrder")]
        [return: Queue("taken")]
        public static string Take(
            [QueueTrigger("orders", Connection = "Store")] string order,
            [Blob("orders/{rand-guid}.json", FileAccess.Write)] out string blob)
        {
            blob = order;
            return order;
        }

        [FunctionName("Readings")]
        public static void Readings([EventHubTrigger("readings", Connection = "Hub")] string[] readings) { }

        [FunctionName("Alarm")]
        public static void Alarm([EventHubTrigger("alarms", Connection = "Hub")] string alarm) { }

        [FunctionName("Audit")]
        public static void Audit([ServiceBusTrigger("events", "audit", Connection = "Bus")] byte[] message) { }

        [Disable]
        [FunctionName("Retired")]
        public static void Retired([TimerTrigger("0 0 3 * * *", RunOnStartup = false)] TimerInfo timer) { }

        [FunctionName("Paused"), Disable("PAUSE_IMPORT")]
        public static void Paused([BlobTrigger("imports/{name}", Source = BlobTriggerSource.EventGrid)] Stream blob) { }

        [FunctionName("Unseen")]
        private static void Unseen([QueueTrigger("unseen")] string message) { }
    }
}
