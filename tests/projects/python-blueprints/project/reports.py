import azure.functions as func

VERSION = "1.4"
blueprint = func.Blueprint()


@blueprint.timer_trigger(arg_name="timer", schedule="0 0 6 * * *")
def daily_report(timer: func.TimerRequest) -> None: ...
