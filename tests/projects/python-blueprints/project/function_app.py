"""Blueprints of modules and of a package; the one for reports is never registered."""

import azure.functions as func
import reports
from billing import bp as billing
from shipping.labels import labels
from shipping.tracking import blueprint as tracking

application = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)

for blueprint in (labels, tracking):
    application.register_functions(blueprint)
application.register_blueprint(billing)


@application.route(route="health", auth_level=func.AuthLevel.ANONYMOUS)
def health(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(reports.VERSION)
