import azure.durable_functions as df

activities = df.Blueprint()


@activities.activity_trigger(input_name="order")
def pack(order: dict) -> str: ...


@activities.function_name("HandOverParcel")
@activities.activity_trigger(input_name="parcel", activity="HandOver")
def hand_over(parcel: str) -> str: ...
