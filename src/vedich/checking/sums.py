"""Equations of sums: lists that promise all parts, and totals told behind their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.interval import Interval

_ALTOGETHER = re.compile(r"(?:tổng cộng|cộng chung)(?: là| có| được)? $")


def summed_up(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'làm mới 28 nhà, sửa chữa 11 nhà; tổng cộng 39 nhà'."""
    for whole in figures:
        if whole.role is not Role.LEVEL or not _ALTOGETHER.search(whole.before):
            continue
        parts: list[Fact] = []
        for fact in reversed(figures[max(0, whole.number - 8) : whole.number]):
            if fact.sentence != whole.sentence or not same_kind(fact, whole) or fact.role is not Role.LEVEL:
                break
            parts.insert(0, fact)
        if len(parts) >= 2 and not whole.is_percent:
            yield Equation(EquationKind.SUM, (*parts, whole), Interval.total, "+", is_tight=False)
