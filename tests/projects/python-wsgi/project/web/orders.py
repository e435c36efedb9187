from flask import Blueprint

orders = Blueprint("orders", __name__)


@orders.route("/orders")
def list_orders() -> str:
    return ""
