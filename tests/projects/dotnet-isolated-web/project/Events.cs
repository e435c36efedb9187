using Azure.Messaging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Mcp;

namespace Portal;

public static class Events
{
    [Function("OnEvent")]
    public static void OnEvent([EventGridTrigger] CloudEvent cloudEvent) { }

    [Function("OnMessage")]
    [SignalROutput(HubName = "chat")]
    public static object OnMessage([SignalRTrigger("chat", "messages", "say", "text")] SignalRInvocationContext context, string text) => text;

    [Function("FindOrder")]
    public static string FindOrder([McpToolTrigger("find_order", "Finds an order by its number.")] ToolInvocationContext context) => "";

    [Function("Nightly")]
    public static void Nightly([TimerTrigger("%Nightly%", UseMonitor = true)] TimerInfo timer) { }

    [Function("Warm")]
    public static void Warm([WarmupTrigger] object context) { }
}
