const fs = require("node:fs");
const { app, trigger } = require("@azure/functions");
const { install } = require("our-plugins");

const handler = async () => {};

for (const file of fs.readdirSync(__dirname)) {
    app.storageQueue(file, { queueName: file, connection: "AzureWebJobsStorage", handler });
}

fs.readdirSync("queues").forEach((queue) => {
    app.serviceBusQueue(queue, { queueName: queue, connection: "BUS", handler });
});

function registerLater(name) {
    app.timer(name, { schedule: "0 * * * * *", handler });
}

app.storageQueue(install.name, { queueName: "q", connection: "AzureWebJobsStorage", handler });
app.storageQueue("computed", { queueName: install.queue(), connection: "AzureWebJobsStorage", handler });
app.generic("plugin", { trigger: install.trigger(), handler });
install(app);
require(`./${process.env.PLUGIN}`);
