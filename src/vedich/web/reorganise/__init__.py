"""The assistant of reorganisations: areas, decision and day, weights, preview, confirmation."""
