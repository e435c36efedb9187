"""The settings that a command line gives, in files and one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems import Problem
from ..scaling import AppSettings, environment_name, problems_in_names
from .settings_files import GivenSetting, read_settings_file


@dataclass(frozen=True)
class GivenSettings:
    """All settings of one run, and what is wrong with how they were given."""

    settings: tuple[GivenSetting, ...]
    problems_in_files: tuple[Problem, ...]
    problems_in_names: tuple[Problem, ...]

    @property
    def values(self) -> Mapping[str, str]:
        """By name, as the environment of a container has them."""
        return {environment_name(setting.name): setting.value for setting in self.settings}

    @property
    def for_planning(self) -> AppSettings:
        """As the scaling plan takes them."""
        return AppSettings.of({setting.name: setting.value for setting in self.settings})

    def placed(self, problem: Problem) -> Problem:
        """`problem` with the place where its setting was given, if it is about one."""
        return _placed(problem, self.settings)


def given_settings(files: Iterable[Path], singles: Sequence[GivenSetting]) -> GivenSettings:
    """Settings of `files`, each before the next, and `singles` over all of them.

    A later setting takes the place of an earlier one whose name the host cannot tell from its own.
    """
    read = [read_settings_file(file) for file in files]
    effective: dict[str, GivenSetting] = {}
    problems: list[Problem] = []
    for source in (*(file.settings for file in read), singles):
        by_name = {setting.name: setting for setting in source}
        problems += [_placed(problem, source) for problem in problems_in_names(by_name)]
        effective |= {environment_name(name).casefold(): setting for name, setting in by_name.items()}
    return GivenSettings(
        tuple(effective.values()), tuple(problem for file in read for problem in file.problems), tuple(problems)
    )


def _placed(problem: Problem, settings: Iterable[GivenSetting]) -> Problem:
    places = {
        f"settings[{name!r}]": setting.where
        for setting in settings
        for name in (setting.name, environment_name(setting.name))
    }
    place = places.get(problem.where)
    return problem if place is None else replace(problem, where=f"{place}: {problem.where}")
