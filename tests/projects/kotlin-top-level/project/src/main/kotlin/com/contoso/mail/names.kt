package com.contoso.mail

const val CONNECTION = "MailStorage"
private const val PREFIX = "mail"

object Queues {
    const val OUTGOING = "$PREFIX-outgoing"
    const val BOUNCED = "${OUTGOING}-bounced"
}
