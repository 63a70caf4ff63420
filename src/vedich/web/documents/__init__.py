"""Documents of an area: handed in, read, reviewed figure by figure, and what came of each."""
