"""Dockerfiles for Functions projects that have none, one file here for each language worker.

They keep to the plain instructions that BuildKit, Docker's classic builder and ACR Tasks all know.
"""

from .generated import generated_dockerfile
from .options import DockerfileOptions

__all__ = ["DockerfileOptions", "generated_dockerfile"]
