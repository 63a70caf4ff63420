"""Targets as they are set, changed, ended and shared out."""
