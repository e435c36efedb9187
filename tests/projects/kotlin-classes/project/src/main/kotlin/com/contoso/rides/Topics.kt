package com.contoso.rides

internal object Topics {
    const val REQUESTS: String = "ride" + "." + "requests"
}
