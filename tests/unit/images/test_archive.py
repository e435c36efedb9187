import io
import tarfile
from pathlib import Path

from pulumi_keda_functions.images.archive import write_archive


def test_an_archive_holds_the_files_of_a_context_and_what_was_written_for_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "run.sh").write_text("echo")
    (tmp_path / "sub" / "run.sh").chmod(0o700)
    (tmp_path / "left").write_text("out")
    (tmp_path / "link").symlink_to("sub/run.sh")
    target = io.BytesIO()
    write_archive(target, tmp_path, ["link", "sub/run.sh"], {".keda-functions/Dockerfile": "FROM scratch\n"})
    target.seek(0)
    with tarfile.open(fileobj=target) as archive:
        members = {member.name: member for member in archive.getmembers()}
        dockerfile = archive.extractfile(".keda-functions/Dockerfile")
        assert dockerfile is not None
        assert dockerfile.read() == b"FROM scratch\n"
    assert members.keys() == {"link", "sub/run.sh", ".keda-functions/Dockerfile"}
    assert members["sub/run.sh"].mode == 0o755
    assert members["link"].linkname == "sub/run.sh"
    assert {(member.mtime, member.uid, member.uname) for member in members.values()} == {(0, 0, "")}
