"""Setting up by Excel: a workbook out, filled in, looked at, and taken whole."""
