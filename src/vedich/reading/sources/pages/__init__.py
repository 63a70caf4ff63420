"""Pages: words at places of a page, from a PDF or from recognition, into one text in the order of reading."""
