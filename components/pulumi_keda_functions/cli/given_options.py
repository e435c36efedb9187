"""The arguments of an app that a command line gives, in a file and one by one."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ..manifests import AppOptions
from ..problems import Problem
from .options_file import FileArguments, OptionsFile, read_options_file


@dataclass(frozen=True)
class GivenOptions:
    """All arguments of one run, and what is wrong with how they were given."""

    file: Path | None
    in_file: OptionsFile
    typed: FileArguments
    """Those given one by one, which override the file's."""

    @property
    def arguments(self) -> FileArguments:
        """Those that count."""
        return {**self.in_file.arguments, **self.typed}

    @property
    def for_app(self) -> AppOptions:
        """As the plan and the objects take them."""
        given = self.arguments
        namespace = given.get("namespace") or "default"
        return AppOptions(given.get("app_name", ""), given.get("image", ""), namespace, given)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file."""
        return self.in_file.problems

    def placed(self, problem: Problem) -> Problem:
        """`problem` with the place where its argument was given, if it is about one."""
        argument = re.split(r"[.\[]", problem.where, maxsplit=1)[0]
        if self.file is not None and argument in self.in_file.arguments and argument not in self.typed:
            return replace(problem, where=f"{self.file.as_posix()}: {problem.where}")
        if problem.where == "app_name":
            return replace(problem, where="--name")
        return replace(problem, where=f"--{argument.replace('_', '-')}") if problem.where in _TYPED else problem


_TYPED = FileArguments.__annotations__.keys() - {"functions", "groups"}


def given_options(file: Path | None, typed: FileArguments) -> GivenOptions:
    """The arguments of `file` and those `typed` over them."""
    return GivenOptions(file, OptionsFile({}) if file is None else read_options_file(file), typed)
