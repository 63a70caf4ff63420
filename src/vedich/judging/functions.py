"""The two functions that the steps share: exact division, rounded half up, without an engine's own division.

DuckDB divides decimals as floating point, others with a scale of their own; whole
numbers they all divide alike.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the steps: its name, what it takes, and its body in DuckDB's dialect."""

    name: str
    takes: tuple[str, ...]
    body: str
    meaning: str


# A figure of six decimals as a whole number of millionths.
def _whole(figure: str) -> str:
    return f"CAST(CAST({figure} AS DECIMAL(38, 6)) * 1000000 AS HUGEINT)"


# A product of two figures has twelve decimals.
def _fine(figure: str) -> str:
    return f"CAST(CAST({figure} AS DECIMAL(38, 12)) * 1000000000000 AS HUGEINT)"


# Halves go away from zero, as people round: 2.345 is 2.35 and -2.345 is -2.35.
def _divided(above: str, below: str, times: int) -> str:
    size = f"(2 * ABS({above}) * {times} + ABS({below})) // (2 * ABS({below}))"
    sign = f"CASE WHEN ({above} < 0) = ({below} < 0) THEN 1 ELSE -1 END"
    return f"{sign} * ({size})"


PERCENT_OF = Function(
    "PERCENT_OF",
    ("part", "whole"),
    "CASE WHEN whole <> 0 THEN TRY_CAST(CAST("
    f"{_divided(_whole('part'), _whole('whole'), 10_000)} AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2)) END",
    "the part in % of the whole, with two decimals; null where the whole is 0, or the outcome is "
    "longer than a percentage can be",
)
QUOTIENT = Function(
    "QUOTIENT",
    ("above", "below"),
    "CASE WHEN below <> 0 THEN TRY_CAST(CAST("
    f"{_divided(_fine('above'), _fine('below'), 1_000_000)} AS DECIMAL(32, 0)) "
    "* 0.000001 AS DECIMAL(18, 6)) END",
    "a figure, or a product of two, divided by a figure, with six decimals; null where that is 0, or the "
    "outcome is longer than a figure can be",
)
FUNCTIONS = (PERCENT_OF, QUOTIENT)
