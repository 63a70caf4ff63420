"""Signing in and out: password, second factor, recovery codes, devices."""
