"""Checks of areas."""
