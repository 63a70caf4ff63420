"""Areas beside one another: all targets as a table of verdicts, and one target as a league with its gaps."""
