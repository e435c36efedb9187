import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pulumi_keda_functions.manifests import AppOptions, declare, resolved
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.cli.commands import SETTINGS, rendered, run
from tests.unit.sample import IMAGE

FILES = [
    "01-service-account.yaml",
    "02-settings.yaml",
    "03-authentication-azurewebjobsstorage.yaml",
    "04-authentication-shop.yaml",
    "05-http-deployment.yaml",
    "06-http-service.yaml",
    "07-events-deployment.yaml",
    "08-events-scaled-object.yaml",
    "09-resident-deployment.yaml",
]


def files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def test_the_stream_holds_what_the_component_makes(orders: Path) -> None:
    settings = dict(setting.split("=", 1) for setting in SETTINGS)
    app = declare(read_project(orders), AppSettings.of(dict(settings)), AppOptions("orders", IMAGE))
    result = rendered()
    assert result.exit_code == 0
    assert list(yaml.safe_load_all(result.stdout)) == [resolved(manifest.body, settings) for manifest in app.manifests]
    assert result.stderr == ""


@pytest.mark.usefixtures("orders")
def test_every_choice_reaches_the_objects() -> None:
    choices = "--namespace shop --create-namespace --min-replicas 2 --max-replicas 7 --polling-interval 5"
    objects = list(
        yaml.safe_load_all(rendered(*choices.split(), "--cooldown-period", "60", "--host-id", "mine").stdout)
    )
    assert objects[0]["kind"] == "Namespace"
    scaled = next(each for each in objects if each["kind"] == "ScaledObject")
    spec = {key: scaled["spec"][key] for key in scaled["spec"] if key not in {"scaleTargetRef", "triggers"}}
    assert spec == {"pollingInterval": 5, "cooldownPeriod": 60, "minReplicaCount": 2, "maxReplicaCount": 7}
    assert {each["metadata"]["namespace"] for each in objects[1:]} == {"shop"}
    deployment = next(each for each in objects if each["kind"] == "Deployment")
    assert deployment["spec"]["template"]["spec"]["containers"][0]["env"][0]["value"] == "mine"


@pytest.mark.usefixtures("orders")
def test_the_same_arguments_give_the_same_bytes() -> None:
    assert rendered().stdout_bytes == rendered().stdout_bytes
    rendered("--output", "one")
    rendered("--output", "two/below")
    assert files("one") == files("two/below")
    assert list(files("one")) == FILES


@pytest.mark.usefixtures("orders")
def test_the_files_hold_the_stream() -> None:
    told = rendered("--output", "out").stdout
    assert told == "out: 9 files written\n"
    documents = [yaml.safe_load(content) for content in files("out").values()]
    assert documents == list(yaml.safe_load_all(rendered().stdout))


@pytest.mark.usefixtures("orders")
def test_only_the_owner_reads_the_settings() -> None:
    rendered("--output", "out")
    assert Path("out/02-settings.yaml").stat().st_mode & 0o777 == 0o600


def test_a_later_render_removes_what_is_no_more_and_leaves_what_is_not_its_own(orders: Path) -> None:
    rendered("--output", "out")
    Path("out/kustomization.yaml").write_text("resources: []\n")
    Path("out/11-more.yaml").write_text("# mine\n")
    code = (orders / "function_app.py").read_text()
    (orders / "function_app.py").write_text(code[: code.index("if os.getenv")])
    assert rendered("--output", "out").stdout == "out: 8 files written, 1 removed\n"
    assert list(files("out")) == [*FILES[:-1], "11-more.yaml", "kustomization.yaml"]


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize("content", ["mine\n", "# Made by `keda-functions render` for other; the next render"])
def test_a_file_in_the_way_is_not_overwritten(content: str) -> None:
    Path("out").mkdir()
    Path("out/02-settings.yaml").write_text(content)
    result = rendered("--output", "out")
    assert result.exit_code == 1
    assert "out/02-settings.yaml: the file is there and was not rendered for orders" in result.stderr
    assert files("out") == {"02-settings.yaml": content.encode()}


@pytest.mark.usefixtures("orders")
def test_an_output_that_is_no_folder() -> None:
    Path("out").write_text("mine")
    result = rendered("--output", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: --output out: cannot be written: File exists\n")


@pytest.mark.usefixtures("orders")
def test_every_problem_at_once_and_nothing_else() -> None:
    result = run("render", "orders", "--name", "Orders", "--image", "orders", "--max-replicas", "0", "--output", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    places = [line.split(": ")[1] for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert {"--name", "--image", "--max-replicas", "function_app.py:14", "function_app.py:19"} <= set(places)
    assert not Path("out").exists()


@pytest.mark.usefixtures("orders")
def test_warnings_go_beside_the_stream() -> None:
    result = rendered(image="contoso.azurecr.io/orders:1.0")
    assert result.exit_code == 0
    assert result.stderr.startswith("warning: --image: 'contoso.azurecr.io/orders:1.0' is pinned by a tag alone")
    assert "warning" not in result.stdout


@pytest.mark.usefixtures("orders")
def test_the_process_leaves_its_standard_output_empty_on_errors() -> None:
    done = process("render", "orders", "--name", "orders", "--image", IMAGE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize("command", ["inspect", "render"])
def test_a_command_loads_no_pulumi(command: str) -> None:
    more = ["--name", "orders", "--image", IMAGE] if command == "render" else ["--format", "json"]
    program = (
        "import json, sys\n"
        "from pulumi_keda_functions.cli.main import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "json.dump(sorted(sys.modules), sys.stderr)"
    )
    given = [word for setting in SETTINGS for word in ("--set", setting)]
    arguments = [sys.executable, "-c", program, command, "orders", *more, *given]
    loaded = set(json.loads(subprocess.run(arguments, capture_output=True, text=True, check=True).stderr))
    assert not {"pulumi", "pulumi_kubernetes", "grpc", "dotenv", "rich.table"} & loaded
    assert ("yaml" in loaded) == (command == "render")


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = "from pulumi_keda_functions.cli.main import run; run()"
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
