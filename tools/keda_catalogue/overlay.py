"""What KEDA's published schema leaves out or gets wrong, each amendment with its reason and where KEDA does it.

The schema is made from struct tags alone. It misses keys that a scaler takes out of the maps by hand, and values that
a scaler checks by hand. Paths are in https://github.com/kedacore/keda/tree/v2.21.0/pkg/scalers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

METADATA, AUTHENTICATION, ENVIRONMENT = "metadata", "authentication", "environment"
Entry = dict[str, object]


@dataclass(frozen=True)
class Amendment:
    """A change to the same parameters of some scalers."""

    scalers: tuple[str, ...]
    parameters: Mapping[str, Entry | None]
    """What to write over the entry of the schema, or into a new one; None removes it."""
    reason: str
    source: str
    """The file of KEDA's source that does it."""


@dataclass(frozen=True)
class FreeKeys:
    """Scalers that take more metadata than they declare."""

    scalers: tuple[str, ...]
    prefix: str
    """How the names of such keys start; empty: any name."""
    reason: str
    source: str


@dataclass(frozen=True)
class Overlay:
    """All changes, in the order in which they are made."""

    amendments: tuple[Amendment, ...] = ()
    free_keys: tuple[FreeKeys, ...] = ()


CLOUDS = ["AzurePublicCloud", "AzureUSGovernmentCloud", "AzureChinaCloud", "Private"]
ENVIRONMENTS = [*CLOUDS, "AzureCloud", "AzureUSGovernment", "AzureGermanCloud", "AzureStackCloud"]
AWS = ("aws-cloudwatch", "aws-dynamodb", "aws-dynamodb-streams", "aws-kinesis-stream", "aws-sqs-queue")
GCP = ("gcp-cloudtasks", "gcp-pubsub", "gcp-spanner", "gcp-stackdriver", "gcp-storage", "prometheus")
HUAWEI = ("IdentityEndpoint", "ProjectID", "DomainID", "Region", "Domain", "AccessKey", "SecretKey")
AUTH_MODES = {
    "datadog": ["bearer"],
    "github-runner": ["bearer"],
    "graphite": ["basic"],
    "metrics-api": ["apiKey", "basic", "tls", "bearer"],
    "rabbitmq": ["oauth", "basic", "tls"],
}
REDIS = tuple(f"redis{variant}{kind}" for variant in ("", "-cluster", "-sentinel") for kind in ("", "-streams"))


def in_metadata(**rest: object) -> Entry:
    """An optional parameter that only metadata gives."""
    return {"from": [METADATA], **rest}


