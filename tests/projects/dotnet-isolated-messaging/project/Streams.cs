using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Redis;

namespace Telemetry
{
    public static class Streams
    {
        [Function("Readings")]
        public static void Readings(
            [EventHubTrigger("readings", Connection = "Hub", ConsumerGroup = "%Group%")] string[] readings) { }

        [Function("Alarm")]
        public static void Alarm([EventHubTrigger("alarms", Connection = "Hub", IsBatched = false)] string alarm) { }

        [Function("Prices")]
        public static void Prices(
            [KafkaTrigger("BrokerList",
                          "prices",
                          Username = "$ConnectionString",
                          Password = "%KafkaPassword%",
                          Protocol = BrokerProtocol.SaslSsl,
                          AuthenticationMode = BrokerAuthenticationMode.Plain,
                          ConsumerGroup = "$Default")] string price) { }

        [Function("Jobs")]
        public static void Jobs([RabbitMQTrigger("jobs", ConnectionStringSetting = "Rabbit")] string job) { }

        [Function("List")]
        public static void List([RedisListTrigger("Redis", "tasks", pollingIntervalInMs: 500)] string entry) { }

        [Function("Stream")]
        public static void Stream([RedisStreamTrigger("Redis", "clicks", maxBatchSize: 32)] string entry) { }

        [Function("News")]
        public static void News([RedisPubSubTrigger("Redis", "news")] string message) { }
    }
}
