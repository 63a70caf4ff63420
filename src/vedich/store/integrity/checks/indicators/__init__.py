"""Checks of indicators and their sets."""
