"""Checks of targets."""
