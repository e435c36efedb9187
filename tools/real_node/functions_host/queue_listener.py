"""Queue triggers: messages are taken in batches, removed when their function has returned, and set aside when it failed
too often (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#host-json)."""

import logging
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

import azure.functions as func
from azure.core.exceptions import ResourceNotFoundError
from azure.functions.queue import QueueMessage as TriggerMessage
from azure.storage.queue import QueueClient, QueueMessage

from .invocation import fields, invoke
from .project import Function, HostJson
from .queues import queue_client

INVISIBLE = 600
"""Seconds that a message in work is hidden from others."""
SHORTEST, LONGEST = 0.1, "00:01:00"
"""Seconds between two looks at an empty queue, doubled each time, and `maxPollingInterval` where host.json has none."""


@dataclass(frozen=True)
class QueueListener:
    """Works off the queue of one function."""

    function: Function
    host_json: HostJson
    queue: QueueClient
    batch_size: int
    new_batch_threshold: int
    max_dequeue_count: int
    longest_pause: float
    """Seconds."""

    def listen(self, stopping: threading.Event) -> None:
        """Until `stopping`; returns when what is in work is done."""
        pause = SHORTEST
        running: set[Future[None]] = set()
        with ThreadPoolExecutor(self.batch_size + self.new_batch_threshold) as workers:
            while not stopping.is_set():
                running = {each for each in running if not each.done()}
                if len(running) > self.new_batch_threshold:
                    wait(running, timeout=SHORTEST, return_when=FIRST_COMPLETED)
                    continue
                messages = self.batch()
                running |= {workers.submit(self.process, message) for message in messages}
                pause = SHORTEST if messages else min(2 * pause, self.longest_pause)
                if not messages:
                    stopping.wait(pause)

    def batch(self) -> list[QueueMessage]:
        """The next messages, hidden from other replicas. A queue that is not there is empty."""
        try:
            return list(self.queue.receive_messages(max_messages=self.batch_size, visibility_timeout=INVISIBLE))
        except ResourceNotFoundError:
            return []

    def process(self, message: QueueMessage) -> None:
        """Calls the function with one message and settles what becomes of it."""
        try:
            invoke(self.function, trigger_message(message), fields(message.content), self.host_json)
        except Exception:
            logging.exception("%s failed on message %s", self.function.name, message.id)
            self.give_back(message)
        else:
            self.queue.delete_message(message)

    def give_back(self, message: QueueMessage) -> None:
        """Makes a message visible again, or moves it to the poison queue after too many failures."""
        if (message.dequeue_count or 0) < self.max_dequeue_count:
            self.queue.update_message(message, visibility_timeout=0)
            return
        poison = queue_client(self.function.trigger, self.host_json, "-poison")
        try:
            poison.send_message(message.content)
        except ResourceNotFoundError:
            poison.create_queue()
            poison.send_message(message.content)
        self.queue.delete_message(message)


def listeners(functions: Iterable[Function], host_json: HostJson) -> Iterator[QueueListener]:
    """One for each queue trigger; other triggers but HTTP are told of."""
    limits = host_json.extension("queues")
    batch_size = limits.get("batchSize", 16)
    for function in functions:
        match function.trigger["type"]:
            case "queueTrigger":
                yield QueueListener(
                    function,
                    host_json,
                    queue_client(function.trigger, host_json),
                    batch_size,
                    limits.get("newBatchThreshold", batch_size // 2),
                    limits.get("maxDequeueCount", 5),
                    seconds(limits.get("maxPollingInterval", LONGEST)),
                )
            case "httpTrigger":
                pass
            case kind:
                logging.warning("%s: %s is not run by this stand-in", function.name, kind)


def seconds(text: str) -> float:
    """Of a time as host.json has it: `00:00:02`."""
    hours, minutes, rest = map(float, text.split(":"))
    return hours * 3600 + minutes * 60 + rest


def trigger_message(message: QueueMessage) -> func.QueueMessage:
    """As the function gets it."""
    return TriggerMessage(
        id=message.id,
        body=message.content,
        dequeue_count=message.dequeue_count,
        insertion_time=message.inserted_on,
        expiration_time=message.expires_on,
        time_next_visible=message.next_visible_on,
        pop_receipt=message.pop_receipt,
    )
