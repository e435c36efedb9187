"""A Flask application, and no function beside it."""

import azure.functions as func
from web import create_app

flask_app = create_app()
app = func.WsgiFunctionApp(flask_app.wsgi_app, func.AuthLevel.FUNCTION, "shop")
