"""What KEDA's operator says of a ScaledObject, in its own words.

The reason of the condition Ready does not tell a mistake in the object from a broker that is not there: several scalers
connect while they are made, and one that cannot is reported like one that cannot be parsed. The words do.
"""

import json
import re
import time
from dataclasses import dataclass
from enum import StrEnum

from tools.cluster import Cluster

PATIENCE = 20.0
"""Seconds for the operator to come to a lasting opinion. Right after its Secret was made it may not see that yet."""
INTERVAL = 0.2
"""Seconds between two questions."""
# What the network says when nobody answers, whichever client asked. A malformed address never gets that far.
_NOBODY_THERE = re.compile(
    r"no such host|connection refused|network is unreachable|server misbehaving|i/o timeout|context deadline exceeded"
)


class Opinion(StrEnum):
    """What the operator makes of a ScaledObject."""

    SCALERS_MADE = "every scaler is made"
    UNREACHABLE = "every scaler is understood, and a source is not reached"
    REFUSED = "something in it is wrong"
    NONE = "nothing yet"


@dataclass(frozen=True)
class Words:
    """The condition Ready in short."""

    opinion: Opinion
    text: str

    @property
    def understood(self) -> bool:
        """Whether there is nothing wrong with the object itself."""
        return self.opinion in (Opinion.SCALERS_MADE, Opinion.UNREACHABLE)


def words_about(cluster: Cluster, namespace: str, name: str) -> Words:
    """What the operator says of the ScaledObject `name`, as soon as it understands it; its complaint if it does not
    within `PATIENCE`."""
    deadline = time.monotonic() + PATIENCE
    while True:
        words = read(cluster.kubectl("get", f"scaledobject/{name}", f"-n={namespace}", "--output=json"))
        if words.understood or time.monotonic() > deadline:
            return words
        time.sleep(INTERVAL)


def read(scaled_object: str) -> Words:
    """What a ScaledObject as JSON says of itself."""
    conditions = json.loads(scaled_object).get("status", {}).get("conditions", [])
    ready = next((each for each in conditions if each["type"] == "Ready"), {"status": "Unknown"})
    text = ready.get("message", "")
    match ready["status"]:
        case "True":
            return Words(Opinion.SCALERS_MADE, text)
        # It is said of scalers that were made, and have asked their sources since.
        case "False" if ready.get("reason") == "TriggerError":
            return Words(Opinion.SCALERS_MADE, text)
        case "False":
            return Words(Opinion.UNREACHABLE if _NOBODY_THERE.search(text) else Opinion.REFUSED, text)
        case _:
            return Words(Opinion.NONE, text)
