"""Container registries, asked by their HTTP API (https://distribution.github.io/distribution/spec/api/)."""
