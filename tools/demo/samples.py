"""What was seen while a burst was worked off, and the figures that sum it up."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """One look at queue and Deployment."""

    seconds: float
    """Since the first message."""
    messages: int
    replicas: int
    """Pods that there are."""
    ready: int
    """Those of them that are ready."""

    @property
    def is_calm(self) -> bool:
        """Whether there is nothing to do and nobody to do it."""
        return self.messages == self.replicas == 0


@dataclass(frozen=True)
class Figures:
    """A whole run in a few numbers; times in seconds since the first message."""

    peak: int
    """Most replicas that were ready at once."""
    first_ready: float
    queue_empty: float
    back_to_zero: float

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Figures":
        """The figures of a run that ended calm."""
        return cls(
            peak=max(sample.ready for sample in samples),
            first_ready=next(sample.seconds for sample in samples if sample.ready),
            queue_empty=after_last(samples, [sample.messages for sample in samples]),
            back_to_zero=after_last(samples, [sample.replicas for sample in samples]),
        )

    def __str__(self) -> str:
        return (
            f"First replica ready after {self.first_ready:.1f} s · queue empty after {self.queue_empty:.1f} s"
            f" · back to zero after {self.back_to_zero:.1f} s"
        )


def after_last(samples: Sequence[Sample], counts: Sequence[int]) -> float:
    """When the count that belongs to each sample was zero for good."""
    last = max((index for index, count in enumerate(counts) if count), default=-1)
    return samples[last + 1].seconds
