package com.contoso.events;

import static com.microsoft.azure.functions.annotation.Cardinality.ONE;

import com.microsoft.azure.functions.BrokerAuthenticationMode;
import com.microsoft.azure.functions.BrokerProtocol;
import com.microsoft.azure.functions.annotation.*;
import com.microsoft.azure.functions.rabbitmq.annotation.RabbitMQTrigger;

public class StreamFunctions {
    @FunctionName("telemetry")
    public void telemetry(
            @EventHubTrigger(name = "events", eventHubName = "telemetry", connection = "EventHub") String[] events) {
    }

    @FunctionName("alerts")
    public void alerts(
            @EventHubTrigger(
                    name = "event",
                    eventHubName = "alerts",
                    connection = "EventHub",
                    consumerGroup = "functions",
                    cardinality = ONE)
            String event) {
    }

    @FunctionName("clicks")
    public void clicks(
            @KafkaTrigger(
                    name = "event",
                    topic = "clicks",
                    brokerList = "%KafkaBrokers%",
                    consumerGroup = "$Default",
                    lagThreshold = 500,
                    protocol = BrokerProtocol.SASLSSL,
                    authenticationMode = BrokerAuthenticationMode.PLAIN,
                    username = "KafkaUser",
                    password = "%KafkaPassword%")
            String event) {
    }

    @FunctionName("letters")
    public void letters(
            @RabbitMQTrigger(connectionStringSetting = "RabbitMQ", queueName = "letters") String letter) {
    }
}
