"""The reader's bench: the corpus with its truth, the scorer, the scoreboards. See README.md beside it."""
