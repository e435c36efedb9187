package com.contoso.trips;

import com.microsoft.azure.functions.*;
import com.microsoft.azure.functions.annotation.*;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;

public class TripFunctions {
    @FunctionName("startTrip")
    public HttpResponseMessage start(
            @HttpTrigger(name = "request", methods = {HttpMethod.POST}) HttpRequestMessage<String> request,
            @DurableClientInput(name = "durable") DurableClientContext durable) {
        String id = durable.getClient().scheduleNewOrchestrationInstance("planTrip");
        return durable.createCheckStatusResponse(request, id);
    }

    @FunctionName("planTrip")
    public String plan(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
        return context.callActivity("bookHotel", "Oslo", String.class).await();
    }

    @FunctionName("bookHotel")
    public String book(@DurableActivityTrigger(name = "city") String city) {
        return city;
    }
}
