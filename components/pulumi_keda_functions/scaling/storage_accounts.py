"""Connection strings of storage accounts, as both the host and KEDA read them.

https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
"""

from ..problems import Problem

SUFFICIENT = (frozenset({"accountname", "accountkey"}), frozenset({"sharedaccesssignature"}))
"""Fields of which one set must be there, in lower case."""
REMEDY = "give it as the Azure portal shows it: DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…"


def problem_in_account(place: str, text: str) -> Problem | None:
    """Why the connection string given at `place` leads to no account, told without it."""
    fields = {part.partition("=")[0].strip().casefold() for part in text.split(";") if "=" in part}
    if not text or names_emulator(text) or any(each <= fields for each in SUFFICIENT):
        return None
    return Problem(place, "is no connection string of a storage account: it has no AccountName and AccountKey", REMEDY)


def names_emulator(text: str) -> bool:
    """Whether it stands for an emulator on the loopback address."""
    return any(part.replace(" ", "").casefold() == "usedevelopmentstorage=true" for part in text.split(";"))
