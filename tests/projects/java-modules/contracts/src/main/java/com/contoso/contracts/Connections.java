package com.contoso.contracts;

public interface Connections {
    String SERVICE_BUS = "ServiceBus";
}
