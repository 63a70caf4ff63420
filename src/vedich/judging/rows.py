"""Rows of the contract written with the names of their columns; what is left out means its default."""

from __future__ import annotations

from collections.abc import Mapping

from vedich.judging.table import NEEDED, Cell, Row
from vedich.judging.tables import TABLES


class RowError(ValueError):
    """Raised when a row lacks a column that has no default, or has one that the table does not know."""

    def __init__(self, table: str, column: str, problem: str) -> None:
        super().__init__(
            f"A row of {table!r} {problem} {column!r}. Its columns: {', '.join(TABLES[table].names)}."
        )


def rows_of(table: str, *records: Mapping[str, Cell]) -> list[Row]:
    """Give rows in the order of a table's columns.

    >>> rows_of("calendar", {"year": 2023})
    [(2023, 12)]

    Raises:
        RowError: a column is missing or unknown.
    """
    columns = TABLES[table].columns
    names = {column.name for column in columns}
    found = []
    for record in records:
        for name in record.keys() - names:
            raise RowError(table, name, "has no column")
        for column in columns:
            if column.name not in record and column.default is NEEDED:
                raise RowError(table, column.name, "lacks")
        found.append(tuple(record.get(column.name, column.default) for column in columns))
    return found
