"""The command line: what a project holds and how it scales, and its objects for GitOps. Runs without Pulumi."""
