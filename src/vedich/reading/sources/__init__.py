"""Sources: files from outside as text, with the way back to every place of the original.

Here live the forms a document may come in (plain text, Markdown, HTML), the decoding of bytes, and every
reason to refuse a file. A source changes no word and understands none: figures are the grammar's work.
This is the only place of the reading room that touches the disk.

>>> source = source_of("<p>Thu đạt 526,8&nbsp;tỷ đồng</p>".encode(), "a.html")
>>> source.text
'Thu đạt 526,8\\xa0tỷ đồng'
>>> place = source.place(8, 16)
>>> source.original[place.start : place.end]
'526,8&nbsp;tỷ'

One more form: a module that weaves the text out of the original (`weaving.Weave` keeps the places), a kind in
`source.SourceKind`, its endings in `opening`, and tests that hold the law of `tests/reading/sources`: each
letter read is the letter at its place. One more reason to refuse: a row in `trouble.SENTENCES`.
"""

from vedich.reading.sources.opening import open_source, source_of
from vedich.reading.sources.placing import placed
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble

__all__ = ["Source", "SourceError", "SourceKind", "Trouble", "open_source", "placed", "source_of"]
