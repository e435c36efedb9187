"""What takes over an app: the program, its settings, and what a person should know before the cut-over."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from ...manifests import DeclaredApp, declare
from ...problems import InvalidInputError, Problem, Severity, errors
from ...projects import FunctionsProject
from ...scaling import AppSettings, problems_in_names
from ..given_options import given_options
from ..options_file import FileArguments
from .arguments import Argument, carried_over, least_replicas, new_name
from .by_hand import problems_by_hand
from .changes import Change, changes
from .deployed_app import DeployedApp, first_references
from .dotenv_text import dotenv_text
from .environment import environment_of
from .kubernetes_objects import KubernetesObjects, reference_of
from .program import SETTINGS_FILE, program, project_file
from .scaler_changes import problems_in_old_scalers, scaler_changes


@dataclass(frozen=True)
class Migration:
    """From the old app to the new one."""

    old: DeployedApp
    app_name: str
    """What the new one is called."""
    declared: DeclaredApp | None
    """The new one; None where something must be mended first."""
    files: Mapping[str, str]
    """What to write, by name."""
    changes: tuple[Change, ...]
    old_scalers: tuple[Problem, ...]
    """What is wrong with the old scalers."""
    problems: tuple[Problem, ...]
    """What to mend in the files, or to know."""

    @property
    def to_be_mended(self) -> tuple[Problem, ...]:
        """What stops `pulumi up`."""
        return errors(self.problems)


def deployed_app(name: str, objects: KubernetesObjects) -> DeployedApp:
    """The app called `name` among `objects`. Raises InvalidInputError where there is none."""
    app = DeployedApp(name, objects.namespace or "default", objects)
    if not app.deployments:
        sought = " and ".join(each.name for each in first_references(name) if each.kind == "Deployment")
        message = f"namespace {app.namespace} has neither of the Deployments {sought}"
        remedy = "give the name that was given to `func kubernetes deploy`, and its namespace by --namespace"
        raise InvalidInputError(name, [Problem("--name", message, remedy)])
    return app


def migration(old: DeployedApp, project: FunctionsProject, folder: Path, app_name: str | None = None) -> Migration:
    """How `old` becomes a FunctionApp of `project`, by a program in `folder`.

    Raises InvalidInputError where the new app cannot run beside the old one.
    """
    name = app_name or new_name(old)
    environment = environment_of(old)
    settings = AppSettings.of(dict(environment.settings))
    unusable = problems_in_names(environment.settings)
    arguments = carried_over(old)
    declared, found = _declared(project, settings, name, arguments)
    if declared is not None:
        scaled = [group.name for group in declared.plan.groups if group.triggers and not group.answers_http]
        if least := least_replicas(old, scaled):
            arguments |= least
            declared, found = _declared(project, settings, name, arguments)
    if stopping := [problem for problem in (*found, *_taken(old, declared)) if problem.where == "app_name"]:
        raise InvalidInputError(old.name, [replace(problem, where="--app-name") for problem in stopping])
    told = {"project": Path(os.path.relpath(project.root, folder)).as_posix(), **arguments}
    return Migration(
        old,
        name,
        declared,
        {
            "__main__.py": program(old.name, name, told),
            "Pulumi.yaml": project_file(name),
            ".gitignore": f"{SETTINGS_FILE}\n",
            SETTINGS_FILE: dotenv_text(environment.settings),
        },
        (*changes(old, settings, declared), *scaler_changes(old, settings, declared)) if declared else (),
        tuple(problems_in_old_scalers(old)),
        tuple(dict.fromkeys([*_several_images(old), *environment.problems, *unusable, *problems_by_hand(old), *found])),
    )


def _declared(
    project: FunctionsProject, settings: AppSettings, name: str, arguments: Mapping[str, Argument]
) -> tuple[DeclaredApp | None, tuple[Problem, ...]]:
    """The new app, and its warnings; or None, and what stops it."""
    options = given_options(None, cast("FileArguments", {**arguments, "app_name": name})).for_app
    try:
        app = declare(project, settings, options)
    except InvalidInputError as error:
        return None, error.problems
    return app, app.warnings


def _taken(old: DeployedApp, new: DeclaredApp | None) -> list[Problem]:
    """Objects that both apps would call the same."""
    made = [reference_of(each.body) for each in (new.manifests if new else ())]
    taken = [str(each) for each in made if old.objects.find(each.kind, each.name)]
    message = f"the old app has {', '.join(taken)}, too"
    return [Problem("app_name", message, "give another name by --app-name")] if taken else []


def _several_images(old: DeployedApp) -> list[Problem]:
    if len(old.images) <= 1:
        return []
    message = f"the Deployments have different images, {' and '.join(old.images)}"
    return [Problem("image", message, "see in the program which is right", Severity.WARNING)]
