"""Keeps the arguments of FunctionStack those of its parts.

Pulumi's analyzer reads the docstrings of arguments in the class that has them and in no class that it inherits from, so
that they are repeated there: copied by this tool, and compared by a test.
"""
