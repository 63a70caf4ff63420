"""Open CSV files: fields divided as the file itself shows, with places into the file's own letters."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from vedich.domain.document import Notice
from vedich.domain.place import Piece
from vedich.reading.sources.decoding import decode
from vedich.reading.sources.sheets.address import MOST_COLUMNS, MOST_ROWS, cell_name
from vedich.reading.sources.sheets.csv_dialect import (
    Field,
    delimiter_of,
    fields_of,
    in_vietnamese,
    writes_dots,
)
from vedich.reading.sources.sheets.laying import laid
from vedich.reading.sources.sheets.sheet import Cell, Sheet
from vedich.reading.sources.sheets.stored import one_line
from vedich.reading.sources.sheets.unhindered import unhindered
from vedich.reading.sources.source import Run, Source, SourceKind

_NUMBER = re.compile(r"[-+]?\(?\d[\d.,]*%?\)?\Z")

DECIMAL_DOTS = Notice(
    "decimal_dots",
    "Tệp CSV viết số với dấu chấm thập phân (12.5); các số đã được đọc theo lối viết Việt Nam (12,5).",
    "The CSV file writes decimals with a dot (12.5); its numbers were read in the Vietnamese form (12,5).",
)


def source_of_csv(data: bytes, name: str) -> Source:
    """Take the fields of a CSV or TSV file as lines and tables; places are offsets into the file's letters.

    A cell has also its name in a sheet called like the file, as a spreadsheet program would show it.

    >>> source = source_of_csv("Tên;Vốn\\nCầu;12,5\\nKè;7,25\\n".encode(), "a.csv")
    >>> source.text
    'Tên\\tVốn\\nCầu\\t12,5\\nKè\\t7,25\\n\\n'
    >>> place = source.place(12, 16)
    >>> source.original[place.start : place.end], str(source.place_in_file(place))
    ('12,5', 'a!B2')

    Raises:
        SourceError: the letters cannot be decoded, or no field holds anything.
    """
    with unhindered():
        original, notices = decode(data, name)
        delimiter, begin = delimiter_of(original)
        fields = {
            (field.row, field.column): field
            for field in fields_of(original, delimiter, begin)
            if field.words
            and not field.words.isspace()
            and field.row <= MOST_ROWS
            and field.column <= MOST_COLUMNS
        }
        dots = writes_dots([field.words.strip() for field in fields.values()])
        if dots:
            notices = (*notices, DECIMAL_DOTS)
        stem = PurePath(name).stem
        cells = [_cell(field, dots=dots) for field in fields.values()]
        return laid(
            name,
            SourceKind.CSV,
            [Sheet(stem, cells)],
            notices=notices,
            beside=False,
            placed=lambda source: _placed(source, original, list(fields.values())),
        )


def _cell(field: Field, *, dots: bool) -> Cell:
    words = one_line(field.words)
    if dots:
        words = in_vietnamese(words)
    return Cell(field.row, field.column, words, _NUMBER.match(words) is not None)


def _placed(source: Source, original: str, fields: list[Field]) -> Source:
    """Let a source that was laid out of cells point into the letters of the file."""
    runs: list[Run] = []
    pieces: list[Piece] = []
    at = 0
    for piece, field in zip(source.pieces, fields, strict=True):
        assert piece.place.cell == cell_name(field.row, field.column)
        words = source.text[piece.start : piece.end]
        there = original[field.start : field.end]
        begin = field.start + there.find(words) if words in there else -1
        start = begin if begin >= 0 else field.start
        end = start + len(words) if begin >= 0 else field.end
        if piece.start > at:
            runs.append(Run(at, start, start, False))
        runs.append(Run(piece.start, start, end, begin >= 0))
        pieces.append(Piece(start, end, piece.place))
        at = piece.end
    if at < len(source.text):
        end = pieces[-1].end
        runs.append(Run(at, end, end, False))
    return replace(source, original=original, runs=tuple(runs), pieces=tuple(pieces))
