"""Where the values of an app's Secrets are, if not in what is rendered."""

from dataclasses import dataclass

SETTINGS = "settings"
"""The role of the Secret that holds the app's settings."""


@dataclass(frozen=True)
class KeptSecrets:
    """Secrets that somebody else fills, under names that stay when their content changes."""

    name: str
    """Of the one with the settings; the others are called after it."""
    store: str | None = None
    """`<name>` or `<kind>/<name>` of an External Secrets store that fills them; None: they are made by hand."""

    def name_of(self, role: str) -> str:
        """`orders`, `orders-scaling`."""
        return self.name if role == SETTINGS else f"{self.name}-{role}"
