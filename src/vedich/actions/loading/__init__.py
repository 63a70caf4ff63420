"""Rows from outside become parts of the record through its actions: all of a file, or nothing of it."""
