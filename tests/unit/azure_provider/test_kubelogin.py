"""The stand-in for kubelogin."""

import json
from pathlib import Path

import pytest
import yaml

from tests.azure_provider.kubeconfigs import SERVER_APPLICATION
from tests.azure_provider.kubelogin import main


@pytest.fixture
def kubeconfig(tmp_path: Path) -> Path:
    (tmp_path / "key").write_text("the key")
    user = {"client-certificate-data": "dGhlIGNlcnRpZmljYXRl", "client-key": str(tmp_path / "key")}
    (tmp_path / "config").write_text(yaml.safe_dump({"users": [{"name": "admin", "user": user}]}))
    return tmp_path / "config"


def test_a_login_without_a_person_gets_the_local_certificate(
    kubeconfig: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(kubeconfig), "get-token", "--server-id", SERVER_APPLICATION, "--tenant-id", "t", "--login", "azurecli"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["kind"] == "ExecCredential"
    assert answer["status"] == {"clientCertificateData": "the certificate", "clientKeyData": "the key"}


@pytest.mark.parametrize("login", [["--login", "devicecode"], ["--login", "interactive"], []])
def test_a_login_that_waits_for_a_person_fails(kubeconfig: Path, login: list[str]) -> None:
    with pytest.raises(SystemExit, match="waits for a person"):
        main([str(kubeconfig), "get-token", "--server-id", SERVER_APPLICATION, *login])
