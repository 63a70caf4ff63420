"""Indicators: what each means, where it comes from, and where it is reported."""
