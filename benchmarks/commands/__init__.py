"""What `inspect` and `render` take, with `helm template` of the same objects beside them."""
