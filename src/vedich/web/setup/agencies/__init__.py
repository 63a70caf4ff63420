"""Agencies: who they are, what they lead, and until when they stand."""
