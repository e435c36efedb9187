"""What a person is told when the demo cannot go on."""


class DemoError(Exception):
    """One line for a person: what is wrong, where, how to mend."""
