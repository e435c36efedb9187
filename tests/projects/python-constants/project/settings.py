from enum import StrEnum

TEAM = "shop"
STORAGE = "OrdersStorage"
QUEUES = {"refunds": TEAM + "-refunds", "returns": "%s-returns" % TEAM}


class Topic(StrEnum):
    SHIPPED = "order-shipped"
    PAID = "order-paid"
