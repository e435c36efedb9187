from flask import Flask

from .orders import orders


def create_app() -> Flask:
    web = Flask(__name__)
    web.register_blueprint(orders)

    @web.route("/health")
    def health() -> str:
        return "ok"

    return web
