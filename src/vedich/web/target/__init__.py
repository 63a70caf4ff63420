"""One target of an area: its way through the year, what it rests on, and what became of it."""
