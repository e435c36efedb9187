package com.contoso.payments;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.KafkaTrigger;

public class PaymentFunctions {
    @FunctionName("BookPayments")
    public void book(
            @KafkaTrigger(
                    name = "payments",
                    topic = "payments",
                    brokerList = "%Brokers%",
                    consumerGroup = "booking",
                    cardinality = Cardinality.MANY,
                    dataType = "string",
                    lagThreshold = 200)
            String[] payments,
            ExecutionContext context) {
        context.getLogger().info(payments.length + " payments");
    }
}
