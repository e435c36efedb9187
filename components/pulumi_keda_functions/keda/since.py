"""What came to KEDA later than the oldest version that apps are written for.

Of scalers all since 2.8, by https://github.com/kedacore/keda/blob/v2.21.0/CHANGELOG.md and the notes of
https://github.com/kedacore/keda/releases; of parameters those that are likely to be used.
"""

from collections.abc import Iterator, Mapping

from ..problems import Problem
from .model import FROM_ENVIRONMENT, GivenTrigger
from .version import Version

SCALERS: Mapping[str, Version] = {
    "aws-dynamodb-streams": (2, 8),
    "nats-jetstream": (2, 8),
    "couchdb": (2, 9),
    "etcd": (2, 9),
    "loki": (2, 9),
    "arangodb": (2, 10),
    "github-runner": (2, 10),
    "solr": (2, 11),
    "apache-kafka": (2, 12),
    "gcp-cloudtasks": (2, 12),
    "dynatrace": (2, 15),
    "splunk": (2, 15),
    "beanstalkd": (2, 16),
    "nsq": (2, 17),
    "temporal": (2, 17),
    "forgejo-runner": (2, 18),
    "solace-direct-messaging": (2, 18),
    "solarwinds": (2, 18),
    "splunk-observability": (2, 18),
    "sumologic": (2, 18),
    "kubernetes-resource": (2, 19),
    "elastic-forecast": (2, 20),
    "opensearch": (2, 20),
    "azure-cosmosdb": (2, 21),
    "clickhouse": (2, 21),
    "gcp-spanner": (2, 21),
}
PARAMETERS: Mapping[tuple[str, str], Version] = {
    ("azure-queue", "queueLengthStrategy"): (2, 15),
    ("prometheus", "queryParameters"): (2, 13),
    ("azure-monitor", "metricInterval"): (2, 21),
    ("azure-pipelines", "scaleOnInFlight"): (2, 21),
    ("kafka", "ccacheName"): (2, 21),
    ("kafka", "fullMetadata"): (2, 21),
    ("mssql", "driverName"): (2, 21),
    ("rabbitmq", "authMode"): (2, 21),
    ("rabbitmq", "authModes"): (2, 21),
}
"""By scaler and name, for scalers that are older."""


def problems_in_version(trigger: GivenTrigger, version: Version, where: str) -> Iterator[Problem]:
    """What the trigger uses that KEDA does not have in `version`."""
    since = SCALERS.get(trigger.type, version)
    if since > version:
        yield missing(f"the scaler {trigger.type}", since, version, f"{where}.type")
        return
    for key in trigger.metadata:
        since = PARAMETERS.get((trigger.type, key.removesuffix(FROM_ENVIRONMENT)), version)
        if since > version:
            yield missing(f"{key} of {trigger.type}", since, version, f"{where}.metadata.{key}")


def missing(what: str, since: Version, version: Version, place: str) -> Problem:
    """That `what` came later."""
    message = f"KEDA {dotted(version)} does not have {what} yet, which came with {dotted(since)}"
    return Problem(place, message, f"install KEDA {dotted(since)} or later")


def dotted(version: Version) -> str:
    """`2.21`."""
    return ".".join(map(str, version))
