"""What KEDA knows and what it refuses, so that nothing is created that could not scale. Knows nothing of Pulumi.

`scaled_object` has the check of a whole ScaledObject, `triggers` that of one trigger. They are imported from there: who
only asks for a version of KEDA need not load the checks.
"""
