"""The Azure cloud that an address belongs to, by KEDA's name for it: the metadata `cloud` of its Azure scalers."""

from ..values import Derived, Value
from .app import App

PUBLIC = "AzurePublicCloud"
OTHERS = {".usgovcloudapi.net": "AzureUSGovernmentCloud", ".chinacloudapi.cn": "AzureChinaCloud"}
"""By the end of an address (https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure,
https://learn.microsoft.com/azure/china/resources-developer-guide)."""


def cloud_metadata(app: App, address: Value) -> dict[str, Value]:
    """Nothing for what is known to be in the public cloud, which KEDA assumes."""
    known = app.plain_text(address)
    if known is None:
        return {"cloud": Derived(cloud_of, address)}
    return {} if cloud_of(known) == PUBLIC else {"cloud": cloud_of(known)}


def cloud_of(address: str) -> str:
    """`AzurePublicCloud` for `contoso.servicebus.windows.net`."""
    host = address.casefold().partition("://")[2] or address.casefold()
    host = host.partition("/")[0].partition(":")[0]
    return next((cloud for end, cloud in OTHERS.items() if host.endswith(end)), PUBLIC)
