"""What a workbook template is filled with: the lists to choose from, rows, and an example of each sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from vedich.exchange.columns import Listed

Written: TypeAlias = str | int | Decimal | date | None
# One row of a sheet, by the keys of its columns; a column left out is blank.
Line: TypeAlias = Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Filling:
    """What the workbook of an area and a year holds; `rows` and `examples` go by the keys of sheets.

    `sheets` are those that it has (none: the usual ones). A form with lines of its own has `open_columns`,
    those that may be typed into, and `hidden` ones, of which it asks nothing; without any all are open.
    `lang` is the language of all that the template says; a filled one is read back whatever it is.
    """

    area: str
    title: str
    year: int
    made_on: date
    lists: Mapping[Listed, Sequence[str]]
    rows: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    examples: Mapping[str, Line] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    open_columns: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    lang: str = "vi"
