"""What came of computing the formulas of a workbook again."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

# The number of the sheet from 0, the row, the column.
Where = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Computed:
    """`results` where the stored result is another or missing; `missing` counts the formulas of the latter kind.

    `without` are the formulas without any result, in order, and `beyond` how many were too much work.
    """

    results: dict[Where, Decimal | str] = field(default_factory=dict)
    missing: int = 0
    without: tuple[str, ...] = ()
    beyond: int = 0
