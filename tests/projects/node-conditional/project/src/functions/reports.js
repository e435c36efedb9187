const { app } = require("@azure/functions");

const handler = async () => {};
const onTimer = { schedule: "0 0 * * * *", handler };

if (process.env.REPORTS === "on") {
    app.timer("hourly", onTimer);
    if (process.env.MAIL) {
        app.storageQueue("mail", { queueName: "mail", connection: "AzureWebJobsStorage", handler });
    }
} else {
    app.get("noReports", async () => ({ status: 404 }));
}

process.env.DEBUG && app.get("debug", async () => ({ status: 200 }));

const isNeverOn = false;
if (isNeverOn) {
    app.get("never", async () => ({ status: 200 }));
}

function registerAudit() {
    if (!process.env.AUDIT_QUEUE) {
        return;
    }
    app.storageQueue("audit", { queueName: process.env.AUDIT_QUEUE, connection: "AzureWebJobsStorage", handler });
}

registerAudit();
app.get("always", async () => ({ status: 200 }));
