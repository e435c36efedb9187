import io
import shutil
import subprocess

import pytest
from dotenv import dotenv_values
from hypothesis import example, given
from hypothesis import strategies as st
from pulumi_keda_functions.cli.migration.dotenv_text import dotenv_text

NAMES = st.from_regex(r"[-._a-zA-Z][-._a-zA-Z0-9]{0,20}", fullmatch=True)
VALUES = st.text(st.characters(codec="utf-8"))


@given(st.dictionaries(NAMES, VALUES, max_size=5))
@example({"Storage": "AccountKey=ab+/=;EndpointSuffix=core.windows.net"})
@example({"A": 'it\'s \\ "quoted"\n$HOME # no comment\r\n', "B": "ends in \\", "C": "\ufeff"})
def test_every_value_reads_back_as_it_was(settings: dict[str, str]) -> None:
    assert dotenv_values(stream=io.StringIO(dotenv_text(settings)), interpolate=False) == settings


@pytest.mark.parametrize("value", ["AccountKey=a;Suffix=b", "$HOME `ls` #x", "two\nlines"])
def test_a_shell_reads_the_same(value: str) -> None:
    script = f'{dotenv_text({"VALUE": value})}printf %s "$VALUE"'
    done = subprocess.run([shutil.which("sh") or "sh", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == value
