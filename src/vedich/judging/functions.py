"""The functions that the steps share: exact division, rounded half up, on every engine alike; and codes.

DuckDB divides decimals as floating point, others with a scale of their own; whole numbers they all divide
alike, which is `body`. Wide whole numbers cost a microsecond each: for DuckDB, `quick` divides what is short
in 64 bits; of longer figures it guesses with floating point and then proves the guess, or corrects it by one,
with products of decimals. The outcome is the same to the last digit; where the guess could be off by more,
`body` is asked.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the steps: its name, what it takes, its body in DuckDB's dialect, and DuckDB's own."""

    name: str
    takes: tuple[str, ...]
    body: str
    meaning: str
    macro: str


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


def _proved(above: str, below: str, times: int, *, decimals: int, outcome: str, sure: str) -> str:
    """Write a branch: the guessed quotient, one more or one less where the products say so.

    `sure` is a bound on the quotient under which floating point is off by less than one.
    """
    top = f"CAST(ABS({above}) AS DECIMAL(38, {decimals}))"
    bottom = f"CAST(ABS({below}) AS DECIMAL(38, 6))"
    guess = f"CAST(CAST(ABS({above}) AS DOUBLE) * {times} / CAST(ABS({below}) AS DOUBLE) AS BIGINT)"
    step = (
        f"CASE WHEN {top} * {2 * times} >= {bottom} * (2 * {guess} + 1) THEN 1 "
        f"WHEN {top} * {2 * times} < {bottom} * (2 * {guess} - 1) THEN -1 ELSE 0 END"
    )
    sign = f"CASE WHEN ({above} < 0) = ({below} < 0) THEN 1 ELSE -1 END"
    return (
        f"WHEN ABS(CAST({above} AS DOUBLE)) < 1e17 AND ABS(CAST({below} AS DOUBLE)) < 1e13 "
        f"AND ABS(CAST({above} AS DOUBLE)) < ABS(CAST({below} AS DOUBLE)) * {sure} "
        f"THEN CAST({sign} * CAST({guess} + {step} AS DECIMAL(18, 0)) * {outcome})"
    )


def _short(above: str, below: str, times: int, *, outcome: str) -> str:
    """Write a branch for figures whose products have room in 64 bits, where whole numbers divide at once.

    Below the bound a figure of six decimals times a million is nearer to its whole number than to any other.
    """
    top, bottom = (f"CAST(ABS(CAST({figure} AS DOUBLE)) * 1e6 AS BIGINT)" for figure in (above, below))
    sign = f"CASE WHEN ({above} < 0) = ({below} < 0) THEN 1 ELSE -1 END"
    size = f"({2 * times} * {top} + {bottom}) // (2 * {bottom})"
    bound = 8e12 / (2 * times)
    # Divided by less, the outcome would be longer than it can be.
    return (
        f"WHEN ABS(CAST({above} AS DOUBLE)) < {bound} "
        f"AND ABS(CAST({below} AS DOUBLE)) > 1e-5 AND ABS(CAST({below} AS DOUBLE)) < {bound} "
        f"THEN CAST(CAST({sign} * ({size}) AS DECIMAL(18, 0)) * {outcome})"
    )


def _divides(name: str, takes: tuple[str, ...], body: str, meaning: str, quick: str) -> Function:
    """Give a function that divides: DuckDB runs the quick way where it is sure, else the long one."""
    return Function(name, takes, body, meaning, f"CASE {quick} ELSE {body} END")


PERCENT_OF = _divides(
    "PERCENT_OF",
    ("part", "whole"),
    "CASE WHEN whole <> 0 THEN TRY_CAST(CAST("
    f"{_divided(_whole('part'), _whole('whole'), 10_000)} AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2)) END",
    "the part in % of the whole, with two decimals; null where the whole is 0, or the outcome is "
    "longer than a percentage can be",
    _short("part", "whole", 10_000, outcome="0.01 AS DECIMAL(18, 2)")
    + " "
    + _proved("part", "whole", 10_000, decimals=6, outcome="0.01 AS DECIMAL(18, 2)", sure="1e9"),
)
QUOTIENT = _divides(
    "QUOTIENT",
    ("above", "below"),
    "CASE WHEN below <> 0 THEN TRY_CAST(CAST("
    f"{_divided(_fine('above'), _fine('below'), 1_000_000)} AS DECIMAL(32, 0)) "
    "* 0.000001 AS DECIMAL(18, 6)) END",
    "a figure, or a product of two, divided by a figure, with six decimals; null where that is 0, or the "
    "outcome is longer than a figure can be",
    _proved("above", "below", 1_000_000, decimals=12, outcome="0.000001 AS DECIMAL(18, 6)", sure="1e7"),
)
CODE = Function(
    "CODE",
    ("word",),
    "CAST(word AS VARCHAR)",
    "a word that a step writes, one of `codes.CODES`: DuckDB keeps it as a number of one byte",
    "CAST(word AS code)",
)
FUNCTIONS = (PERCENT_OF, QUOTIENT, CODE)
