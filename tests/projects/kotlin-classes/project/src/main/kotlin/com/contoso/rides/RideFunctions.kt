package com.contoso.rides

import com.microsoft.azure.functions.OutputBinding
import com.microsoft.azure.functions.annotation.BlobTrigger
import com.microsoft.azure.functions.annotation.Cardinality
import com.microsoft.azure.functions.annotation.EventHubTrigger
import com.microsoft.azure.functions.annotation.FunctionName
import com.microsoft.azure.functions.annotation.KafkaTrigger
import com.microsoft.azure.functions.annotation.QueueOutput
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger

class RideFunctions(private val rides: RideService = RideService()) {

    companion object {
        private const val HUB = "positions"
        const val BROKERS = "%KafkaBrokers%"
    }

    @FunctionName("positions")
    fun positions(
        @EventHubTrigger(
            name = "positions",
            eventHubName = HUB,
            connection = "EventHub",
            consumerGroup = "$HUB-functions",
            cardinality = Cardinality.MANY,
        ) positions: List<String>,
        @QueueOutput(name = "late", queueName = "late", connection = "Storage") late: OutputBinding<String>,
    ) {
        positions.filter { rides.isLate(it) }.forEach { late.value = it }
    }

    @FunctionName("requests")
    fun requests(
        @KafkaTrigger(name = "request", topic = Topics.REQUESTS, brokerList = BROKERS, consumerGroup = "rides")
        request: String,
    ): Unit = rides.accept(request)

    @FunctionName("receipts")
    fun receipts(
        @ServiceBusQueueTrigger(name = "message", queueName = "receipts", connection = "ServiceBus") message: String,
    ) {
        println("receipt: ${message.length}")
    }

    @FunctionName("maps")
    fun maps(@BlobTrigger(name = "map", path = "maps/{city}.json", connection = "Storage") map: ByteArray) {
    }
}
