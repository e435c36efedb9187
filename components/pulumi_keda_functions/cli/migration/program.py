"""The Pulumi program of the new app."""

import json
from collections.abc import Mapping
from string import Template

SETTINGS_FILE = "settings.env"
_PROGRAM = Template('''\
"""The Functions app $app_name, taken over from `func kubernetes deploy --name $old_name`."""

from io import StringIO
from pathlib import Path

import pulumi
from dotenv import dotenv_values
from pulumi_keda_functions import FunctionApp

# Holds secrets and stays out of version control. All values become secrets of the stack.
settings = Path(__file__).with_name("$settings_file").read_text(encoding="utf-8")

app = FunctionApp(
    "$app_name",
    {
$arguments
        "settings": dotenv_values(stream=StringIO(settings), interpolate=False),
    },
)

pulumi.export("deployments", app.deployment_names)
pulumi.export("url", app.url)
pulumi.export("plan", app.plan)
''')
_PROJECT = Template("""\
name: $app_name
description: The Functions app $app_name on Kubernetes, scaled by KEDA
runtime:
  name: python
  options:
    toolchain: pip # the Python on PATH
""")


def program(old_name: str, app_name: str, arguments: Mapping[str, object]) -> str:
    """`__main__.py`. The settings are read from a file beside it, whose absence is an error."""
    return _PROGRAM.substitute(
        old_name=old_name,
        app_name=app_name,
        settings_file=SETTINGS_FILE,
        # Texts, whole numbers, lists and mappings are written alike in JSON and in Python.
        arguments="\n".join(f"        {json.dumps(name)}: {json.dumps(value)}," for name, value in arguments.items()),
    )


def project_file(app_name: str) -> str:
    """`Pulumi.yaml`."""
    return _PROJECT.substitute(app_name=app_name)
