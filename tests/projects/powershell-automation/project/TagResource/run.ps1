param($EventGridEvent, $TriggerMetadata)
