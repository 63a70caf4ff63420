"""The audit trail that an area reads of itself, with what a look at its chain finds."""
