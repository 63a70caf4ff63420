"""How a CSV file divides its fields and writes its decimals, told from the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

_DELIMITERS = ("\t", ";", ",", "|")
_LOOKED_AT = 100_000
# Another sign that may divide fields stands here as no sentence and no number has it.
_UNDIVIDED = re.compile(r"[;|](?=\S)|\t|(?<!\d),(?=\S)|,(?=[^\s\d])")
_SAID = re.compile(r"\ufeff?sep=(.)\r?\n?", re.I)

# Two decimals, or thousands and decimals together, can be read in one way only.
_COMMA_DECIMALS = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3}){2,})\Z")
_DOT_DECIMALS = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,})\Z")
_DOTTED = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z")


class Field(NamedTuple):
    """One field: its row and column from 1, its words, and the stretch of the file they stand for."""

    row: int
    column: int
    words: str
    start: int
    end: int


def delimiter_of(text: str) -> tuple[str, int]:
    """Give the sign that divides the fields, and where the first row begins.

    What makes the best grid wins: long stretches of rows of one width, of fields that do not look cut. A comma
    also stands before decimals and inside sentences, so how many rows it divides tells little.

    >>> delimiter_of("Tên;Vốn\\nCầu;12,5\\nKè;7,25\\n"), delimiter_of("sep=|\\na|b")
    ((';', 0), ('|', 6))
    """
    if said := _SAID.match(text):
        return said[1], said.end()
    begin = 1 if text.startswith("\ufeff") else 0
    start = text[begin : begin + _LOOKED_AT]
    best, score = ",", 0.0
    for delimiter in _DELIMITERS:
        if delimiter in start and (told := _gridness(start, delimiter)) > score:
            best, score = delimiter, told
    return best, begin


def _gridness(text: str, delimiter: str) -> float:
    """Say how much of a grid a sign makes of a text: 0 where it divides nothing, more than 0 and at most 1."""
    rows = 0
    grid = 0.0
    whole = fields = 0
    for width, several in groupby(_rows(text, delimiter), key=len):
        stretch = list(several)
        rows += len(stretch)
        if width > 1:
            grid += len(stretch) ** 2 * (width - 1) / width
            fields += width * len(stretch)
            whole += sum(_looks_whole(words, delimiter) for row in stretch for words in row)
    return grid / rows**2 * (whole / fields) ** 4 if fields else 0.0


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Give the fields of each row that holds anything."""
    for _, fields in groupby(fields_of(text, delimiter, 0), key=attrgetter("row")):
        row = [field.words for field in fields]
        if len(row) > 1 or row[0].strip():
            yield row


def _looks_whole(words: str, delimiter: str) -> bool:
    """Say whether a field could be what somebody put into one cell.

    A field that begins with a space was cut behind the comma of a sentence; one that holds another dividing
    sign with no space behind it, not between digits, is several fields.
    """
    return not (delimiter != "\t" and words[:1] == " ") and _UNDIVIDED.search(words) is None


def fields_of(text: str, delimiter: str, begin: int) -> Iterator[Field]:
    """Give the fields of a file; a quote that is never closed is a letter like others.

    >>> [field.words for field in fields_of('a;"b;""c"" 5";"d', ";", 0)]
    ['a', 'b;"c" 5', '"d']
    """
    stop = re.compile(f"{re.escape(delimiter)}|\r\n|\n|\r")
    at, row, column = begin, 1, 1
    closes = True
    while at <= len(text):
        if closes and text.startswith('"', at):
            end = _close(text, at + 1, delimiter)
            if end >= 0:
                words = text[at + 1 : end].replace('""', '"')
                yield Field(row, column, words, at + 1, end)
                at = end + 1
                found = stop.match(text, at)
            else:
                closes = False
                continue
        else:
            found = stop.search(text, at)
            end = found.start() if found else len(text)
            yield Field(row, column, text[at:end], at, end)
        if found is None:
            return
        at = found.end()
        if found[0] == delimiter:
            column += 1
        else:
            row, column = row + 1, 1


def _close(text: str, at: int, delimiter: str) -> int:
    """Find the quote that ends a field; one inside it is doubled, or stray."""
    while (at := text.find('"', at)) >= 0:
        if text.startswith('"', at + 1):
            at += 2
            continue
        if at + 1 == len(text) or text[at + 1] in (delimiter, "\r", "\n"):
            return at
        at += 1
    return -1


def writes_dots(words: Sequence[str]) -> bool:
    """Say whether decimals surely stand behind a dot in a file, as exchange files write them.

    >>> writes_dots(["12.5", "1.234"]), writes_dots(["1.234", "2.000"]), writes_dots(["12.5", "7,25"])
    (True, False, False)
    """
    dots = any(_DOT_DECIMALS.match(said) for said in words)
    return dots and not any(_COMMA_DECIMALS.match(said) for said in words)


def in_vietnamese(words: str) -> str:
    """Give a number written with a decimal dot in the Vietnamese form; other words stay.

    >>> in_vietnamese("1,234.5"), in_vietnamese("2024-03-01")
    ('1.234,5', '2024-03-01')
    """
    return words.translate(_SWAP) if _DOTTED.match(words) else words


_SWAP = str.maketrans(",.", ".,")
