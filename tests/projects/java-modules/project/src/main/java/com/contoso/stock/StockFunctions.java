package com.contoso.stock;

import com.contoso.contracts.Topics;
import com.contoso.contracts.Topics.Subscriptions;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;

public class StockFunctions {
    @FunctionName("reserve")
    public void reserve(
            @ServiceBusTopicTrigger(
                    name = "order",
                    topicName = Topics.ORDERS,
                    subscriptionName = Subscriptions.STOCK,
                    connection = com.contoso.contracts.Connections.SERVICE_BUS)
            String order) {
    }

    @FunctionName("count")
    public void count(
            @EventHubTrigger(name = "scans", eventHubName = Topics.SCANS, connection = "EventHub") String[] scans) {
    }
}
