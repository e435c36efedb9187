"""The Pulumi package that the components belong to."""

PACKAGE = "keda-functions"
