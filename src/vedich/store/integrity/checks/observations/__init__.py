"""Checks of results."""
