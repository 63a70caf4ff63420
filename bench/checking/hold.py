"""Say whether a fact holds for the words printed: the bench's own arithmetic, on what the digits allow.

A clean document must hold all its facts; a planted error in a figure must break at least one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from bench.checking.facts import Document, Fact
from bench.checking.numerals import Quantity, quantity

Between = tuple[Decimal, Decimal]
_DAY = re.compile(r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:(?:/| năm )(\d{4}))?")


def holds(fact: Fact, words: Sequence[str], year: int) -> bool:
    """Say whether the printed words satisfy the fact; dates without a year get `year`.

    >>> holds(Fact("percent", ("p", "r", "k")), ["57,7%", "526,8 tỷ đồng", "913 tỷ đồng"], 2023)
    True
    >>> holds(Fact("tally", ("t", "a", "b", "c")), ["42", "26", "13", "13"], 2023)
    False
    """
    if fact.kind == "forward" and len(words) == 1:
        first, last = re.findall(r"\d{4}", words[0])
        return bool(first < last)
    if fact.kind in _OF_DATES:
        days = [day(each, year) for each in words]
        return all(days) and _OF_DATES[fact.kind]([each for each in days if each])
    if fact.kind == "ratio":
        return _ratio_holds(words)
    if fact.kind in _OF_FIGURES:
        return _OF_FIGURES[fact.kind]([quantity(each) for each in words])
    return True


def broken(document: Document, changed: dict[str, str]) -> list[Fact]:
    """List the facts of a document that no longer hold once some marks say other words."""
    year = int(document.head["as_of"][:4])
    said = {name: mark.words for name, mark in document.marks.items()} | changed
    return [fact for fact in document.facts if not holds(fact, [said[name] for name in fact.names], year)]


def day(words: str, year: int) -> date | None:
    """Read a printed day, None when the calendar has no such day.

    >>> day("30 tháng 11 năm 2023", 2020), day("31/11/2023", 2020), day("15/6", 2020)
    (datetime.date(2023, 11, 30), None, datetime.date(2020, 6, 15))
    """
    shape = _DAY.search(words)
    try:
        return date(int(shape[3] or year), int(shape[2]), int(shape[1])) if shape else None
    except ValueError:
        return None


def _worth(of: Quantity) -> Decimal:
    return of.value


def _meet(one: Between, two: Between) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _quotient(of: Sequence[Quantity], times: int = 100, plus: int = 0) -> Between:
    (low, high), (least, most) = of[1].between, of[2].between
    return low / most * times + plus, high / least * times + plus


def _mirrored(of: Sequence[Quantity]) -> Between:
    low, high = _quotient(of)
    return 100 - high, 100 - low


def _added(of: Sequence[Quantity]) -> Between:
    low, high = zip(*(each.between for each in of), strict=True)
    return sum(low, Decimal(0)), sum(high, Decimal(0))


def _apart(of: Sequence[Quantity]) -> Between:
    return of[1].between[0] - of[2].between[1], of[1].between[1] - of[2].between[0]


def _exactly_added(of: Sequence[Quantity]) -> bool:
    return of[0].value == sum(each.value for each in of[1:])


def _over(of: Sequence[Quantity]) -> bool:
    """'Trên 4.610 tấn, đạt 102,5%': the percentage may be a little above what the bound gives."""
    low, _ = _quotient(of)
    return low <= of[0].between[1] and of[0].value <= low * Decimal("1.02")


def _ratio_holds(words: Sequence[str]) -> bool:
    """Check 'n/m' alone, or with the percentage printed for it: (percentage, n/m)."""
    n, m = (quantity(each).value for each in re.findall(r"[\d.]+", words[-1])[:2])
    share = n / m * 100
    return n <= m and (len(words) == 1 or _meet(quantity(words[0]).between, (share, share)))


_OF_FIGURES: dict[str, Callable[[Sequence[Quantity]], bool]] = {
    "percent": lambda of: _meet(of[0].between, _quotient(of)),
    "percent_over": _over,
    "excess": lambda of: _meet(of[0].between, _quotient(of, plus=-100)),
    "growth": lambda of: _meet(of[0].between, _quotient(of, plus=-100)),
    "shortfall": lambda of: _meet(of[0].between, _mirrored(of)),
    "fall": lambda of: _meet(of[0].between, _mirrored(of)),
    "times": lambda of: _meet(of[0].between, _quotient(of, times=1)),
    "sum": _exactly_added,
    "tally": _exactly_added,
    "rounded_sum": lambda of: _meet(of[0].between, _added(of[1:])),
    "shares": lambda of: _meet((Decimal(100), Decimal(100)), _added(of)),
    "minus": lambda of: _meet(of[0].between, _apart(of)),
    "points": lambda of: _meet(of[0].between, _apart(of)),
    "product": lambda of: _meet(
        of[0].between,
        (of[1].between[0] * of[2].between[0], of[1].between[1] * of[2].between[1]),
    ),
    "same": lambda of: len({each.value for each in of}) == 1,
    "subset": lambda of: of[0].value <= of[1].value,
    "rate": lambda of: of[0].value <= 100,
    "between": lambda of: min(of[1:], key=_worth).value <= of[0].value <= max(of[1:], key=_worth).value,
}
_OF_DATES: dict[str, Callable[[Sequence[date]], bool]] = {
    "date": lambda of: True,
    "after": lambda of: of[0] >= of[1],
    "inputs": lambda of: of[0] <= of[1],
    "forward": lambda of: of[0] <= of[1],
}
