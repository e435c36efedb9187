from pulumi_keda_functions.function_app_args import FunctionAppArgs
from pulumi_keda_functions.function_image_args import FunctionImageArgs
from pulumi_keda_functions.function_stack_args import FunctionStackArgs, ImageBuild

from tools.stack_arguments.copies import STACK, with_copies


def test_the_stack_takes_what_its_parts_take() -> None:
    text = STACK.read_text(encoding="utf-8")
    assert with_copies(text) == text, "run python -m tools.stack_arguments"


def test_no_argument_of_a_part_is_left_out_by_mistake() -> None:
    assert FunctionAppArgs.__annotations__.keys() - FunctionStackArgs.__annotations__.keys() == set()
    missing = FunctionImageArgs.__annotations__.keys() - ImageBuild.__annotations__.keys()
    assert missing == {"project", "reference", "restricted"}


def test_what_is_copied_takes_the_place_of_what_was_there() -> None:
    text = STACK.read_text(encoding="utf-8")
    changed = text.replace("cooldown_period", "cool_down_period")
    assert changed != text
    assert with_copies(changed) == text
