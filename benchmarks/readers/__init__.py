"""Reading projects of every language, and a Python one beside importing it with the official library."""
