"""Tasks that nobody could carry out as they are written."""
