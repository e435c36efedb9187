"""A burst of orders, watched from zero replicas to zero replicas."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from .deployment import Deployment
from .drain import Drain
from .errors import DemoError
from .orders import Orders
from .samples import Sample

INTERVAL = 0.25
"""Seconds between two looks."""
PATIENCE = 60.0
"""Seconds without any change after which nothing more is expected."""


def wait_until_idle(deployment: Deployment) -> None:
    """Until KEDA has taken away the replica that a new Deployment starts with."""
    deadline = time.monotonic() + PATIENCE
    while deployment.replicas().present:
        if time.monotonic() > deadline:
            raise DemoError(stuck(deployment))
        time.sleep(INTERVAL)


def watch_burst(orders: Orders, deployment: Deployment, drain: Drain | None, size: int) -> Iterator[Sample]:
    """Places `size` orders and yields what is seen until queue and Deployment are empty again.

    `drain` stands for pods that run no code; None: pods work off the queue by themselves.

    The first look is at the calm before. Raises DemoError when nothing changes for `PATIENCE` seconds.
    """
    last = look(orders, deployment, 0.0)
    yield last
    changed, served = 0.0, False
    with ThreadPoolExecutor(1) as customers:
        began = time.monotonic()
        placing = customers.submit(orders.place, size)
        while not (placing.done() and served and last.is_calm):
            time.sleep(INTERVAL)
            if placing.done():
                placing.result()
            sample = look(orders, deployment, time.monotonic() - began)
            if drain is not None:
                orders.take(drain.done(sample.ready, sample.seconds - last.seconds))
            served = served or sample.ready > 0
            if replace(sample, seconds=last.seconds) != last:
                changed = sample.seconds
            elif sample.seconds - changed > PATIENCE:
                raise DemoError(stuck(deployment))
            last = sample
            yield last


def look(orders: Orders, deployment: Deployment, seconds: float) -> Sample:
    """One sample."""
    replicas = deployment.replicas()
    return Sample(seconds, orders.waiting(), replicas.present, replicas.ready)


def stuck(deployment: Deployment) -> str:
    """What to do about a Deployment that KEDA does not scale."""
    seen = f"Deployment {deployment.namespace}/{deployment.name}: nothing changes any more for {PATIENCE:.0f} s"
    log = deployment.cluster.folder / "logs" / "keda-operator.log"
    return f"{seen}: see `kubectl describe scaledobject -n {deployment.namespace}` and {log}"
