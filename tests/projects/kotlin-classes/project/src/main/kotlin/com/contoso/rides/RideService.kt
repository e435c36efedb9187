package com.contoso.rides

class RideService {
    fun isLate(position: String): Boolean = position.isBlank()

    fun accept(request: String) {
        println(request)
    }
}
