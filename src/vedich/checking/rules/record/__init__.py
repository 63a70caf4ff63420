"""A document against what is already on record."""
