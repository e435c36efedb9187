using Microsoft.Azure.Functions.Worker;

namespace Reports;

public class Reports
{
#if DEBUG
    private const string Queue = "reports-dev";
#else
    private const string Queue = "reports";
#endif

    [Function("Daily")]
    public void Daily([TimerTrigger("0 0 5 * * *"
#if DEBUG
        , RunOnStartup = true
#endif
        )] TimerInfo timer)
    {
    }

    [Function("Requested")]
    public void Requested([QueueTrigger(Queue)] string report) { }

#if DEBUG
    [Function("Replay")]
    public void Replay([HttpTrigger(AuthorizationLevel.Anonymous, "post")] object request) { }
#elif PREVIEW || BETA
    [Function("Preview")]
    public void Preview([QueueTrigger("previews")] string report) { }
#endif

#if !NO_CLEANUP
    [Function("CleanUp")]
    public void CleanUp([TimerTrigger("0 0 1 * * 0")] TimerInfo timer) { }
#endif
}
