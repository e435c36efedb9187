"""What can stop a benchmark."""


class BenchmarkError(Exception):
    """Nothing can be measured; the message says why and what to do."""
