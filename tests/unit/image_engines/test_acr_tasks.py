import pulumi
import pytest
from pulumi_keda_functions.image_engines.acr_tasks import pinned

NAME = "contoso.azurecr.io/orders:1"
DIGEST = f"sha256:{'a' * 64}"


def test_the_digest_that_a_run_tells() -> None:
    images = [{"repository": "python", "digest": None}, {"repository": "orders", "tag": "1", "digest": DIGEST}]
    assert pinned("orders", [NAME, {"output_images": images, "run_id": "ca1"}]) == f"{NAME}@{DIGEST}"


@pytest.mark.parametrize(
    ("result", "told"),
    [
        pytest.param({"run_id": "ca1", "status": "Failed", "run_error_message": "step 2"}, "ca1.*step 2", id="why"),
        pytest.param({"run_id": "ca1", "status": "Canceled"}, "Canceled", id="how it ended"),
        pytest.param({"output_images": []}, "no digest", id="nothing at all"),
        pytest.param(None, "no digest", id="no result"),
    ],
)
def test_a_run_that_has_pushed_nothing(result: object, told: str) -> None:
    with pytest.raises(pulumi.RunError, match=told):
        pinned("orders", [NAME, result])
