"""What Helm is told: which chart in which version, and its values. Nothing here knows Pulumi or asks a network."""
