"""What surrounds the package in this repository: pinned executables, the local cluster, stand-ins, the demo."""
