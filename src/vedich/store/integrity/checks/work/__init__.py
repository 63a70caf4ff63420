"""Checks of accounts, jobs and imports."""
