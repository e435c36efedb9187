const { app } = require("@azure/functions");

app.storageQueue("known", { queueName: "known", connection: "AzureWebJobsStorage", handler: async () => {} });
