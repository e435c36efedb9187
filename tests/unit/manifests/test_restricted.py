from pulumi_keda_functions.placement_arguments import OperatingSystem

from tests.unit.manifests.rendered import container, template, told
from tests.unit.sample import HTTP, QUEUE


def test_pods_have_no_rights_that_they_do_not_need() -> None:
    pod = template(QUEUE, arguments={"restricted": True})["spec"]
    assert pod["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 1654,
        "runAsGroup": 1654,
        "fsGroup": 1654,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert pod["containers"][0]["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def test_the_host_can_write_where_it_must_and_its_code_stays_as_in_the_image() -> None:
    pod = template(QUEUE, arguments={"restricted": True})["spec"]
    mounted = {each["name"]: each["mountPath"] for each in pod["containers"][0]["volumeMounts"]}
    assert {each["name"] for each in pod["volumes"] if each["emptyDir"] == {}} == mounted.keys()
    assert set(mounted.values()) == {"/tmp", "/home/data", "/azure-functions-host/Secrets"}  # noqa: S108


def test_pods_are_as_the_image_has_them_by_default() -> None:
    assert template(HTTP)["spec"].keys().isdisjoint({"securityContext", "volumes"})
    assert container(HTTP).keys().isdisjoint({"securityContext", "volumeMounts"})


def test_there_is_no_such_preset_on_windows() -> None:
    assert told(QUEUE, arguments={"restricted": True, "operating_system": OperatingSystem.WINDOWS}) == [
        "restricted: Windows has no seccomp, no capabilities and no read-only root: "
        "leave it out, or run the app on Linux"
    ]
