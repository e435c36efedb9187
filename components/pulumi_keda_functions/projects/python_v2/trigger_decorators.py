"""The decorators that say what starts a function."""

from collections.abc import Mapping

from .decorators import KAFKA_CREDENTIALS, Decorator, declares

COSMOS_LEASES = """
    feed_poll_delay lease_acquire_interval lease_expiration_interval lease_renew_interval max_items_per_invocation
    start_from_beginning start_from_time preferred_locations data_type
"""
TIMER = declares("timerTrigger", "arg_name schedule run_on_startup use_monitor data_type")

TRIGGERS: Mapping[str, Decorator] = {
    "route": declares(
        "httpTrigger",
        "route trigger_arg_name binding_arg_name methods auth_level trigger_extra_fields binding_extra_fields",
        also="http",
    ),
    "timer_trigger": TIMER,
    "schedule": TIMER,
    "queue_trigger": declares("queueTrigger", "arg_name queue_name connection data_type"),
    "service_bus_queue_trigger": declares(
        "serviceBusTrigger",
        "arg_name connection queue_name data_type access_rights is_sessions_enabled cardinality auto_complete_messages",
    ),
    "service_bus_topic_trigger": declares(
        "serviceBusTrigger",
        "arg_name connection topic_name subscription_name data_type access_rights is_sessions_enabled cardinality "
        "auto_complete_messages",
    ),
    "event_hub_message_trigger": declares(
        "eventHubTrigger", "arg_name connection event_hub_name data_type cardinality consumer_group"
    ),
    "kafka_trigger": declares(
        "kafkaTrigger",
        "arg_name topic broker_list event_hub_connection_string consumer_group avro_schema key_avro_schema "
        f"key_data_type {KAFKA_CREDENTIALS} authentication_mode protocol cardinality lag_threshold data_type",
        keyDataType="STRING",
        authenticationMode="NOTSET",
        protocol="NOTSET",
        cardinality="ONE",
        lagThreshold=1000,
    ),
    "blob_trigger": declares("blobTrigger", "arg_name path connection source data_type"),
    "event_grid_trigger": declares("eventGridTrigger", "arg_name data_type"),
    "cosmos_db_trigger": declares(
        "cosmosDBTrigger",
        "arg_name connection database_name container_name lease_connection lease_database_name lease_container_name "
        f"create_lease_container_if_not_exists leases_container_throughput lease_container_prefix {COSMOS_LEASES}",
    ),
    "cosmos_db_trigger_v3": declares(
        "cosmosDBTrigger",
        "arg_name database_name collection_name connection_string_setting lease_collection_name "
        "lease_connection_string_setting lease_database_name create_lease_collection_if_not_exists "
        "leases_collection_throughput lease_collection_prefix checkpoint_interval checkpoint_document_count "
        "feed_poll_delay lease_renew_interval lease_acquire_interval lease_expiration_interval "
        "max_items_per_invocation start_from_beginning preferred_locations data_type",
    ),
    "sql_trigger": declares("sqlTrigger", "arg_name table_name connection_string_setting leases_table_name data_type"),
    "mysql_trigger": declares(
        "mysqlTrigger", "arg_name table_name connection_string_setting leases_table_name data_type"
    ),
    "orchestration_trigger": declares(
        "orchestrationTrigger", "context_name orchestration input_type", unwritten="input_type"
    ),
    "entity_trigger": declares("entityTrigger", "context_name entity_name"),
    "activity_trigger": declares("activityTrigger", "input_name activity"),
    "dapr_service_invocation_trigger": declares("daprServiceInvocationTrigger", "arg_name method_name data_type"),
    "dapr_binding_trigger": declares("daprBindingTrigger", "arg_name binding_name data_type"),
    "dapr_topic_trigger": declares("daprTopicTrigger", "arg_name pub_sub_name topic route data_type"),
    "mcp_tool_trigger": declares(
        "mcpToolTrigger",
        "arg_name tool_name description tool_properties data_type",
        unwritten="tool_properties",
        useResultSchema=False,
    ),
    "mcp_tool": declares("mcpToolTrigger", "metadata use_result_schema", useResultSchema=False),
    "mcp_resource_trigger": declares(
        "mcpResourceTrigger", "arg_name uri resource_name title description mime_type size metadata data_type"
    ),
    "mcp_prompt_trigger": declares(
        "mcpPromptTrigger",
        "arg_name prompt_name prompt_arguments title description metadata icons data_type",
        unwritten="prompt_arguments",
    ),
    "assistant_skill_trigger": declares(
        "assistantSkillTrigger", "arg_name function_description function_name parameter_description_json data_type"
    ),
    "connector_trigger": declares("connectorTrigger", "arg_name data_type"),
    "warm_up_trigger": declares("warmupTrigger", "arg_name data_type"),
    "generic_trigger": declares(None, "arg_name type data_type"),
}
