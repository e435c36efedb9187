import os
import subprocess
from pathlib import Path

from tools.executables.launchers import from_debian, from_maven, write
from tools.executables.pins import DebianPackages, MavenPackages


def test_a_debian_program_is_told_where_it_lies_also_through_a_link(tmp_path: Path) -> None:
    packages = DebianPackages("x", ("x",), {"serve": "usr/sbin/serve"}, 1, {"X_ROOT": "$root/usr/lib/x"})
    build = tmp_path / "a build"
    program = build / "root" / "usr" / "sbin" / "serve"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$X_ROOT|$LD_LIBRARY_PATH|$*"\n')
    program.chmod(0o755)
    write(build / "bin", from_debian(packages))
    (tmp_path / "link").symlink_to(build / "bin" / "serve")

    told, libraries, arguments = run(tmp_path / "link", "--port=1", "a b").split("|")
    assert told == f"{build}/root/usr/lib/x"
    assert libraries.startswith(f"{build}/root/usr/lib/")
    assert arguments == "--port=1 a b"


def test_a_java_program_runs_on_the_given_java(tmp_path: Path) -> None:
    write(tmp_path / "bin", from_maven(MavenPackages("x", {"serve": "x.Serve"}, 1)))
    java = tmp_path / "java"
    java.write_text('#!/bin/sh\necho "$*"\n')
    java.chmod(0o755)
    printed = run(tmp_path / "bin" / "serve", "a b", JAVA=str(java))
    assert printed == f"-cp {tmp_path}/jars/* x.Serve a b"


def run(executable: Path, *arguments: str, **variables: str) -> str:
    environment = {**os.environ, **variables}
    return subprocess.run([executable, *arguments], env=environment, capture_output=True, text=True, check=True).stdout[
        :-1
    ]
