"""Programs with one image."""

from pathlib import Path

import pulumi
from pulumi_keda_functions import FunctionImage, FunctionImageArgs

from tests.engine.conftest import Program
from tools.image_builder.buildkit import NAME
from tools.image_builder.registry import Registry
from tools.image_builder.registry_settings import PUSHER

DOCKERFILE = """\
FROM mcr.microsoft.com/azure-functions/python:4-python3.12
ENV AzureWebJobsScriptRoot=/home/site/wwwroot
RUN echo dependencies > /dependencies
COPY . /home/site/wwwroot
"""


def image_args(registry: Registry, project: Path, password: str = PUSHER.password) -> FunctionImageArgs:
    """Made anew in each program, since Outputs belong to one run."""
    return {
        "project": str(project),
        "image_name": f"{registry.address}/orders",
        "builder": NAME,
        "registry_credentials": [
            {"server": registry.address, "username": PUSHER.username, "password": pulumi.Output.secret(password)}
        ],
    }


def image_program(args: FunctionImageArgs) -> Program:
    """Exports the image's outputs."""

    def run() -> None:
        image = FunctionImage("orders", args)
        pulumi.export("ref", image.ref)
        pulumi.export("digest", image.digest)

    return run
