"""Writers: a draft in, the bytes of a file out. One module a form; none of them knows how files are read."""
