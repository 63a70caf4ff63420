"""Make a source of what antiword prints of an old Word file, where it prints all that is in it.

antiword breaks long cells into several lines, so that rows cannot be told, and leaves out headers, notes,
text boxes and hidden words. A file with any of these is not read this way.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from vedich.domain.place import Piece, Place
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.lines import refuse_lines
from vedich.reading.sources.old_encodings import converted_source
from vedich.reading.sources.source import Source, SourceKind

_SECTOR, _MAGIC = 512, b"\xec\xa5"
# Lengths of the stories beside the body: footnotes, headers, macros, comments, endnotes, text boxes of both.
_STORIES = struct.Struct("<7l")
_STORIES_AT = 0x50
_PICTURE = "[pic]"


def stories_beside(data: bytes) -> int:
    """Count the letters of an old Word file that stand outside its body; -1 where the file does not tell.

    >>> stories_beside(b"no Word file")
    -1
    """
    for at in range(_SECTOR, len(data) - _STORIES_AT - _STORIES.size, _SECTOR):
        if data.startswith(_MAGIC, at):
            counts = _STORIES.unpack_from(data, at + _STORIES_AT)
            return sum(counts) if min(counts) >= 0 else -1
    return -1


def source_of_old_word(data: bytes, printed: str, with_hidden: str, name: str) -> Source | None:
    """Give the source of an old Word file by what antiword printed of it, without and with hidden words.

    Nulls: None where antiword does not print all of the file, or not so that rows of tables can be told.

    Raises:
        SourceError: a line is too long for a document.
    """
    if printed != with_hidden or "|" in printed or _PICTURE in printed or stories_beside(data) != 0:
        return None
    text = printed.replace("\r\n", "\n").removeprefix("\n").rstrip("\n") + "\n"
    if not text.strip():
        return None
    refuse_lines(text, name)
    pieces, at, number = [], 0, 0
    for line in text.split("\n"):
        # Distance between paragraphs is printed as an empty line too: only those with words are counted.
        if line:
            number += 1
            place = Place(part="body", paragraph=number, start=0, end=len(line))
            pieces.append(Piece(at, at + len(line), place))
        at += len(line) + 1
    source = converted_source(Source(name, SourceKind.DOC, text, text, (), (), tuple(pieces)))
    return replace(source, notices=source.notices + damage_of(source.text))
