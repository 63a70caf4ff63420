"""The formulas of a `.facts` file: every figure that follows from others is computed, never typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from bench.checking.braces import Piece
from bench.checking.numerals import printed, quantity

# What a computed figure may be, from the values of the others it names.
FORMULAS: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "percent": lambda of: of[0] / of[1] * 100,
    "excess": lambda of: of[0] / of[1] * 100 - 100,
    "shortfall": lambda of: 100 - of[0] / of[1] * 100,
    "growth": lambda of: of[0] / of[1] * 100 - 100,
    "fall": lambda of: 100 - of[0] / of[1] * 100,
    "times": lambda of: of[0] / of[1],
    "sum": lambda of: sum(of, Decimal(0)),
    "minus": lambda of: of[0] - of[1],
    "points": lambda of: of[0] - of[1],
    "rest": lambda of: of[0] - sum(of[1:]),
    "product": lambda of: of[0] * of[1],
    "same": lambda of: of[0],
    "ratio": lambda of: of[0] / of[1] * 100,
}


def computed(named: dict[str, Piece]) -> dict[str, str]:
    """Print every figure that has a formula; a formula may name figures that stand later in the text."""
    done: dict[str, str] = {}

    def words(name: str) -> str:
        piece = named[name]
        if not piece.formula:
            return "".join(str(part) for part in piece.inside)
        if name not in done:
            kind, arguments, decimals, measure = taken_apart(piece.formula)
            if kind == "same":
                done[name] = words(arguments[0])
            else:
                values = [value for each in arguments for value in _values(each, words)]
                done[name] = printed(FORMULAS[kind](values), decimals, measure)
        return done[name]

    for name in named:
        words(name)
    return done


def _values(argument: str, words: Callable[[str], str]) -> list[Decimal]:
    """Give the value of a literal or of a figure; '31/42' gives two."""
    if argument.isdigit():
        return [Decimal(argument)]
    said = words(argument)
    if fraction := re.match(r"([\d.]+)/([\d.]+)", said):
        return [quantity(fraction[1]).value, quantity(fraction[2]).value]
    return [quantity(said).value]


def taken_apart(formula: str) -> tuple[str, list[str], int, str]:
    """Give kind, arguments, decimals and measure of 'percent result plan .1 %'."""
    shape = re.fullmatch(r"(\w+)((?: \w+)+)(?: \.(\d)(?: (.+))?)?", formula)
    if shape is None or shape[1] not in FORMULAS:
        raise ValueError(f"formula {formula!r}: write 'percent result plan .1 %'")
    return shape[1], shape[2].split(), int(shape[3] or 0), shape[4] or ""
