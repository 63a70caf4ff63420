"""What a table is: its name, what one row stands for, and its columns with type and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# What a cell of a table may hold in Python; figures are decimals, never floats.
Cell = object
Row = tuple[Cell, ...]


class Type(StrEnum):
    """The few types of the contract, in the words that every engine of SQL knows."""

    ID = "BIGINT"
    WHOLE = "INTEGER"
    FIGURE = "DECIMAL(18,6)"
    PERCENT = "DECIMAL(18,2)"
    SHARE = "DECIMAL(9,8)"
    DAY = "DATE"
    YES_NO = "BOOLEAN"
    WORD = "VARCHAR"
    CODE = "code"  # one of the words in `codes.CODES`


class _Needed:
    """Stands for a value that has no default."""


NEEDED = _Needed()


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `default` is what a source that leaves the column out means by that."""

    name: str
    type: Type
    meaning: str
    default: Cell | _Needed = NEEDED

    @property
    def is_needed(self) -> bool:
        """Say whether a source must have the column."""
        return isinstance(self.default, _Needed)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract; `grain` are the columns that tell its rows apart.

    >>> Table("years", "one year", ("year",), (Column("year", Type.WHOLE, "the year"),)).names
    ('year',)
    """

    name: str
    meaning: str
    grain: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the columns in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Give a column by its name.

        Raises:
            KeyError: there is none.
        """
        return next((column for column in self.columns if column.name == name), None) or _missing(self, name)


def _missing(table: Table, name: str) -> Column:
    raise KeyError(f"{table.name} has no column {name!r}, only {', '.join(table.names)}")


def columns(
    written: str, types: dict[str, Type], defaults: dict[str, Cell] | None = None
) -> tuple[Column, ...]:
    """Read columns from lines like 'year whole the year the figure is about'.

    >>> [(one.name, one.type.value) for one in columns("year whole the year", {"whole": Type.WHOLE})]
    [('year', 'INTEGER')]
    """
    known = defaults or {}
    found = []
    for line in written.strip().splitlines():
        name, kind, meaning = line.split(maxsplit=2)
        found.append(Column(name, types[kind], meaning, known.get(name, NEEDED)))
    return tuple(found)
