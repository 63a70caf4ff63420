"""Equations of enumerations: a whole and its parts named by different nouns, or told one on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, is_count, same_kind
from vedich.checking.interval import Interval
from vedich.checking.nearly import ANY_SLIP, meant
from vedich.checking.view import View

_LEVELS = (Role.LEVEL, Role.PLAN)
_MADE_OF = re.compile(r"(?<!\w)(?:bao gồm|gồm(?: có)?|chia ra) $")
_LISTS = re.compile(r"[^\d.;:]{0,30}: $")
_AMONG = re.compile(r"(?<!\w)trong (?:tổng )?số (?P<what>[^\W\d_]+ [^\W\d_]+)[^\d,;:]{0,20} có $")
_AND_NEXT = re.compile(r"[^\d,;:().]{0,40}(?:,| và)(?: có)? $")
_SHARED_OUT = re.compile(r"(?:phân bổ|phân khai|gồm|chia|giao)[^.\n]{0,40}:?\s*$")
_FOLLOWS = re.compile(r"[^.;\n]{0,60}:?\s*$")
_BULLET = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)/]|[-+*•]|(?P<letter>[a-zđ])\))\s")
_ONCE_MORE = re.compile(
    r"(?:^|\n)\s*[-+*•]?\s*(?:nguồn vốn|cơ cấu nguồn|phân theo|chia theo|theo)[^\d:;.\n]{0,50}:\s"
)
_FAR_BACK = 24
_MOST_PARTS = 12


def enumerations(amounts: Sequence[Fact], view: View) -> Iterator[Equation]:
    """Give what the parts of an enumeration come to."""
    yield from _of_nouns(amounts)
    yield from _of_lines(amounts, view)
    yield from _divided_again(amounts)


def _of_nouns(amounts: Sequence[Fact]) -> Iterator[Equation]:
    """'102 huy chương, gồm 31 vàng, 27 bạc, 44 đồng': each part is counted in a noun of its own."""
    for at, first in enumerate(amounts):
        among = _AMONG.search(first.before)
        listed = at > 0 and _LISTS.fullmatch(first.before) and first.clause == amounts[at - 1].clause
        if at == 0 or not _is_noun(first) or not (among or listed or _MADE_OF.search(first.before)):
            continue
        parts = [first]
        for fact in amounts[at + 1 : at + _MOST_PARTS]:
            if fact.clause != first.clause or not _is_noun(fact) or not _AND_NEXT.fullmatch(fact.before):
                break
            parts.append(fact)
        nouns = {part.claim.measure for part in parts}
        if len(parts) < (3 if listed else 2) or len(nouns) < len(parts):
            continue
        wholes = [
            fact
            for fact in reversed(amounts[max(0, at - 6) : at])
            if _is_noun(fact)
            and not fact.is_aside
            and fact.sentence >= first.sentence - 1
            and (among is None or fact.claim.measure.startswith(among["what"].split()[0]))
        ][: 6 if among else 1]
        tried = [_sum(parts, whole) for whole in wholes]
        equation = meant(tried, ANY_SLIP)
        if equation is None and tried and not among and not listed and len(parts) > 2:
            equation = tried[0]
        if equation is not None:
            yield equation


def _is_noun(fact: Fact) -> bool:
    # Nobody tells of 44 đồng of money: medals are of bronze.
    small = fact.claim.measure == "đồng" and fact.value < 1000
    return (
        fact.role in _LEVELS
        and bool(fact.claim.measure)
        and (is_count(fact.claim.measure) or small)
        and fact.claim.figure.decimals == 0
        and fact.claim.denominator is None
    )


def _of_lines(amounts: Sequence[Fact], view: View) -> Iterator[Equation]:
    """'Tổng vốn 98.500 triệu đồng, phân bổ như sau:' and below it 1., 2., 3., each with its own amount."""
    for at, whole in enumerate(amounts):
        if whole.is_percent or whole.role not in _LEVELS or not _FOLLOWS.fullmatch(whole.after):
            continue
        shared = _SHARED_OUT.search(whole.after) is not None
        if not shared and not whole.after.rstrip().endswith(":"):
            continue
        parts = list(_lines(amounts, at, view))
        if len(parts) < 2:
            continue
        equation = _sum(parts, whole) if shared else meant([_sum(parts, whole)])
        if equation is not None:
            yield equation


def _lines(amounts: Sequence[Fact], at: int, view: View) -> Iterator[Fact]:
    """Give the first amount of each numbered line behind a whole, in a row."""
    whole, expected, line = amounts[at], 1, view.text.rfind("\n", 0, amounts[at].at)
    for fact in amounts[at + 1 :]:
        start = view.text.rfind("\n", 0, fact.at)
        if start == line and expected > 1:
            continue
        bullet = _BULLET.match(view.text, start + 1)
        if start == line or bullet is None or not same_kind(fact, whole):
            return
        if bullet["number"] is not None and int(bullet["number"]) != expected:
            return
        expected += 1
        line = start
        yield fact


def _divided_again(amounts: Sequence[Fact]) -> Iterator[Equation]:
    """'Nguồn vốn: thu tiền sử dụng đất 76.000 triệu đồng; ngân sách tập trung 22.500 triệu đồng.'"""
    for at, first in enumerate(amounts):
        if (
            first.role not in _LEVELS
            or first.is_percent
            or not _ONCE_MORE.search("\n" + first.before.lstrip())
        ):
            continue
        parts = [first]
        for fact in amounts[at + 1 : at + _MOST_PARTS]:
            if fact.sentence != first.sentence:
                break
            if fact.role in _LEVELS and not fact.is_aside and same_kind(fact, first):
                parts.append(fact)
        wholes = [
            fact
            for fact in reversed(amounts[max(0, at - _FAR_BACK) : at])
            if fact.role in _LEVELS and not fact.is_aside and same_kind(fact, first)
        ]
        equation = meant(_sum(parts, whole) for whole in wholes) if len(parts) > 1 else None
        if equation is not None:
            yield equation


def _sum(parts: Sequence[Fact], whole: Fact) -> Equation:
    return Equation(EquationKind.SUM, (*parts, whole), Interval.total, "+", is_tight=False)
