"""Which files the worker loads: `main` in package.json, traced back from the build to its sources."""

import json
from collections.abc import Iterable

import pytest
from pulumi_keda_functions.projects.node_v4 import read_functions
from pulumi_keda_functions.projects.node_v4.globs import matcher

from ..conftest import Write


def declaring(file: str) -> str:
    """A script that declares one function, named after its file."""
    name = "".join(character if character.isalnum() else "_" for character in file)
    return f'const {{ app }} = require("@azure/functions");\napp.get("{name}", () => {{}});\n'


def package(main: str, *, build: str | None = None) -> str:
    """A package.json."""
    return json.dumps({"main": main} | ({"scripts": {"build": build}} if build else {}))


def config(**options: str) -> str:
    """A tsconfig.json."""
    return json.dumps({"compilerOptions": options})


@pytest.mark.parametrize(
    ("main", "tsconfig", "files", "loaded"),
    [
        pytest.param("src/functions/*.js", None, ["src/functions/a.js", "src/functions/b/c.js"], ["src/functions/a.js"],
                     id="JavaScript as it is"),
        pytest.param("./src/index.js", None, ["src/index.js"], ["src/index.js"], id="with ./"),
        pytest.param("src", None, ["src/a.js", "src/b/c.js", "other.js"], ["src/a.js", "src/b/c.js"], id="a folder"),
        pytest.param("dist/src/functions/*.js", config(outDir="dist", rootDir="."), ["src/functions/a.ts", "src/b.ts"],
                     ["src/functions/a.ts"], id="the template's"),
        pytest.param("dist/functions/*.js", config(outDir="./dist/", rootDir="src"), ["src/functions/a.ts"],
                     ["src/functions/a.ts"], id="rootDir src"),
        pytest.param("dist/functions/*.js", config(outDir="dist"), ["src/functions/a.ts", "src/index.ts"],
                     ["src/functions/a.ts"], id="no rootDir: the innermost folder of all sources"),
        pytest.param("lib/*.js", config(outDir="lib"), ["src/a.ts", "lib/a.js"], ["src/a.ts"],
                     id="sources win over a build that is there"),
        pytest.param("dist/{index,functions/*}.js", config(outDir="dist"), ["src/index.ts", "src/functions/a.ts"],
                     ["src/functions/a.ts", "src/index.ts"], id="braces"),
        pytest.param("src/functions/*.js", None, ["src/functions/a.ts", "src/functions/a.js", "src/functions/b.js"],
                     ["src/functions/a.ts", "src/functions/b.js"], id="built beside its source"),
        pytest.param("dist/*.mjs", config(outDir="dist"), ["src/a.mts", "src/b.cts"], ["src/a.mts"], id=".mts"),
        pytest.param("dist/a.js", config(outDir="dist", rootDir="src"), ["src/a.js"], ["src/a.js"],
                     id="JavaScript built"),
        pytest.param("dist/main.js", None, ["src/main.ts"], ["src/main.ts"], id="a bundler's"),
        pytest.param("dist/functions/a.mjs", None, ["src/functions/a.ts", "src/functions/b.ts"], ["src/functions/a.ts"],
                     id="a bundler's with another suffix"),
        pytest.param("dist/index.js", None, ["dist/index.js", "src/main.ts"], ["dist/index.js"], id="the build alone"),
        pytest.param("dist/**/*.js", None, ["dist/a/b.js", "dist/node_modules/c.js"], ["dist/a/b.js"],
                     id="no dependencies"),
        pytest.param("src/*.js", None, ["src/a.d.ts", "src/a.js"], ["src/a.js"], id="no declarations of types"),
    ],
)  # fmt: skip
def test_what_main_matches(
    write: Write, main: str, tsconfig: str | None, files: Iterable[str], loaded: list[str]
) -> None:
    others = {"tsconfig.json": tsconfig} if tsconfig else {}
    root = write({"package.json": package(main, build="tsc"), **others, **{file: declaring(file) for file in files}})
    reading = read_functions(root)
    assert [function.file for function in reading.functions] == loaded
    assert not [problem for problem in reading.problems if problem.where.startswith("package.json")]


