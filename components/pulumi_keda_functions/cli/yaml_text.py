"""Kubernetes objects as YAML."""

import re
from collections.abc import Iterable

import yaml
from yaml.representer import BaseRepresenter

from ..manifests import Plain

try:
    from yaml import CSafeDumper as _FastestDumper
except ImportError:  # PyYAML was built without libyaml: the same text, ten times slower.
    from yaml import SafeDumper as _FastestDumper  # type: ignore[assignment] # another class with the same methods

_MAY_BE_READ_OTHERWISE = re.compile(r"[-+.\d][-+.:_xob\da-f]*|[yn]", re.IGNORECASE)
"""Text that Kubernetes' reader takes for a number or a truth where PyYAML's would not: `1e3`, `0o17`, `y`."""
_NEVER_FOLD = 1 << 30


class _Dumper(_FastestDumper):
    """Quotes what another reader would not take for text."""


def _text(dumper: BaseRepresenter, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, "'" if _MAY_BE_READ_OTHERWISE.fullmatch(text) else None
    )


_Dumper.add_representer(str, _text)


def as_yaml(documents: Iterable[Plain]) -> str:
    """One stream, each document after a line `---`, keys in the order of the objects."""
    stream = yaml.dump_all(
        documents, Dumper=_Dumper, sort_keys=False, explicit_start=True, allow_unicode=True, width=_NEVER_FOLD
    )
    return str(stream)
