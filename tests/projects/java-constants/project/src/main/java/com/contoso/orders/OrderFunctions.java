package com.contoso.orders;

import static com.contoso.orders.Names.CONNECTION;
import static com.contoso.orders.Names.Schedules.*;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import com.microsoft.azure.functions.annotation.TimerTrigger;

public class OrderFunctions {
    private static final String TAKE = "takeOrder";

    // @FunctionName("retired")
    @FunctionName(TAKE)
    public HttpResponseMessage take(
            @HttpTrigger(
                    name = "request",
                    methods = {HttpMethod.POST, HttpMethod.PUT},
                    route = "orders/{id}",
                    authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<String> request,
            @BindingName("id") String id,
            @QueueOutput(name = "queue", queueName = Names.QUEUE, connection = CONNECTION) OutputBinding<String> queue) {
        queue.setValue(id);
        return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }

    @FunctionName("processOrder")
    public void process(
            @QueueTrigger(name = "order", queueName = Names.QUEUE, connection = CONNECTION) String order,
            final ExecutionContext context) {
        context.getLogger().info(order);
    }

    @FunctionName("poisonedOrder")
    @StorageAccount(CONNECTION)
    public void poisoned(@QueueTrigger(name = "order", queueName = Names.POISON_QUEUE) String order) {
    }

    @FunctionName(value = "report")
    public void report(@TimerTrigger(name = "timer", schedule = NIGHTLY) String timer) {
    }

    public static class Cleanup {
        @FunctionName("clean" + "Up")
        public void run(
                @TimerTrigger(
                        name = "timer",
                        schedule = """
                            0 0 4 \
                            * * *""")
                String timer) {
        }
    }
}
