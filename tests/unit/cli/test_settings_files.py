from pathlib import Path

import pytest
from pulumi_keda_functions.cli.given_settings import given_settings
from pulumi_keda_functions.cli.settings_files import GivenSetting, read_settings_file


def settings(path: Path, content: str | bytes) -> dict[str, str]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    read = read_settings_file(path)
    assert read.problems == ()
    return {setting.name: setting.value for setting in read.settings}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param('{"IsEncrypted": false, "Values": {"A": "1"}}', {"A": "1"}, id="Values"),
        pytest.param('\ufeff// mine\n{"values": {"A": "1",},}', {"A": "1"}, id="as lenient as the local tools"),
        pytest.param('{"Values": {"A": true, "B": 10}}', {"A": "true", "B": "10"}, id="truths and whole numbers"),
        pytest.param(
            '{"Values": {}, "ConnectionStrings": {"Db": "Server=x"}}',
            {"ConnectionStrings:Db": "Server=x"},
            id="connection strings",
        ),
        pytest.param('{"Values": {}, "Host": {"CORS": "*"}}', {}, id="what concerns the local host alone"),
        pytest.param(
            "A=1\n# no\nexport B = '2'\nC=x#y # z\n\nD=\n", {"A": "1", "B": "2", "C": "x#y", "D": ""}, id="dotenv"
        ),
        pytest.param('A="one\ntwo"\n', {"A": "one\ntwo"}, id="several lines in quotes"),
        pytest.param("A=1\nB=$A-${A}\n", {"A": "1", "B": "$A-${A}"}, id="nothing is interpolated"),
        pytest.param(
            "A=Endpoint=sb://x/;SharedAccessKey=a+b/c==", {"A": "Endpoint=sb://x/;SharedAccessKey=a+b/c=="}, id="="
        ),
        pytest.param("", {}, id="empty"),
    ],
)
def test_settings_of_a_file(tmp_path: Path, content: str, expected: dict[str, str]) -> None:
    assert settings(tmp_path / "settings", content) == expected


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(
            b'{"IsEncrypted": true,\n"Values": {"A": "hunter2"}}',
            "s:1: its values are encrypted: decrypt it with `func settings decrypt`, or give the settings in another "
            "file",
            id="encrypted",
        ),
        pytest.param(
            b'{"Values": {\n"A": "hunter2"\n"B": 1}}',
            "s:3: '\"B\"' stands where ',' is expected: mend the JSON",
            id="JSON",
        ),
        pytest.param(
            b'{"Values": {\n"A": ["hunter2"]}}', "s:2: Values: 'A' is not text: put its value in quotes", id="a list"
        ),
        pytest.param(b'{"Values": {\n"A": null}}', "s:2: Values: 'A' is not text: put its value in quotes", id="null"),
        pytest.param(
            b'{\n"Values": []}', 's:2: Values is not an object: write "Values": {"<name>": "<text>"}', id="no object"
        ),
        pytest.param(
            b'{"A": "hunter2"}',
            's:1: it has no Values: write it as {"Values": {"<name>": "<text>"}}, or one NAME=VALUE a line',
            id="another JSON file",
        ),
        pytest.param(
            b'[{"name": "A"}]',
            's:1: it has no Values: write it as {"Values": {"<name>": "<text>"}}, or one NAME=VALUE a line',
            id="a list of settings",
        ),
        pytest.param(
            b"A=1\n\n\nhunter2\n",
            "s:4: the line is no setting: write NAME=VALUE, with quotes that are closed",
            id="a line without =",
        ),
        pytest.param(
            b'A="hunter2\n',
            "s:1: the line is no setting: write NAME=VALUE, with quotes that are closed",
            id="open quote",
        ),
        pytest.param(b"A=\xff", "s: byte 2 is not UTF-8: save the file as UTF-8", id="bytes"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line_and_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s").write_bytes(content)
    assert [str(each) for each in read_settings_file(Path("s")).problems] == [problem]


def test_later_files_and_then_single_settings_override_whatever_the_spelling(tmp_path: Path) -> None:
    first, second = tmp_path / "local.settings.json", tmp_path / ".env"
    first.write_text('{"Values": {"A": "1", "Orders:Queue": "1", "C": "1"}}')
    second.write_text("orders__queue=2\nC=2\nC=3\n")
    given = given_settings([first, second], [GivenSetting("c", "4", "--set")])
    assert given.values == {"A": "1", "orders__queue": "2", "c": "4"}
    assert given.problems_in_names == ()


def test_names_that_the_host_cannot_tell_apart_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("A:B=1\na__b=2\n")
    [problem] = given_settings([Path(".env")], []).problems_in_names
    assert problem.where == ".env:2: settings['a__b']"
