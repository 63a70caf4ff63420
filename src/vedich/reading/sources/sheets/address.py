"""Cells by their names: C7 is row 7, column 3."""

from __future__ import annotations

import re
from functools import lru_cache

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


@lru_cache(maxsize=20_000)
def column_name(column: int) -> str:
    """Give the letters of a column, counted from 1.

    >>> column_name(1), column_name(27), column_name(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Give the number of a column from its letters.

    >>> column_number("XFD")
    16384
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell.

    >>> cell_name(7, 3)
    'C7'
    """
    return f"{column_name(column)}{row}"


def cell_at(name: str) -> tuple[int, int] | None:
    """Give the row and column of a cell's name, or None where it is none that a sheet has.

    >>> cell_at("$C$7"), cell_at("ZZZ1"), cell_at("7")
    ((7, 3), None, None)
    """
    found = _NAME.match(name)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if 1 <= row <= MOST_ROWS and column <= MOST_COLUMNS else None


def area_at(name: str) -> tuple[int, int, int, int] | None:
    """Give first row, first column, last row and last column of an area such as A1:C7.

    >>> area_at("A1:C7"), area_at("B2")
    ((1, 1, 7, 3), (2, 2, 2, 2))
    """
    first, _, last = name.partition(":")
    start, end = cell_at(first), cell_at(last or first)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
