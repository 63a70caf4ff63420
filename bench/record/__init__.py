"""How fast the record takes in figures and is verified: limits, and what this machine reaches."""
