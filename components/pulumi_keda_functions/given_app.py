"""The project and the settings of an app, as the arguments of its components have them."""

from collections.abc import Mapping
from pathlib import Path

from .app_arguments import AppArguments
from .inputs import Input, known_texts
from .projects import FunctionsProject, HostConfig, read_project
from .scaling import AppSettings, with_arguments

NO_PROJECT = FunctionsProject(Path(), None, None, HostConfig(), (), ())
"""Where the argument is missing, which is problem enough."""


def given_project(folder: str | None) -> FunctionsProject:
    """What is in the folder."""
    return read_project(Path(folder)) if folder else NO_PROJECT


def given_settings(settings: Mapping[str, Input[str]], arguments: AppArguments) -> AppSettings:
    """The app's settings by name, with those that other arguments bring; values that are Outputs count as unknown."""
    return with_arguments(AppSettings.of(known_texts(settings)), arguments)
