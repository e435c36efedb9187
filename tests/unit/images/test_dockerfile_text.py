import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.images.dockerfile_check import problems_in_dockerfile
from pulumi_keda_functions.images.dockerfile_text import Copy, assignments, copy_of, instructions, stages

from tests.unit.sample import project


def told(text: str) -> list[tuple[int, str, str]]:
    return [(each.line, each.name, each.text) for each in instructions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# a\n\nfrom a\n", [(3, "FROM", "a")], id="comments and empty lines"),
        pytest.param("RUN a \\\n  && b\nRUN c", [(1, "RUN", "a && b"), (3, "RUN", "c")], id="continued lines"),
        pytest.param("ENV A=1 \\\n# why\n B=2", [(1, "ENV", "A=1 B=2")], id="a comment in between"),
        pytest.param("# escape=`\nRUN a `\n b\\", [(2, "RUN", "a b\\")], id="another escape character"),
        pytest.param("RUN <<EOF\nFROM x\nEOF\nUSER a", [(1, "RUN", "<<EOF"), (4, "USER", "a")], id="a heredoc"),
        pytest.param("RUN a \\", [(1, "RUN", "a")], id="a line that goes on into nothing"),
        pytest.param("\ufeffFROM a", [(1, "FROM", "a")], id="a byte order mark"),
    ],
)
def test_instructions(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert told(text) == expected


def test_stages_with_their_names_and_variables() -> None:
    text = "ARG V=3.12\nARG N\nFROM --platform=linux/amd64 a:$V AS build\nRUN x\nFROM b:${N:-1} as c\nFROM ${N}"
    found = [(stage.image, stage.name, len(stage.instructions)) for stage in stages(text)]
    assert found == [("a:3.12", "build", 1), ("b:1", "c", 0), ("${N}", None, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ENV A=1 B='x y'", {"A": "1", "B": "x y"}, id="pairs"),
        pytest.param("ENV A some text", {"A": "some text"}, id="the old form"),
        pytest.param("ARG A", {}, id="an ARG without a default"),
        pytest.param("ENV A=$ROOT/b C=${D:-e} F=$G", {"A": "/r/b", "C": "e", "F": "$G"}, id="variables"),
        pytest.param("ENV A='x", {"A": "'x"}, id="an open quote"),
    ],
)
def test_assignments(text: str, expected: dict[str, str]) -> None:
    (instruction,) = instructions(text)
    assert assignments(instruction, {"ROOT": "/r"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("COPY a b c/", Copy(("a", "b"), "c/", None, 1), id="sources and a destination"),
        pytest.param("COPY --chown=1:1 --from=build /x /y", Copy(("/x",), "/y", "build", 1), id="flags"),
        pytest.param('ADD ["a b", "c"]', Copy(("a b",), "c", None, 1), id="as a list"),
        pytest.param("COPY a", None, id="no destination"),
        pytest.param("COPY [1]", None, id="a list of something else"),
    ],
)
def test_copies(text: str, expected: Copy | None) -> None:
    (instruction,) = instructions(text)
    assert copy_of(instruction) == expected


WORDS = st.sampled_from(
    ["FROM", "a", "AS", "b", "COPY", "--from=b", "[", '"', "'", "\\\n", "\n", "ENV", "A=$B", "<<E", "."]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_anything_may_be_in_a_dockerfile(text: str) -> None:
    assert all(problem.remedy for problem in problems_in_dockerfile(text, project(), ["local.settings.json"]))
