package com.contoso.orders;

interface Prefixes {
    int VERSION = 1 + 1;
    String PREFIX = "v" + VERSION + "-";
}