def test_sources_that_funcignore_keeps_out_are_read_for_their_builds_go_in(write: Write) -> None:
    files = {"package.json": package("dist/a.js"), ".funcignore": "*.ts\nsrc\n", "src/a.ts": declaring("a")}
    assert [function.file for function in read_functions(write(files)).functions] == ["src/a.ts"]


@pytest.mark.parametrize(
    ("main", "build", "words"),
    [
        pytest.param("build/a.js", None, "matches neither a file of the build nor a source", id="nothing"),
        pytest.param(
            "dist/a.js", "tsc -p .", "does not match what the compiler writes, such as dist/src/a.js", id="tsc"
        ),
    ],
)
def test_a_main_that_is_wrong_is_told_and_the_sources_are_read(
    write: Write, main: str, build: str | None, words: str
) -> None:
    source = "src/a.ts" if build else "src/b.ts"
    files = {source: declaring("a"), "tsconfig.json": config(outDir="dist", rootDir=".")}
    reading = read_functions(write({"package.json": package(main, build=build), **files}))
    (problem,) = reading.problems
    assert (problem.severity, problem.where) == ("warning", "package.json:1")
    assert words in problem.message
    assert [function.file for function in reading.functions] == [source]


def test_without_main_the_worker_loads_nothing(write: Write) -> None:
    reading = read_functions(write({"package.json": "{\n}", "src/a.js": declaring("a")}))
    assert [(problem.where, problem.severity) for problem in reading.problems] == [
        ("package.json:1", "error"),
        ("src/a.js:2", "warning"),
    ]


def test_files_that_declare_functions_and_are_not_loaded_are_told(write: Write) -> None:
    files = {
        "src/a.js": declaring("a") + 'require("./b");\n',
        "src/b.js": declaring("b"),
        "src/c.js": f"\n{declaring('c')}",
        "test/d.js": declaring("d"),
        "src/e.ts": declaring("e"),
        "src/f.js": 'app.get("f", () => {});',
        ".funcignore": "test\n*.ts\n",
    }
    reading = read_functions(write({"package.json": package("src/a.js"), **files}))
    assert [function.file for function in reading.functions] == ["src/a.js", "src/b.js"]
    assert [(problem.where, problem.severity) for problem in reading.problems] == [
        ("src/c.js:3", "warning"),
        ("src/e.ts:2", "warning"),
    ]


def test_other_functions_projects_in_the_folder_are_passed_over(write: Write) -> None:
    files = {"src/a.js": declaring("a"), "other/host.json": "{}", "other/src/b.js": declaring("b")}
    assert read_functions(write({"host.json": "{}", "package.json": package("src/a.js"), **files})).problems == ()


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a/*.js", "a/b.js", True),
        ("a/*.js", "a/b/c.js", False),
        ("a/**/*.js", "a/c.js", True),
        ("a/**/*.js", "a/b/c/d.js", True),
        ("a/**", "a/b/c.js", True),
        ("**/*.js", "a.js", True),
        ("a/?.js", "a/b.js", True),
        ("a/?.js", "a/bc.js", False),
        ("a/[bc].js", "a/c.js", True),
        ("a/[!bc].js", "a/c.js", False),
        ("{a,b/{c,d}}.js", "b/d.js", True),
        ("{a,b/{c,d}}.js", "d.js", False),
        ("a/{b.js", "a/{b.js", True),
        ("a/}b.js", "a/}b.js", True),
        ("a/[b.js", "a/[b.js", True),
        ("a.js", "aXjs", False),
        ("*" * 400 + "a", "b" * 400, False),
        ("a" * 501, "a" * 501, False),
    ],
)
def test_globs(pattern: str, path: str, matches: bool) -> None:
    assert matcher(pattern)(path) is matches
