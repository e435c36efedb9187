const { app, input, output, trigger } = require("@azure/functions");

const handler = async () => {};
const kafka = trigger.generic({
    type: "kafkaTrigger",
    topic: "orders",
    brokerList: "%KAFKA_BROKERS%",
    consumerGroup: "bridge",
    protocol: "SASLSSL",
    cardinality: "MANY",
    lagThreshold: 100,
});

app.generic("fromKafka", { trigger: kafka, handler });
app.generic("fromRabbit", {
    trigger: { type: "rabbitMQTrigger", name: "message", queueName: "orders", connectionStringSetting: "RABBIT" },
    handler,
});
app.generic("fromRedisList", { trigger: trigger.generic({ type: "redisList", key: "jobs", connection: "REDIS", maxBatchSize: 8 }), handler });
app.generic("fromDapr", { trigger: trigger.generic({ type: "daprTopicTrigger", pubSubName: "pubsub", topic: "orders" }), handler });
app.generic("fromSignalR", {
    trigger: trigger.generic({ type: "signalRTrigger", hubName: "chat", category: "messages", event: "send", parameterNames: ["text"] }),
    handler,
});
app.generic("fromQueue", {
    trigger: trigger.storageQueue({ queueName: "orders", connection: "AzureWebJobsStorage" }),
    extraInputs: [
        input.storageBlob({ path: "prices/{queueTrigger}", connection: "AzureWebJobsStorage" }),
        input.cosmosDB({ databaseName: "shop", containerName: "items", connection: "COSMOS", sqlQuery: "SELECT * FROM c" }),
    ],
    extraOutputs: [
        output.serviceBusTopic({ topicName: "shipped", connection: "BUS" }),
        output.generic({ type: "signalR", hubName: "chat" }),
    ],
    return: output.eventHub({ eventHubName: "audit", connection: "HUB" }),
    handler,
});
app.http("withTrigger", { trigger: trigger.timer({ schedule: "0 0 * * * *" }), handler });
