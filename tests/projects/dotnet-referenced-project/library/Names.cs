namespace Library;

public static class Names
{
    public const string Connection = "Bus";
    public const string WorkQueue = "work";
    public const string Topic = "events";
    public const string Subscription = Topic + "-" + nameof(Subscription);
}