OVERLAY = Overlay(
    amendments=(
        Amendment(
            (
                *("azure-app-insights", "azure-blob", "azure-cosmosdb", "azure-data-explorer", "azure-eventhub"),
                *("azure-queue", "azure-servicebus", "prometheus"),
            ),
            {"cloud": in_metadata(allowed=ENVIRONMENTS, anyCase=True)},
            "ParseEnvironmentProperty reads it by hand, whatever its case",
            "azure/azure_cloud_environment.go",
        ),
        Amendment(
            ("azure-log-analytics", "azure-monitor"),
            {"cloud": {"allowed": CLOUDS, "anyCase": True}},
            "the scaler looks it up in a table by hand, whatever its case",
            "azure_monitor_scaler.go",
        ),
        Amendment(
            ("azure-servicebus", "azure-eventhub"),
            {"endpointSuffix": in_metadata()},
            "ParseEnvironmentProperty reads it by hand when cloud is Private",
            "azure_servicebus_scaler.go",
        ),
        Amendment(
            ("azure-eventhub",),
            {
                "storageEndpointSuffix": in_metadata(),
                "checkpointStrategy": {"allowed": ["azureFunction", "blobMetadata", "goSdk", "dapr"]},
            },
            "the suffix is read by hand when cloud is Private; another strategy silently finds no checkpoints",
            "azure_eventhub_scaler.go, azure/azure_eventhub_checkpoint.go",
        ),
        Amendment(
            ("azure-app-insights", "azure-data-explorer", "azure-cosmosdb"),
            {"activeDirectoryEndpoint": in_metadata()},
            "ParseActiveDirectoryEndpoint reads it by hand when cloud is Private",
            "azure/azure_cloud_environment.go",
        ),
        Amendment(
            ("azure-cosmosdb",),
            {"cosmosDBResourceURL": in_metadata()},
            "resolveCosmosDBResourceURL reads it by hand when cloud is Private",
            "azure_cosmosdb_scaler.go",
        ),
        Amendment(
            ("prometheus",),
            {"azureManagedPrometheusResourceURL": in_metadata()},
            "read by hand when cloud is Private",
            "azure/azure_managed_prometheus_http_round_tripper.go",
        ),
        Amendment(
            ("azure-blob",),
            {"connectionFromEnv": None},
            "no parameter: the tag lists the key that names the environment variable of connection as a second name",
            "azure_blob_scaler.go",
        ),
        Amendment(
            ("rabbitmq",),
            {
                "mode": {
                    "allowed": [
                        *("QueueLength", "MessageRate", "DeliverGetRate"),
                        *("PublishedToDeliveredRatio", "ExpectedQueueConsumptionTime"),
                    ],
                    "default": None,
                },
                "protocol": {"allowed": ["auto", "amqp", "http"]},
                "operation": {"allowed": ["sum", "max", "avg"]},
                "tls": {"allowed": ["enable", "disable"]},
            },
            "Validate checks them by hand; the default Unknown of mode is no value to write",
            "rabbitmq_scaler.go",
        ),
        Amendment(
            REDIS,
            {"enableTLS": {"kind": "boolean"}, "tls": {"allowed": ["enable", "disable"]}},
            "SetEnableTLS reads both by hand",
            "redis_scaler.go",
        ),
        Amendment(
            ("redis-streams", "redis-cluster-streams", "redis-sentinel-streams"),
            {
                "pendingEntriesCount": {"default": None},
                "streamLength": {"default": None},
                "lagCount": {"default": None},
            },
            "which of the defaults counts hangs on what else is given",
            "redis_streams_scaler.go",
        ),
        Amendment(
            ("datadog",),
            {"type": in_metadata(allowed=["average", "global"], anyCase=True)},
            "read by hand",
            "datadog_scaler.go",
        ),
        Amendment(
            ("pulsar",),
            {
                "oauthTokenURI": {"from": [METADATA, AUTHENTICATION]},
                "scope": {"from": [METADATA, AUTHENTICATION]},
                "clientID": {"from": [METADATA, AUTHENTICATION]},
                "EndpointParams": in_metadata(),
            },
            "handleBackwardsCompatibility copies them out of metadata",
            "pulsar_scaler.go",
        ),
        Amendment(
            (*AWS, "kafka", "apache-kafka", "prometheus"),
            {
                "awsRoleArn": {"from": [AUTHENTICATION]},
                "awsAccessKeyID": {"from": [METADATA, AUTHENTICATION, ENVIRONMENT]},
                "awsAccessKeyId": {"from": [AUTHENTICATION]},
                "awsSecretAccessKey": {"from": [AUTHENTICATION, ENVIRONMENT]},
                "awsSessionToken": {"from": [AUTHENTICATION]},
                "identityOwner": in_metadata(allowed=["pod", "operator"]),
            },
            "GetAwsAuthorization reads them by hand",
            "aws/aws_common.go",
        ),
        Amendment(
            GCP,
            {
                "GoogleApplicationCredentials": {"from": [AUTHENTICATION]},
                "credentials": {"from": [ENVIRONMENT]},
                "credentialsFromEnvFile": in_metadata(),
            },
            "GetGCPAuthorization reads them by hand",
            "gcp/gcp_common.go",
        ),
        Amendment(
            ("sumologic",),
            {"query.*": None},
            "no parameter but all metadata whose key starts so, see below",
            "sumologic_scaler.go",
        ),
        Amendment(
            ("huawei-cloudeye",),
            {
                **{name: {"from": [AUTHENTICATION], "required": True} for name in HUAWEI},
                "Cloud": {"from": [AUTHENTICATION], "default": "myhuaweicloud.com"},
            },
            "they are tagged in a second struct, which the schema leaves out",
            "huawei_cloudeye_scaler.go",
        ),
        *(
            Amendment(
                (scaler,),
                {"authModes": {"allowed": modes}, "authMode": {"allowed": modes}},
                "ValidateAllowed is called with these by hand",
                f"{scaler.replace('-', '_')}_scaler.go",
            )
            for scaler, modes in AUTH_MODES.items()
        ),
        Amendment(
            ("openstack-metric",),
            {
                name: {"from": [AUTHENTICATION], "required": name == "authURL"}
                for name in ("authURL", "userID", "password", "appCredentialSecret")
            },
            "parseOpenstackMetricAuthenticationMetadata reads them by hand",
            "openstack_metrics_scaler.go",
        ),
    ),
    free_keys=(
        FreeKeys(("external", "external-push"), "", "all metadata is handed to the scaler", "external_scaler.go"),
        FreeKeys(("sumologic",), "query.", "each is one of several queries", "sumologic_scaler.go"),
    ),
)
