"""SQLite as the record uses it: Django's own, without what a schema that is not trusted may not call."""
