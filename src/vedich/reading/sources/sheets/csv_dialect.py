"""How a CSV file divides its fields and writes its decimals, told from the file itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_DELIMITERS = ("\t", ";", ",", "|")
_LOOKED_AT = 100_000
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

    What divides most rows into the same number of fields wins; commas come last but one, since they also
    stand before decimals.

    >>> delimiter_of("Tên;Vốn\\nCầu;12,5\\nKè;7,25\\n"), delimiter_of("sep=|\\na|b")
    ((';', 0), ('|', 6))
    """
    if said := _SAID.match(text):
        return said[1], said.end()
    begin = 1 if text.startswith("\ufeff") else 0
    best, score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(_counts(text[begin : begin + _LOOKED_AT], delimiter))
        wide = {count: rows for count, rows in counts.items() if count > 1}
        if wide:
            most = max(wide.values())
            told = sum(wide.values()) / sum(counts.values()) + most / sum(counts.values())
            if told > score + 0.05:
                best, score = delimiter, told
    return best, begin


def _counts(text: str, delimiter: str) -> Iterator[int]:
    count, row = 0, 1
    for field in fields_of(text, delimiter, 0):
        if field.row != row:
            if count:
                yield count
            row, count = field.row, 0
        count = max(count, field.column)
    if count:
        yield count


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
