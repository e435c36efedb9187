"""`python -m tools.stack_arguments`: copies the arguments."""

from .copies import STACK, with_copies

if __name__ == "__main__":
    STACK.write_text(with_copies(STACK.read_text(encoding="utf-8")), encoding="utf-8")
