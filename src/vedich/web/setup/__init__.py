"""Setting up: targets, indicators, people, agencies, regimes, schemes; nothing is deleted."""
