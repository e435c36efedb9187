"""Whatever a project and its settings say, a plan comes of it, and every problem has a place and a remedy."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.app_arguments import FunctionOverride
from pulumi_keda_functions.projects import Json
from pulumi_keda_functions.scaling import AppSettings, ScalingOptions, plan
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.triggers import SCALINGS

from tests.unit.sample import function, project

NAMES = (
    *("queueName", "connection", "topicName", "subscriptionName", "cardinality", "isSessionsEnabled"),
    *("eventHubName", "consumerGroup", "brokerList", "topic", "lagThreshold", "protocol", "authenticationMode"),
    *("username", "password", "eventHubConnectionString", "hostName", "port", "userNameSetting", "passwordSetting"),
    *("key", "maxBatchSize", "path", "source", "route", "schedule", "runOnStartup"),
    *("databaseName", "containerName", "collectionName", "leaseConnection", "leaseDatabaseName"),
    *("leaseContainerName", "leaseContainerPrefix", "maxItemsPerInvocation", "connectionStringSetting"),
    *("tableName", "leasesTableName", "pubSubName", "bindingName", "methodName"),
)
HOST_NAMES = (
    *("hubName", "storageProvider", "type", "partitionCount", "connectionName", "connectionStringName", "schemaName"),
    *("routePrefix", "maxDegreeOfParallelism", "maxChangesPerWorker", "batchSize", "autoOffsetReset"),
)
EXTENSIONS = ("durableTask", "http", "blobs", "sql", "mysql", "queues", "serviceBus", "eventHubs", "kafka", "rabbitMQ")
SETTINGS = (
    *("A", "B", "AzureWebJobsStorage", "AzureWebJobsStorage__accountName", "A__fullyQualifiedNamespace", "CosmosDB"),
    *("A__accountEndpoint", "A__queueServiceUri", "A__redisHostName", "WEBSITE_SITE_NAME", "TZ", "DAPR_APP_PORT"),
    *("Sql_Trigger_MaxChangesPerWorker", "AzureFunctionsJobHost__functionTimeout", "SQLDB_Connection"),
)
words = st.sampled_from(
    (
        *(
            "",
            "A",
            "B",
            "%A%",
            "%A",
            "p-%B%",
            "%Nowhere%",
            "true",
            "many",
            "EventGrid",
            "mssql",
            "dbo.Orders",
            "[a",
            "`",
        ),
        *("0 0 3 * * *", "0 0 0 1 * *", "* * * * * *", "01:00:00", "-1", "0", "7", "Server=db;Database=d;User ID=u"),
        *(
            "Server=db;Authentication=Active Directory Default",
            "Endpoint=sb://a.servicebus.windows.net/",
            "a:1,ssl=true",
        ),
        *("amqp://u:p@h/%2F", 'Password="', "Europe/Zurich"),
    )
)
texts = words | st.text(max_size=12)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
values: st.SearchStrategy[Json] = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2), max_leaves=4
)
hosts = st.fixed_dictionaries(
    {
        "functionTimeout": values,
        "extensionBundle": values | st.fixed_dictionaries({"version": texts | st.just("[3.*, 4.0.0)")}),
        "extensions": values
        | st.dictionaries(
            st.sampled_from(EXTENSIONS),
            values
            | st.dictionaries(
                st.sampled_from(HOST_NAMES),
                values | st.dictionaries(st.sampled_from(HOST_NAMES), values, max_size=3),
                max_size=4,
            ),
            max_size=3,
        ),
    }
)


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(sorted(SCALINGS)) | st.text(max_size=8),
    st.dictionaries(st.sampled_from(NAMES), values, max_size=8),
    hosts,
    st.dictionaries(st.sampled_from(SETTINGS), st.none() | texts, max_size=6),
    st.booleans(),
)
def test_every_configuration_gives_a_plan(
    trigger: str,
    properties: Mapping[str, Json],
    host: Mapping[str, Json],
    given_settings: Mapping[str, str | None],
    scale_to_zero: bool,
) -> None:
    options = ScalingOptions(functions=(FunctionOverride(name="f", scale_to_zero=scale_to_zero),))
    written = project(function(trigger, properties), content=host)
    planned = plan(written, AppSettings.of(dict(given_settings)), options)
    assert planned.groups
    configured = App(written.host, AppSettings.of(dict(given_settings)))
    for group in planned.groups:
        for each in group.triggers:
            # A rule that refuses a text which is known is told as a problem, and leaves the trigger out.
            for value in each.metadata.values():
                configured.plain_text(value)
    for problem in planned.problems:
        assert problem.where
        assert problem.message
        assert problem.remedy
