"""The sheets of the workbook template and their columns: keys, heads, help, and what a cell holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vedich.domain.wording import Wording

# Raised when a column changes its meaning; a workbook of an older version is refused, not misread.
TEMPLATE_VERSION = 1


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    FIGURE = "figure"
    DAY = "day"
    PERIOD = "period"
    NUMBER = "number"


class Listed(StrEnum):
    """The list on the sheet of codes from which a cell is chosen."""

    INDICATORS = "indicators"
    AREAS = "areas"
    PERIODS = "periods"
    VINTAGES = "vintages"
    BASES = "bases"
    OPERATORS = "operators"
    MEASURES = "measures"
    AREA_TYPES = "area_types"
    KINDS = "kinds"
    DIRECTIONS = "directions"
    FREQUENCIES = "frequencies"
    AGENCIES = "agencies"
    PARTS = "parts"
    AGENCY_KINDS = "agency_kinds"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in files for machines, its head, what to write, and how wide it is drawn.

    `may_miss` says that workbooks of before have no such column, and are read without it.
    Nulls: `listed` is None where anything may be written.
    """

    key: str
    heading: Wording
    help: Wording
    width: int
    holds: Holds = Holds.TEXT
    required: bool = False
    listed: Listed | None = None
    may_miss: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what it is for, and its columns; the first numbers the rows, the last is ours."""

    key: str
    name: Wording
    title: Wording
    guide: Wording
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Give the column of a key.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def name_in(self, names: Sequence[str]) -> str | None:
        """Give under which of some names the sheet stands, in either language; None where it does not."""
        return next((name for name in (self.name.vi, self.name.en) if name in names), None)

    def place(self, key: str) -> int:
        """Give the place of a column, from 0."""
        return [column.key for column in self.columns].index(key)
