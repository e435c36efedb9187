import { app, InvocationContext, Timer } from "@azure/functions";

app.timer("nightlyReport", {
    schedule: "0 0 3 * * *",
    runOnStartup: false,
    handler: async (timer: Timer, context: InvocationContext): Promise<void> => {
        context.log("Reports");
    },
});
