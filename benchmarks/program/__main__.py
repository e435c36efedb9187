"""As many apps as the stack asks for, made in the way that it asks for."""

import pulumi

from benchmarks.program.app_values import AppValues
from benchmarks.program.ways import WAYS

config = pulumi.Config()
make = WAYS[config.require("way")]
for number in range(config.require_int("apps")):
    make(AppValues(f"app-{number:03}", config.require("namespace"), config.require("storage")))
