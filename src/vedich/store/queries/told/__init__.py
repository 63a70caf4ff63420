"""A judgement in the words that every door says alike: counts, reasons, and how a cell came about."""
