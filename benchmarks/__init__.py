"""What the package costs, measured against the same thing done without it."""
