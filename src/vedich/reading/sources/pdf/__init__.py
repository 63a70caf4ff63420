"""PDF: the letters, lines and fields of each page, and the text they make."""
