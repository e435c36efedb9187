import json
import os
import tarfile
from pathlib import Path

from tools.real_node.oci import CONFIGURATION, LAYER, Image, digest, write_layer


def files(folder: Path) -> Path:
    (folder / "app" / "__pycache__").mkdir(parents=True)
    (folder / "app" / "__pycache__" / "main.cpython-311.pyc").touch()
    (folder / "app" / "main.py").write_text("pass")
    (folder / "app" / "link").symlink_to("main.py")
    return folder / "app"


def test_a_layer_is_the_same_whoever_writes_it_and_when(tmp_path: Path) -> None:
    app = files(tmp_path)
    first = write_layer(tmp_path / "first.tar", {"/home/app": app})
    os.utime(app / "main.py", (0, 0))
    assert write_layer(tmp_path / "second.tar", {"/home/app": app}).digest == first.digest
    (app / "main.py").write_text("...")
    assert write_layer(tmp_path / "third.tar", {"/home/app": app}).digest != first.digest


def test_a_layer_holds_files_and_links_in_their_place_and_nothing_compiled(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "layer.tar", {"/home/app": files(tmp_path)})
    with tarfile.open(layer.path) as archive:
        assert archive.getnames() == ["home/app", "home/app/link", "home/app/main.py"]
        assert archive.getmember("home/app/link").linkname == "main.py"
    assert layer.digest == digest(layer.path.read_bytes())
    assert layer.size == layer.path.stat().st_size


def test_a_manifest_names_what_the_image_is_made_of(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "layer.tar", {"/home/app": files(tmp_path)})
    image = Image((layer,), ("python3", "-m", "host"), {"HOME": "/home"}, "/home/app")
    manifest = json.loads(image.manifest)
    assert manifest["config"] == {
        "mediaType": CONFIGURATION,
        "digest": digest(image.configuration),
        "size": len(image.configuration),
    }
    assert manifest["layers"] == [{"mediaType": LAYER, "digest": layer.digest, "size": layer.size}]
    configuration = json.loads(image.configuration)
    assert configuration["rootfs"]["diff_ids"] == [layer.digest]
    assert configuration["config"] == {
        "Entrypoint": ["python3", "-m", "host"],
        "Env": ["HOME=/home"],
        "WorkingDir": "/home/app",
    }
