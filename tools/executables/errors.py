"""What a person is told when an executable cannot be had."""


class ExecutableError(Exception):
    """A few lines for a person: what is wrong, where, how to mend."""


class MissingExecutableError(ExecutableError):
    """An executable that `make setup` provides is not there."""
