"""The rows and columns of a table do not agree with one another, or with the text around it."""
