"""The rules about several parameters, by scaler: those of the scalers that Functions triggers are mapped to, and of
those that are often put beside them.

They are KEDA's own, from `Validate` and `parse…Metadata` of each scaler
(https://github.com/kedacore/keda/tree/v2.21.0/pkg/scalers).
"""

from collections.abc import Mapping
from itertools import chain

from .cron import CronWindow
from .requirements import Apart, AtLeast, Beside, Needs, Rule, needs, positive, together, when
from .resource import ResourceTarget

PRIVATE = when("cloud", "Private")
SASL_WITH_PASSWORD = when("sasl", "plaintext", "scram_sha256", "scram_sha512", "oauthbearer")
MSK = when("saslTokenProvider", "aws_msk_iam")
KERBEROS = when("sasl", "gssapi")


def private(*parameters: str) -> tuple[Needs, ...]:
    """What the cloud `Private` leaves open, which the other clouds know."""
    return tuple(needs(parameter, condition=PRIVATE) for parameter in parameters)


def service_principal(*parameters: str) -> tuple[Needs, ...]:
    """What KEDA signs in with where it has no identity."""
    return tuple(needs(parameter, by_identity=False) for parameter in parameters)


def storage(target: str) -> tuple[Rule, ...]:
    """Azure Storage: a connection string, or the account's name beside an identity."""
    return (
        needs("connection", by_identity=False),
        needs("accountName", by_identity=True),
        positive(target),
        *private("endpointSuffix"),
    )


AZURE: Mapping[str, tuple[Rule, ...]] = {
    "azure-queue": storage("queueLength"),
    "azure-blob": storage("blobCount"),
    "azure-servicebus": (
        needs("queueName", "topicName"),
        Apart("queueName", "topicName"),
        Apart("queueName", "subscriptionName"),
        Beside("topicName", "subscriptionName"),
        needs("connection", by_identity=False),
        needs("namespace", by_identity=True),
        positive("messageCount"),
        *private("endpointSuffix"),
    ),
    "azure-eventhub": (
        needs("connection", by_identity=False),
        needs("storageConnection", by_identity=False),
        needs("eventHubNamespace", by_identity=True),
        needs("eventHubName", by_identity=True),
        needs("storageAccountName", "storageConnection", by_identity=True),
        positive("unprocessedEventThreshold"),
        *private("endpointSuffix"),
    ),
    "azure-cosmosdb": (
        needs("connection", "endpoint"),
        needs("connection", "cosmosDBKey", "clientSecret", by_identity=False),
        Beside("clientSecret", "tenantId"),
        Beside("clientSecret", "clientId"),
        positive("changeFeedLagThreshold"),
        AtLeast("activationChangeFeedLagThreshold", 0),
    ),
    "azure-app-insights": (
        *service_principal("activeDirectoryClientId", "activeDirectoryClientPassword"),
        needs("targetValue"),
        *private("appInsightsResourceURL"),
    ),
    "azure-monitor": service_principal("activeDirectoryClientId", "activeDirectoryClientPassword"),
    "azure-data-explorer": service_principal("tenantId", "clientId", "clientSecret"),
    "azure-log-analytics": (
        *service_principal("tenantId", "clientId", "clientSecret"),
        *private("logAnalyticsResourceURL"),
    ),
    "azure-pipelines": (needs("poolID", "poolName"), needs("personalAccessToken", by_identity=False)),
}

KAFKA: tuple[Rule, ...] = (
    positive("lagThreshold"),
    AtLeast("activationLagThreshold", 0),
    needs("topic", condition=when("limitToPartitionsWithLag", "true")),
    needs("topic", condition=when("ensureEvenDistributionOfPartitions", "true")),
    needs("topic", condition=when("fullMetadata", "false")),
    *together("cert", "key"),
    *(needs(name, condition=SASL_WITH_PASSWORD, unless="awsRegion") for name in ("username", "password")),
    needs("oauthTokenEndpointUri", condition=when("sasl", "oauthbearer"), unless="awsRegion"),
    needs("awsRegion", condition=MSK),
    *(needs(name, condition=KERBEROS) for name in ("username", "realm", "kerberosConfig")),
    needs("password", "keytab", "ccacheName", condition=KERBEROS),
)
APACHE_KAFKA: tuple[Rule, ...] = (
    *together("cert", "key"),
    *(
        needs(name, condition=when("sasl", "plaintext", "scram_sha256", "scram_sha512"))
        for name in ("username", "password")
    ),
    needs("awsRegion", condition=when("sasl", "aws_msk_iam")),
)
RABBITMQ: tuple[Rule, ...] = (
    *together("mode", "value"),
    Apart("queueLength", "mode"),
    Apart("queueLength", "value"),
    *together("username", "password"),
    *together("cert", "key"),
    positive("value"),
    positive("queueLength"),
    AtLeast("pageSize", 1),
)
REDIS: tuple[Rule, ...] = (needs("address", "host"), *together("host", "port"), Apart("enableTLS", "tls"))
REDIS_LIST: tuple[Rule, ...] = (*REDIS, positive("listLength"))
REDIS_STREAM: tuple[Rule, ...] = (*REDIS, *map(positive, ("pendingEntriesCount", "streamLength", "lagCount")))

BROKERS: Mapping[str, tuple[Rule, ...]] = {
    "kafka": KAFKA,
    "apache-kafka": APACHE_KAFKA,
    "rabbitmq": RABBITMQ,
    **dict.fromkeys(("redis", "redis-cluster", "redis-sentinel"), REDIS_LIST),
    **dict.fromkeys(("redis-streams", "redis-cluster-streams", "redis-sentinel-streams"), REDIS_STREAM),
}

DATABASES: Mapping[str, tuple[Rule, ...]] = {
    "mssql": (needs("connectionString", "host"), positive("targetValue")),
    "mysql": (needs("connectionString", "host"), *together("host", "port"), positive("queryValue")),
    "postgresql": (
        *(needs(name, unless="connection") for name in ("host", "port", "userName", "dbName", "sslmode")),
        needs("targetQueryValue"),
        positive("targetQueryValue"),
    ),
}

HTTP_AUTHENTICATION: tuple[Rule, ...] = (
    needs("bearerToken", condition=when("authModes", "bearer")),
    needs("username", condition=when("authModes", "basic")),
    *(needs(name, condition=when("authModes", "tls")) for name in ("cert", "key")),
    *(needs(name, condition=when("authModes", "oauth")) for name in ("oauthTokenURI", "clientID")),
    *(needs(name, condition=when("authModes", "custom")) for name in ("customAuthHeader", "customAuthValue")),
    needs("apiKey", condition=when("authModes", "apiKey")),
)
METRICS: Mapping[str, tuple[Rule, ...]] = {
    "prometheus": (*HTTP_AUTHENTICATION, positive("threshold")),
    "metrics-api": (*HTTP_AUTHENTICATION, needs("targetValue"), positive("targetValue")),
    **dict.fromkeys(("arangodb", "graphite", "loki"), HTTP_AUTHENTICATION),
    "kubernetes-workload": (needs("value"), positive("value")),
    "cron": (CronWindow(), positive("desiredReplicas")),
    "cpu": (ResourceTarget(),),
    "memory": (ResourceTarget(),),
}

RULES: Mapping[str, tuple[Rule, ...]] = dict(
    chain.from_iterable(each.items() for each in (AZURE, BROKERS, DATABASES, METRICS))
)
