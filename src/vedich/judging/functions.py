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


# A figure of three decimals as a whole number of thousandths, in 64 bits.
def _thousandths(figure: str) -> str:
    return f"CAST(CAST({figure} AS DECIMAL(18, 3)) * 1000 AS BIGINT)"


# A product of two figures has twelve decimals.
def _fine(figure: str) -> str:
    return f"CAST(CAST({figure} AS DECIMAL(38, 12)) * 1000000000000 AS HUGEINT)"


# Halves go away from zero, as people round: 2.345 is 2.35 and -2.345 is -2.35.
def _divided(above: str, below: str, times: int) -> str:
    size = f"(2 * ABS({above}) * {times} + ABS({below})) // (2 * ABS({below}))"
    sign = f"CASE WHEN ({above} < 0) = ({below} < 0) THEN 1 ELSE -1 END"
    return f"{sign} * ({size})"


def _percent() -> str:
    # Numbers of 128 bits are divided slowly, and few figures need them: most have three decimals at most.
    narrow = _divided(_thousandths("part"), _thousandths("whole"), 10_000)
    wide = _divided(_whole("part"), _whole("whole"), 10_000)
    return (
        "CASE WHEN whole = 0 THEN NULL "
        "WHEN CAST(part AS DECIMAL(18, 3)) = part AND CAST(whole AS DECIMAL(18, 3)) = whole "
        "AND ABS(part) < 400000000000 AND ABS(whole) < 400000000000 "
        f"THEN CAST(CAST({narrow} AS DECIMAL(19, 0)) * 0.01 AS DECIMAL(18, 2)) "
        f"ELSE TRY_CAST(CAST({wide} AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2)) END"
    )


PERCENT_OF = Function(
    "PERCENT_OF",
    ("part", "whole"),
    _percent(),
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
