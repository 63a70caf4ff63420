"""Reads of the record, by subject; each gives values, so that no door needs a model."""
