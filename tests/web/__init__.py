"""Pages, asked for as the people of the office."""
