namespace App;

public class Old
{
    [Function("Old")]
    public void Run([ServiceBusTrigger("old")] string message) { }
}
