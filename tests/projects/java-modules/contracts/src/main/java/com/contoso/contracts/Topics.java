package com.contoso.contracts;

public final class Topics {
    private static final String VERSION = ".v1";
    public static final String ORDERS = "orders" + VERSION;
    public static final String SCANS = "scans";

    private Topics() {
    }

    public enum Color { RED, GREEN }

    public static final class Subscriptions {
        public static final String STOCK = "stock";
    }
}
