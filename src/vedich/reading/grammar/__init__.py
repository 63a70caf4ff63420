"""Grammar: each file finds one kind of thing in the folded text - numbers, measures, periods, names, references.

What a rule finds it gives with its place; it attaches nothing to anything (that is for the frames). A rule has a
function `reading_of(saying)` that prints what it reads, and a page beside it whose tables are its tests.
"""
