package com.contoso.mail

import com.contoso.mail.Queues.BOUNCED
import com.microsoft.azure.functions.ExecutionContext
import com.microsoft.azure.functions.HttpMethod
import com.microsoft.azure.functions.HttpRequestMessage
import com.microsoft.azure.functions.HttpResponseMessage
import com.microsoft.azure.functions.HttpStatus
import com.microsoft.azure.functions.annotation.*
import java.util.Optional

private const val DIGEST = "sendDigest"

@FunctionName("sendMail")
fun send(
    @QueueTrigger(name = "mail", queueName = Queues.OUTGOING, connection = CONNECTION) mail: String,
    context: ExecutionContext,
) {
    context.logger.info(mail)
}

@FunctionName("bounced")
@StorageAccount(CONNECTION)
fun bounced(@QueueTrigger(name = "mail", queueName = BOUNCED) mail: String) = println(mail)

/** Each morning, unless the setting says otherwise. */
@FunctionName(DIGEST)
fun digest(@TimerTrigger(name = "timer", schedule = "%DigestSchedule%") timer: String) {
}

@FunctionName("preview")
fun preview(
    @HttpTrigger(
        name = "request",
        methods = [HttpMethod.GET, HttpMethod.POST],
        authLevel = AuthorizationLevel.ANONYMOUS,
        route = "preview",
    ) request: HttpRequestMessage<Optional<String>>,
): HttpResponseMessage = request.createResponseBuilder(HttpStatus.OK).build()
