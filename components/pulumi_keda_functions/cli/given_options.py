"""The arguments of an app that a command line gives, in a file and one by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..inputs import Input
from ..manifests import AppOptions, workload_identity
from ..manifests.function_keys import SEED, problem_in_seed
from ..manifests.registries import registries
from ..manifests.secret_keeping import KeptSecrets
from ..problems import Problem
from ..scaling import values_of_layers
from .options_file import FileArguments, OptionsFile, read_options_file


@dataclass(frozen=True)
class GivenOptions:
    """All arguments of one run, and what is wrong with how they were given."""

    file: Path | None
    in_file: OptionsFile
    typed: FileArguments
    """Those given one by one, which override the file's."""
    secret_name: str | None = None
    """The Secret that holds the settings, where no value is rendered."""
    secret_store: str | None = None
    """The store that fills it."""

    @property
    def arguments(self) -> FileArguments:
        """Those that count."""
        return {**self.in_file.arguments, **self.typed}

    @property
    def for_app(self) -> AppOptions:
        """As the plan and the objects take them."""
        given = self.arguments
        namespace = given.get("namespace") or "default"
        return AppOptions(
            given.get("app_name", ""),
            given.get("image", ""),
            namespace,
            given,
            has_keys_seed="function_keys_seed" in given,
            keys_secret=given.get("function_keys_secret"),
            kept_secrets=KeptSecrets(self.secret_name or given.get("app_name", ""), self.secret_store)
            if self.secret_name or self.secret_store
            else None,
            prometheus_address=given.get("prometheus_address"),
            identity=workload_identity(given.get("identity"), _text),
            registries=registries(given.get("registry_credentials", ()), _text),
        )

    @property
    def values(self) -> Mapping[str, str]:
        """What stands for an Output in the component, under the name that the objects know it by."""
        seed = self.arguments.get("function_keys_seed")
        layers = {name: _text(name, given.value) for name, given in values_of_layers(self.arguments).items()}
        return layers if seed is None else {**layers, SEED.name: seed}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, and with what only this command takes."""
        given = self.arguments.get("function_keys_seed")
        seed = None if given is None else problem_in_seed(given)
        return (*self.in_file.problems, *([seed] if seed else []))

    def placed(self, problem: Problem) -> Problem:
        """`problem` with the place where its argument was given, if it is about one."""
        argument = re.split(r"[.\[]", problem.where, maxsplit=1)[0]
        if self.file is not None and argument in self.in_file.arguments and argument not in self.typed:
            return replace(problem, where=f"{self.file.as_posix()}: {problem.where}")
        if problem.where == "app_name":
            return replace(problem, where="--name")
        return replace(problem, where=f"--{argument.replace('_', '-')}") if problem.where in _TYPED else problem


_TYPED = (FileArguments.__annotations__.keys() - {"functions", "groups"}) | {"secret_name", "secret_store"}


def _text(_name: str, given: Input[str]) -> str:
    # A file holds nothing else.
    return str(given)


def given_options(
    file: Path | None, typed: FileArguments, *, secret_name: str | None = None, secret_store: str | None = None
) -> GivenOptions:
    """The arguments of `file` and those `typed` over them."""
    in_file = OptionsFile({}) if file is None else read_options_file(file)
    return GivenOptions(file, in_file, typed, secret_name, secret_store)
