"""How the office judges: margins and names of classes, dated, with what they follow."""
