"""`make demo`: the quickstart on a local cluster, scaled from zero to many and back by a burst of orders."""
