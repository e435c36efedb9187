"""Makes the catalogue of KEDA's scalers that the package ships, out of KEDA's published schema and its source."""
