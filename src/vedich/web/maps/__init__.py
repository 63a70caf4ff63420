"""Maps: the provinces as tiles, and the areas below one by their centre points. None holds a border."""
