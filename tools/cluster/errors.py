"""What a user of the local cluster is told when it cannot be had."""


class ClusterError(Exception):
    """One sentence or a few lines for a person: what is wrong, where, how to mend."""
