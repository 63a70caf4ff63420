"""Equations of totals told last: 'tính chung', 'tổng cộng' behind the parts of the sentences before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.interval import Interval
from vedich.checking.nearly import ANY_SLIP, meant

_ALTOGETHER = re.compile(r"(?:tính chung|tổng cộng|cộng chung|cộng dồn|gộp chung)(?!\w)")
_SENTENCES = 3
_MOST_PARTS = 4


def totals(amounts: Sequence[Fact]) -> Iterator[Equation]:
    """'Vụ Đông Xuân 38.240 ha. Vụ Hè Thu 38.105 ha. Tính chung hai vụ, diện tích 76.345 ha.'"""
    for at, whole in enumerate(amounts):
        if whole.role is not Role.LEVEL or whole.is_percent or not _ALTOGETHER.search(whole.before):
            continue
        before = [
            fact
            for fact in amounts[max(0, at - 16) : at]
            if fact.sentence >= whole.sentence - _SENTENCES
            and fact.role is Role.LEVEL
            and not fact.is_aside
            and same_kind(fact, whole)
        ]
        named = [fact for fact in before if fact.key == whole.key]
        chosen = [named] if len(named) > 1 else []
        chosen += [before[-many:] for many in range(2, min(_MOST_PARTS, len(before)) + 1)]
        equation = meant(
            (
                Equation(EquationKind.SUM, (*parts, whole), Interval.total, "+", is_tight=False)
                for parts in chosen
            ),
            ANY_SLIP if whole.value >= 1000 else 2,
        )
        if equation is not None:
            yield equation
