package com.contoso.legacy;

import com.fabrikam.platform.QueueNames;
import com.microsoft.azure.functions.annotation.*;

public class LegacyFunctions {
    @FunctionName("known")
    public void known(@QueueTrigger(name = "m", queueName = "known", connection = "Storage") String m) {
    }

    @FunctionName("halfKnown")
    public void halfKnown(
            @QueueTrigger(name = "m", queueName = QueueNames.LEGACY, connection = "Storage") String m) {
    }

    @FunctionName(QueueNames.FUNCTION)
    public void unnamed(@TimerTrigger(name = "t", schedule = "0 */5 * * * *") String t) {
    }
}
