"""The scorecard of an area."""
