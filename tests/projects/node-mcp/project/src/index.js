const { app, arg, promptArg } = require("@azure/functions");

app.mcpTool("saveNote", {
    toolName: "save_note",
    description: "Saves a note.",
    toolProperties: {
        title: arg.string().describe("What it is called"),
        tags: arg.string().asArray().optional(),
    },
    handler: async () => "saved",
});
app.mcpTool("listNotes", {
    toolName: "list_notes",
    description: "Lists notes.",
    toolProperties: [{ propertyName: "limit", propertyType: "number", description: "How many" }],
    handler: async () => "[]",
});
app.mcpResource("readme", { uri: "notes://readme", resourceName: "readme", mimeType: "text/plain", handler: async () => "…" });
app.mcpPrompt("summarise", {
    promptName: "summarise",
    description: "Summarises notes.",
    promptArguments: { topic: promptArg.describe("About what").isRequired(), style: promptArg.describe("How") },
    handler: async () => "…",
});
