"""Container images of Functions projects: references, what goes into a build, and how it is built. Knows no Pulumi."""
