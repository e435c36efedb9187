package com.contoso.orders;

/** Names that several functions share. */
public interface Names extends Prefixes {
    String QUEUE = PREFIX + "orders";
    String POISON_QUEUE = QUEUE + "-poison";
    String CONNECTION = "OrdersStorage";

    final class Schedules {
        public static final String NIGHTLY = "%NightlySchedule%";

        private Schedules() {
        }
    }
}
