from .app import app


@app.event_hub_message_trigger(arg_name="event", event_hub_name="returns", connection="Hub")
def take_return(event): ...
