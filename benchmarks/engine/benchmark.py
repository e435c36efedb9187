"""FunctionApp against the same objects in a hand-written component, and in none."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from azure.storage.queue import QueueClient

from tools.cluster import temporary_cluster

from ..comparison import Comparison
from ..program.ways import BARE_COMPONENT, FUNCTION_APP, NO_COMPONENT
from .same_objects import require_same_objects
from .stack import OPERATIONS, Life, lived
from .state import compare_states

WAYS = (FUNCTION_APP, BARE_COMPONENT, NO_COMPONENT)
GROWTH = 4
"""How many times the apps there are in the larger stacks."""
MOST = 1.15
"""Of the bare component's time. What is above 1 is for reading the project and deciding how it scales."""

Lives = Mapping[str, Sequence[Life]]
"""By way."""


def compare(apps: int, runs: int, report: Callable[[str], None]) -> list[Comparison]:
    """Times of `apps` apps, and of each further one in stacks four times as large: medians of `runs`.

    Raises BenchmarkError when the ways do not make the same objects, or one of them fails.
    """
    with temporary_cluster() as cluster:
        QueueClient.from_connection_string(cluster.azurite_connection_string, "orders").create_queue()

        # Files and compiled modules that no cache holds yet are not the first way's to pay for.
        lived(FUNCTION_APP, 1, cluster)

        def lives(ways: Sequence[str], apps: int) -> Lives:
            """In turn, each round in another order, so that a slow minute of the machine hits all ways alike."""
            seen: dict[str, list[Life]] = {way: [] for way in ways}
            for run in range(runs):
                turn = run % len(ways)
                for way in (*ways[turn:], *ways[:turn]):
                    life = lived(way, apps, cluster)
                    times = ", ".join(f"{operation} {seconds:.1f} s" for operation, seconds in life.seconds.items())
                    report(f"run {run + 1} of {runs}, {apps} apps, {way}: {times}")
                    seen[way].append(life)
            return seen

        small = lives(WAYS, apps)
        states = small[FUNCTION_APP][0].resources, small[BARE_COMPONENT][0].resources
        require_same_objects(*states)
        large = lives((FUNCTION_APP, BARE_COMPONENT), GROWTH * apps)
    return [*times(small, apps), *growth(small, large, apps), *compare_states(*states, BARE_COMPONENT, apps)]


def times(lives: Lives, apps: int) -> list[Comparison]:
    """Each operation against a bare component, and against none."""
    return [
        Comparison(
            f"{operation}, {apps} apps",
            against,
            seconds(lives[FUNCTION_APP], operation),
            seconds(lives[against], operation),
            "s",
            most_ratio=most,
        )
        for against, most in ((BARE_COMPONENT, MOST), (NO_COMPONENT, None))
        for operation in OPERATIONS
    ]


def growth(small: Lives, large: Lives, apps: int) -> list[Comparison]:
    """What each app beyond the first `apps` costs: no more, in relation to the bare program's, than the first did."""

    def further(way: str, operation: str) -> float:
        more = seconds(large[way], operation) - seconds(small[way], operation)
        return 1000 * more / ((GROWTH - 1) * apps)

    return [
        Comparison(
            f"{operation}, each app from {apps} to {GROWTH * apps}",
            BARE_COMPONENT,
            further(FUNCTION_APP, operation),
            further(BARE_COMPONENT, operation),
            "ms",
            most_ratio=MOST,
        )
        for operation in OPERATIONS
    ]


def seconds(lives: Sequence[Life], operation: str) -> float:
    """The median."""
    return median(life.seconds[operation] for life in lives)
