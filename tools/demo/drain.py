"""What stands for the functions' work where pods are simulated and run no code."""

from dataclasses import dataclass


@dataclass
class Drain:
    """Works off messages in proportion to the replicas that are ready."""

    rate: float
    """Messages per second and replica."""
    started: float = 0.0
    """What part of the next message is done."""

    def done(self, ready: int, seconds: float) -> int:
        """Messages that `ready` replicas finish in `seconds`, whole ones only; the rest counts next time."""
        if ready == 0:
            self.started = 0.0
            return 0
        finished, self.started = divmod(self.started + ready * self.rate * seconds, 1)
        return int(finished)
