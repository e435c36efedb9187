"""The command, run on the project `orders`."""

from collections.abc import Sequence

from pulumi_keda_functions.cli.main import app
from typer.testing import CliRunner, Result

from tests.unit.sample import IMAGE

ACCOUNT = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"
BUS = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=aHVudGVyMg=="
SETTINGS = (f"AzureWebJobsStorage={ACCOUNT}", f"Shop={BUS}", "Environment=test")


def run(*arguments: str) -> Result:
    """`keda-functions` with these arguments."""
    return CliRunner().invoke(app, arguments)


def rendered(*arguments: str, image: str = IMAGE, settings: Sequence[str] = SETTINGS) -> Result:
    """`keda-functions render` of the project, under the name `orders`."""
    given = [word for setting in settings for word in ("--set", setting)]
    return run("render", "orders", "--name", "orders", "--image", image, *given, *arguments)
