using namespace System.Net
param($Request, $TriggerMetadata)
