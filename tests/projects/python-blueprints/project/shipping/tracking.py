import azure.functions as func

blueprint = func.Blueprint()


@blueprint.event_grid_trigger(arg_name="event")
def track(event: func.EventGridEvent) -> None: ...
