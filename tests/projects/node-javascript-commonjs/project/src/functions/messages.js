const { app } = require("@azure/functions");
const { receive } = require("../receive");

app.storageBlob("onPicture", { path: "pictures/{name}", connection: "PICTURES", source: "EventGrid", handler: receive });
app.serviceBusQueue("onOrder", {
    queueName: "%ORDERS_QUEUE%",
    connection: "BUS",
    isSessionsEnabled: true,
    handler: receive,
});
app.serviceBusTopic("onEvent", { topicName: "events", subscriptionName: "warehouse", connection: "BUS", cardinality: "many", handler: receive });
app.eventHub("onReading", { eventHubName: "readings", connection: "HUB", cardinality: "many", consumerGroup: "stock", handler: receive });
app.eventGrid("onNotice", { handler: receive });
app.cosmosDB("onDocument", {
    connection: "COSMOS",
    databaseName: "shop",
    containerName: "items",
    leaseContainerName: "leases",
    createLeaseContainerIfNotExists: true,
    maxItemsPerInvocation: 50,
    handler: receive,
});
app.sql("onRow", { tableName: "dbo.Items", connectionStringSetting: "SQL", handler: receive });
app.mySql("onMySqlRow", { tableName: "items", connectionStringSetting: "MYSQL", handler: receive });
app.webPubSub("onChat", { hub: "chat", eventType: "user", eventName: "message", connection: "PUBSUB", handler: receive });
app.connectorTrigger("onMail", { handler: receive });
