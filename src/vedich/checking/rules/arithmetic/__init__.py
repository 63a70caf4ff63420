"""The figures of a text do not agree with one another."""
