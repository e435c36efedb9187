"""Pages about the components' arguments, made of the docstrings under them."""
