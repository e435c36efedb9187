namespace Shop;

public static class Queues
{
    public const string Prefix = "shop";
    public const string Orders = Prefix + "-orders";
    public const string Returns = $"{Prefix}-returns";

    public static class Poison
    {
        public const string Orders = Queues.Orders + "-poison";
    }
}
