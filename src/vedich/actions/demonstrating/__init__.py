"""Write a demonstration into a new record: every figure by the actions that a real one would take."""
