"""What builds and keeps images on loopback: BuildKit's daemon and registries."""
