const azure = require("@azure/functions");

azure.app.storageQueue("current", { queueName: "current", connection: "AzureWebJobsStorage", handler: async () => {} });
azure.app.storageQueue("next", { queueName: "next", connection: undefined, handler: async () => {} });
