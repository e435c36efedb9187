import azure.functions as func

bp = func.Blueprint()


@bp.service_bus_queue_trigger(arg_name="message", queue_name="invoices", connection="Bus")
def send_invoice(message: func.ServiceBusMessage) -> None: ...


@bp.function_name("RemindDebtors")
@bp.schedule(arg_name="timer", schedule="0 0 8 * * 1")
def remind(timer: func.TimerRequest) -> None: ...
