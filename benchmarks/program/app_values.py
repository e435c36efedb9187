"""What an app of the program is given, whoever writes its objects."""

from dataclasses import dataclass

IMAGE = f"contoso.azurecr.io/orders@sha256:{'0' * 64}"
STORAGE = "AzureWebJobsStorage"


@dataclass(frozen=True)
class AppValues:
    """One app."""

    name: str
    namespace: str
    storage: str
    """The connection string, in plain text."""

    @property
    def host_id(self) -> str:
        """Free of the namespace, so that the same app reads alike in every stack."""
        return f"host-of-{self.name}"
