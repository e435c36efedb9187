using Microsoft.Azure.Functions.Worker;
using N = Library.Names;

namespace App;

public class Work
{
    [Function("Queue")]
    public void Queue([ServiceBusTrigger(WorkQueue, Connection = N.Connection)] string message) { }

    [Function("Topic")]
    public void Topic(
        [ServiceBusTrigger(subscriptionName: Library.Names.Subscription, topicName: Library.Names.Topic, Connection = N.Connection)] string message) { }
}
