package com.contoso.events;

import com.microsoft.azure.functions.annotation.*;
import java.util.List;

public class ServiceBusFunctions {
    @FunctionName("payments")
    public void payments(
            @ServiceBusQueueTrigger(
                    name = "message",
                    queueName = "%PaymentsQueue%",
                    connection = "ServiceBus",
                    isSessionsEnabled = true)
            String message) {
    }

    @FunctionName("audit")
    public void audit(
            @ServiceBusTopicTrigger(
                    name = "messages",
                    topicName = "payments",
                    subscriptionName = "audit-%Region%",
                    connection = "ServiceBus",
                    cardinality = Cardinality.MANY,
                    dataType = "")
            List<String> messages) {
    }
}
