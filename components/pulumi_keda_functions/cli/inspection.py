"""What a Functions project scales on, as far as its files and the given settings tell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..manifests import FederatedSubject, federated_subjects
from ..problems import Problem, Severity
from ..projects import FunctionsProject, read_project
from ..scaling import AppSettings, BySecrets, ScalingPlan, plan, problems_in_settings, with_arguments, with_declared
from ..values import Value, resolve, settings_in
from .given_options import GivenOptions
from .given_settings import GivenSettings


@dataclass(frozen=True)
class Inspection:
    """A project, how it scales, and what is wrong with it."""

    project: FunctionsProject
    plan: ScalingPlan
    problems: tuple[Problem, ...]
    known: Mapping[str, str]
    """The settings whose values may be shown, by name."""
    subjects: tuple[FederatedSubject, ...] = ()
    """Whom identities have to trust."""

    def shown(self, value: Value) -> Value:
        """`value` with its settings filled in, if all of them are known; else as it is."""
        if all(setting.name in self.known for setting in settings_in(value)):
            return resolve(value, self.known)
        return value


def inspect_project(folder: Path, given: GivenSettings, options: GivenOptions) -> Inspection:
    """The project in `folder`.

    Nothing goes to a cluster, so what is missing or unfit among the settings is only worth a warning; what is wrong
    with the project itself, whatever its settings, stays an error. Without any settings, all are taken to be there.
    """
    chosen = options.for_app.scaling
    project = with_declared(read_project(folder), chosen.functions)
    unset = plan(project, AppSettings(assumed=True), chosen)
    settings = with_arguments(given.for_planning, options.arguments)
    planned = plan(project, settings, chosen) if settings.names else unset
    unfit = problems_in_settings(settings, options.arguments)
    problems = dict.fromkeys(
        [
            *options.problems,
            *given.problems_in_files,
            *project.problems,
            *map(_as_warning, (*given.problems_in_names, *unfit)),
            *(problem if problem in unset.problems else _as_warning(problem) for problem in planned.problems),
        ]
    )
    placed = tuple(given.placed(options.placed(problem)) for problem in problems)
    subjects = tuple(federated_subjects(planned, options.for_app))
    return Inspection(project, planned, placed, _tellable(given, planned), subjects)


def _as_warning(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING)


def _tellable(given: GivenSettings, planned: ScalingPlan) -> Mapping[str, str]:
    """Settings that no connection is made of."""
    credentials = {
        setting.name
        for authentication in planned.authentications
        if isinstance(authentication, BySecrets)
        for value in authentication.secrets.values()
        for setting in settings_in(value)
    }
    return {name: value for name, value in given.values.items() if name not in credentials}
