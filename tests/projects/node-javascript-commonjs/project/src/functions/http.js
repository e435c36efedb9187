const { app } = require("@azure/functions");

app.get("stock", { route: "stock/{item}", handler: async () => ({ jsonBody: [] }) });
app.put("setStock", { authLevel: "admin", handler: async () => ({ status: 204 }) });
app.post("addStock", async () => ({ status: 201 }));
app.patch("changeStock", async () => ({ status: 200 }));
app.deleteRequest("removeStock", async () => ({ status: 204 }));
app.http("ping", { handler: () => ({ body: "pong" }) });
app.warmup("warm", { handler: () => {} });
