module Shop.Orders

open Microsoft.Azure.Functions.Worker

[<Function("TakeOrder")>]
let takeOrder ([<QueueTrigger("orders")>] message: string) = ()
