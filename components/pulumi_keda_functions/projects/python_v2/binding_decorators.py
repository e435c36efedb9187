"""The decorators that add an input or output beside the trigger.

Only what the call passes is kept: nothing in a deployment hangs on the library's defaults for these.
"""

from collections.abc import Mapping

from .decorators import KAFKA_CREDENTIALS, Decorator, declares

BINDINGS: Mapping[str, Decorator] = {
    "service_bus_queue_output": declares("serviceBus", "arg_name connection queue_name data_type access_rights"),
    "service_bus_topic_output": declares(
        "serviceBus",
        "arg_name connection topic_name subscription_name data_type access_rights",
    ),
    "queue_output": declares("queue", "arg_name queue_name connection data_type"),
    "event_hub_output": declares("eventHub", "arg_name connection event_hub_name data_type"),
    "cosmos_db_output_v3": declares(
        "cosmosDB",
        "arg_name database_name collection_name connection_string_setting create_if_not_exists partition_key "
        "collection_throughput use_multiple_write_locations preferred_locations data_type",
    ),
    "cosmos_db_output": declares(
        "cosmosDB",
        "arg_name connection database_name container_name create_if_not_exists partition_key "
        "container_throughput preferred_locations data_type",
    ),
    "cosmos_db_input_v3": declares(
        "cosmosDB",
        "arg_name database_name collection_name connection_string_setting id sql_query partition_key data_type",
    ),
    "cosmos_db_input": declares(
        "cosmosDB",
        "arg_name connection database_name container_name partition_key id sql_query preferred_locations data_type",
    ),
    "blob_input": declares("blob", "arg_name path connection data_type"),
    "blob_output": declares("blob", "arg_name path connection data_type"),
    "event_grid_output": declares("eventGrid", "arg_name topic_endpoint_uri topic_key_setting connection data_type"),
    "kafka_output": declares(
        "kafka",
        f"arg_name topic broker_list avro_schema key_avro_schema key_data_type {KAFKA_CREDENTIALS} "
        "max_message_bytes batch_size enable_idempotence message_timeout_ms request_timeout_ms max_retries "
        "authentication_mode protocol linger_ms data_type",
    ),
    "table_input": declares("table", "arg_name connection table_name row_key partition_key take filter data_type"),
    "table_output": declares("table", "arg_name connection table_name row_key partition_key data_type"),
    "sql_input": declares("sql", "arg_name command_text connection_string_setting command_type parameters data_type"),
    "sql_output": declares("sql", "arg_name command_text connection_string_setting data_type"),
    "mysql_input": declares(
        "mysql",
        "arg_name command_text connection_string_setting command_type parameters data_type",
    ),
    "mysql_output": declares("mysql", "arg_name command_text connection_string_setting data_type"),
    "durable_client_input": declares("durableClient", "client_name task_hub connection_name"),
    "dapr_state_input": declares("daprState", "arg_name state_store key dapr_address data_type"),
    "dapr_secret_input": declares("daprSecret", "arg_name secret_store_name key metadata dapr_address data_type"),
    "dapr_state_output": declares("daprState", "arg_name state_store key dapr_address data_type"),
    "dapr_invoke_output": declares("daprInvoke", "arg_name app_id method_name http_verb dapr_address data_type"),
    "dapr_publish_output": declares("daprPublish", "arg_name pub_sub_name topic dapr_address data_type"),
    "dapr_binding_output": declares("daprBinding", "arg_name binding_name operation dapr_address data_type"),
    "text_completion_input": declares(
        "textCompletion",
        "arg_name prompt ai_connection_name chat_model temperature top_p max_tokens is_reasoning_model data_type",
    ),
    "assistant_create_output": declares("assistantCreate", "arg_name data_type"),
    "assistant_query_input": declares(
        "assistantQuery",
        "arg_name id timestamp_utc chat_storage_connection_setting collection_name data_type",
    ),
    "assistant_post_input": declares(
        "assistantPost",
        "arg_name id user_message ai_connection_name chat_model chat_storage_connection_setting "
        "collection_name temperature top_p max_tokens is_reasoning_model data_type",
    ),
    "embeddings_input": declares(
        "embeddings",
        "arg_name input input_type ai_connection_name embeddings_model max_chunk_length max_overlap data_type",
    ),
    "semantic_search_input": declares(
        "semanticSearch",
        "arg_name search_connection_name collection query ai_connection_name embeddings_model chat_model "
        "system_prompt max_knowledge_count temperature top_p max_tokens is_reasoning_model data_type",
    ),
    "embeddings_store_output": declares(
        "embeddingsStore",
        "arg_name input input_type store_connection_name collection ai_connection_name embeddings_model "
        "max_chunk_length max_overlap data_type",
    ),
    "generic_input_binding": declares(None, "arg_name type data_type"),
    "generic_output_binding": declares(None, "arg_name type data_type"),
}
