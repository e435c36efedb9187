"""What a FunctionApp costs the engine beyond the objects that it makes."""
