"""Equations of what is left: a whole, what is done of it, and 'còn lại', told one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.interval import Interval
from vedich.checking.nearly import meant

_LEFT = re.compile(
    r"(?<!\w)còn(?: lại| vướng| thiếu| phải [^\W\d_]+| chưa [^\W\d_]+(?: [^\W\d_]+)?| nợ)(?: là)? $"
)
_DONE = re.compile(r"(?<!\w)(?:đã|bàn giao|giải ngân|thực hiện|hoàn thành|xong|đạt|thu hồi|chi trả)(?!\w)")
_FAR_BACK = 12
_SENTENCES = 2


def remainders(amounts: Sequence[Fact]) -> Iterator[Equation]:
    """'Phải thu hồi 286,4 ha. Đã bàn giao 201,7 ha, đạt 70,4%; còn lại 84,7 ha.'"""
    for at, left in enumerate(amounts):
        if at < 2 or left.is_percent or left.is_aside or not _LEFT.search(left.before):
            continue
        levels = [
            fact
            for fact in amounts[max(0, at - _FAR_BACK) : at]
            if fact.sentence >= left.sentence - _SENTENCES and same_kind(fact, left) and _is_level(fact)
        ]
        # 'A 41,2 tỷ đồng, còn lại 45,8 tỷ đồng' is the end of a list; 'đã bàn giao ..., còn lại ...' is not.
        if len(levels) < 2 or levels[-1].sentence != left.sentence or not _DONE.search(levels[-1].before):
            continue
        done = levels[-1]
        wholes = [fact for fact in levels[-2::-1] if not fact.before.startswith(",")]
        equation = meant(
            Equation(EquationKind.SUM, (done, left, whole), Interval.total, "+", is_tight=False)
            for whole in wholes
        )
        if equation is not None:
            yield equation


def _is_level(fact: Fact) -> bool:
    return fact.role in (Role.LEVEL, Role.PLAN) and not fact.is_aside
