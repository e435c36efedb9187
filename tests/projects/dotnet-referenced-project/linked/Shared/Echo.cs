using Microsoft.Azure.Functions.Worker;

internal static class Echo
{
    [Function("Echo")]
    public static void Run([HttpTrigger("get")] object request) { }
}
