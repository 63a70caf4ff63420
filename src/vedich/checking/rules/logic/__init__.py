"""Dates, periods and directions that cannot be."""
