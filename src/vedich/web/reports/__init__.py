"""A report: filled in by paste, keys or Excel, checked while it is typed, submitted, returned, approved."""
