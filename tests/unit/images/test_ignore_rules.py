"""Rules as https://docs.docker.com/build/concepts/context/#dockerignore-files has them."""

import pytest
from pulumi_keda_functions.images.ignore_rules import IgnoreRules


@pytest.mark.parametrize(
    ("lines", "left_out", "kept"),
    [
        pytest.param(["temp"], ["temp", "temp/a.txt"], ["a/temp", "temperature"], id="anchored at the root"),
        pytest.param(["/temp/"], ["temp", "temp/a/b"], ["a/temp"], id="slashes at both ends say nothing"),
        pytest.param(["*/temp*"], ["a/temporary.txt", "a/temp"], ["temp", "a/b/temp"], id="one folder below"),
        pytest.param(["temp?"], ["tempa"], ["temp", "tempab"], id="one character"),
        pytest.param(["**/*.go"], ["a.go", "a/b/c.go"], ["a.gox"], id="any folder, none included"),
        pytest.param(["a/**"], ["a/b", "a/b/c"], ["b/a"], id="all below"),
        pytest.param(["[a-c].py"], ["b.py"], ["d.py"], id="a range"),
        pytest.param(["[^a-c].py"], ["d.py"], ["b.py"], id="all but a range"),
        pytest.param(["a.b"], ["a.b"], ["axb"], id="a dot is a dot"),
        pytest.param(["\\*"], ["*"], ["a"], id="escaped"),
        pytest.param(["*.md", "!README.md"], ["a.md"], ["README.md"], id="an exception"),
        pytest.param(["*.md", "!README*.md", "README-secret.md"], ["README-secret.md"], ["README-x.md"], id="the last"),
        pytest.param(["a", "!a/b"], ["a/c"], ["a/b", "a/b/c"], id="an exception in a folder that is left out"),
        pytest.param(["# temp", "", "  "], [], ["temp", "# temp"], id="comments and empty lines"),
        pytest.param(["\ufefftemp  "], ["temp"], [], id="a byte order mark and blanks"),
        pytest.param(["[z-a]"], [], ["z", "[z-a]"], id="no pattern"),
        pytest.param([".."], [], ["a"], id="above the context"),
    ],
)
def test_what_stays_behind(lines: list[str], left_out: list[str], kept: list[str]) -> None:
    rules = IgnoreRules.of(lines)
    assert [path for path in (*left_out, *kept) if rules.leaves_out(path)] == left_out
