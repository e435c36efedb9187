"""Who deploys where, and what the environment tells the provider's process."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

SUBSCRIPTION = "00000000-0000-4000-8000-000000000001"
TENANT = "00000000-0000-4000-8000-000000000002"
DEPLOYER_OBJECT = "00000000-0000-4000-8000-000000000003"
"""Object id of the service principal that runs the program."""
DEPLOYER_CLIENT = "00000000-0000-4000-8000-000000000004"

FOLDER_VARIABLE = "AZURE_TEST_FOLDER"
SECONDS_VARIABLE = "AZURE_TEST_SECONDS"


@dataclass(frozen=True)
class Settings:
    """Of one provider process."""

    folder: Path
    """Holds what exists in this Azure, across runs."""
    seconds: float
    """That each write takes, so that writes at the same time are seen as such."""
    location: str = ""
    """Configured for the provider: `azure-native:location`."""

    @property
    def kubeconfig(self) -> Path:
        """Where the credentials of every cluster lead to, if the test has put one there."""
        return self.folder / "kubeconfig"

    def at(self, location: str) -> "Settings":
        """The same with a configured location."""
        return replace(self, location=location)


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises KeyError where no folder is named: without one, two tests would share an Azure."""
    return Settings(Path(environment[FOLDER_VARIABLE]), float(environment.get(SECONDS_VARIABLE, "0.05")))
