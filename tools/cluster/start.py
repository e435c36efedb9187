"""How a cluster starts: which processes, in what order, with which objects."""

import json
from collections.abc import Callable
from typing import Any

from ..executables import find, module_folder
from . import azurite, control_plane, keda, kubeconfigs, nodes, pki
from .folder import remember, remembered_ports
from .kubectl import kubectl
from .layout import Layout
from .ports import Ports, free_block, is_free
from .processes import Processes, Program, Running

Report = Callable[[str], None]
"""Told in a few words of each step that is done."""


def programs(layout: Layout) -> tuple[Program, ...]:
    """All processes of a cluster."""
    return (
        azurite.azurite(layout),
        control_plane.etcd(layout),
        control_plane.api_server(layout),
        control_plane.controller_manager(layout),
        control_plane.scheduler(layout),
        nodes.kwok(layout),
        *keda.programs(layout),
    )


def usable_ports(processes: Processes) -> Ports:
    """The ports that were remembered, or new ones where another program took one that has yet to be listened on.

    Every process knows the API server's address: with new ports all of them start anew.
    """
    ports = remembered_ports(processes.folder)
    if ports is not None:
        alive = processes.alive()
        dead = [program for program in programs(Layout(processes.folder, ports)) if program.name not in alive]
        if all(is_free(port) for program in dead for port in program.ports):
            return ports
    processes.stop()
    ports = free_block()
    remember(processes.folder, ports)
    return ports


def start(layout: Layout, processes: Processes, report: Report) -> None:
    """Starts what does not run, each as soon as what it needs is there, and applies the objects of nodes and KEDA."""
    prepare(layout)
    report(f"certificates issued, ports {layout.ports.base} to {layout.ports.last} chosen")
    storage, etcd = processes.ensure(azurite.azurite(layout), control_plane.etcd(layout))
    wait(etcd)
    report("etcd answers")
    wait(*processes.ensure(control_plane.api_server(layout)))
    report(f"API server answers at {layout.server}")
    controllers = processes.ensure(
        control_plane.controller_manager(layout), control_plane.scheduler(layout), nodes.kwok(layout)
    )
    apply_objects(layout)
    scalers = processes.ensure(*keda.programs(layout))
    wait(*controllers)
    report(f"nodes are ready: {', '.join([*nodes.VIRTUAL_MACHINES, nodes.VIRTUAL_NODE])}")
    wait(*scalers)
    report("KEDA works: operator, metrics adapter, admission webhooks")
    wait(storage)
    report(f"Azurite answers at http://127.0.0.1:{layout.ports.azurite_queue}/{azurite.ACCOUNT} (queues)")


def wait(*processes: Running) -> None:
    """Until each does its work."""
    for process in processes:
        process.wait_until_ready()


def prepare(layout: Layout) -> None:
    """Files that the processes read. Raises before anything starts when an executable is missing."""
    for program in programs(layout):
        find(program.name)
    if not layout.pki.exists():
        pki.write(layout.pki)
    kubeconfigs.write(layout)
    nodes.write_stages(layout, module_folder("kubernetes", "sigs.k8s.io/kwok"))


def apply_objects(layout: Layout) -> None:
    """Applies nodes and KEDA's objects, and returns when the API server serves KEDA's kinds."""
    keda_module = module_folder("kubernetes", "github.com/kedacore/keda/v2")
    ours: list[dict[str, Any]] = [*nodes.objects(), *keda.objects(layout, keda_module)]
    items = json.dumps({"apiVersion": "v1", "kind": "List", "items": ours})
    # Forced, since what heals a cluster must not mind which controller wrote a field meanwhile.
    apply = ("apply", "--server-side", "--force-conflicts", "--filename=-")
    kubectl(layout, *apply, *(f"--filename={keda_module / path}" for path in keda.MANIFESTS), stdin=items)
    kubectl(layout, "wait", "--for=condition=Established", "crd", "--all", "--timeout=60s")
