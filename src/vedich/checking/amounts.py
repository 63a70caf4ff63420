"""Amounts: every number printed with what it counts, also where the reader made no figure of it.

The reader names indicators, and passes over what has no name worth keeping: 'thi hành xong 5.128 việc'. Sums
and shares need such numbers too, so here they stand beside the figures, in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedich.checking.fact import Fact, Role, between, key_of, measure_of, role_of
from vedich.checking.view import View
from vedich.domain.document import Claim, ClaimKind
from vedich.domain.figure import Figure, FigureError
from vedich.domain.measure import Dimension

# The numbers of amounts that are no figures begin here, so that no figure has the same.
BEYOND = 1_000_000
_AROUND = 110
_KNOWN = (
    r"tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|triệu usd|tỷ usd|nghìn tỷ đồng|tạ/ha|đồng/kg|triệu đồng/ha|điểm %"
)
_PRINTED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![.,/:-]?\d)"
    rf"(?:\s?(?P<percent>%)|\s(?P<known>{_KNOWN})(?!\w)"
    r"|\s(?P<scale>nghìn |ngàn |triệu |tỷ )?"
    r"(?P<noun>(?P<word>[^\W\d_]+)(?: (?!và|đã|có|chưa|đang)[^\W\d_]+)?))?"
)
# Most numbers are figures; whether one is is asked before its form.
_DIGITS = re.compile(r"\d[\d.,]*")
_SCALES = {"nghìn ": 1000, "ngàn ": 1000, "triệu ": 1000000, "tỷ ": 1000000000}
# A number behind one of these is a name or a time, before one of these it is no amount of anything.
_NAMES = re.compile(
    r"(?:năm|tháng|quý|ngày|(?<!tổng )(?<!\w)số|thứ|đoạn|đợt|khu vực|(?<!tài )khoản"
    r"|(?<!\w)điều|mục|biểu|vùng|quốc lộ|ql|khóa|khoá|phường|quận"
    r"|lớp|khối|hạng|loại|nhóm|gói|tổ|khu|phố|bậc|giai đoạn|nhiệm kỳ|lần|-|/|đường|cấp|nghị quyết|luật)\s*$"
)
_NO_NOUN = re.compile(
    r"(?:tháng|năm|ngày|giờ|quý|lần|đến|và|của|trên|cho|qua|đạt|bằng|tăng|giảm|chiếm|so|là|thì|có|với|ở|tại|trong"
    r"|còn|theo|từ|sẽ|được|gồm|chia|hoặc|nhưng)(?!\w)"
)


def amounts_of(figures: Sequence[Fact], view: View) -> tuple[Fact, ...]:
    """Give the figures and the other printed amounts, each with the words to its neighbours."""
    others = list(_others(figures, view))
    if not others:
        return tuple(_as_level(fact) for fact in figures)
    found = sorted([*figures, *others], key=lambda fact: (fact.at, fact.end))
    for number, fact in enumerate(found):
        found[number] = _as_level(_between_neighbours(found, number, fact))
    return tuple(found)


def _between_neighbours(found: Sequence[Fact], number: int, fact: Fact) -> Fact:
    """Give the amount with no other amount's words before and behind it."""
    previous = found[number - 1] if number else None
    before, after = fact.before, fact.after
    if previous is not None and previous.number >= BEYOND:
        before = _behind(before, fact.at - previous.end)
    if number + 1 < len(found) and found[number + 1].number >= BEYOND:
        after = after[: max(0, found[number + 1].at - fact.end)]
    if fact.number >= BEYOND:
        if previous is not None:
            before = _behind(before, fact.at - previous.end)
        key = key_of(before.rpartition(",")[2].strip(" ;:("))
        return replace(
            fact, role=role_of(fact.claim, before, after, previous), key=key, before=before, after=after
        )
    return fact if (before, after) == (fact.before, fact.after) else replace(fact, before=before, after=after)


def _behind(words: str, most: int) -> str:
    return words[-most:] if 0 < most < len(words) else words if most > 0 else ""


def _as_level(fact: Fact) -> Fact:
    """'9 nhiệm vụ' is of no indicator, and a level in a sum all the same."""
    other = fact.role is Role.OTHER and fact.claim.kind is ClaimKind.OTHER_NUMBER
    return replace(fact, role=Role.LEVEL) if other and fact.claim.measure != "lần" else fact


def _others(figures: Sequence[Fact], view: View) -> Iterator[Fact]:
    starts = [fact.at for fact in figures]
    number = BEYOND
    for digits in _DIGITS.finditer(view.text):
        at = digits.start()
        near = bisect_right(starts, at)
        if near and figures[near - 1].end > at:
            continue
        printed = _PRINTED.match(view.text, at)
        if printed is None or (near < len(figures) and figures[near].at < printed.end("number")):
            continue
        before = view.text[max(0, at - 14) : at]
        if _NAMES.search(before) or not (figure := _figure(printed["number"])):
            continue
        fact = _fact(view, printed, figure, number)
        if fact is not None:
            yield fact
            number += 1


def _figure(text: str) -> Figure | None:
    try:
        return Figure(text)
    except FigureError:
        return None


def _fact(view: View, printed: re.Match[str], figure: Figure, number: int) -> Fact | None:
    at, end = printed.start(), printed.end()
    noun = printed["noun"] or ""
    scale = _SCALES.get(printed["scale"] or "", 1)
    if printed["percent"]:
        measure = "%"
    elif printed["known"]:
        measure = printed["known"]
    elif not noun or _NO_NOUN.match(noun):
        measure, end, scale = "", printed.end("number"), 1
        if "tháng" in noun[:6] or "năm" in noun[:4] or "ngày" in noun[:5]:
            return None
    elif measure_of(printed["word"]).dimension is not Dimension.COUNT:
        measure, end = printed["word"], printed.end("word")
    else:
        measure = noun
    if not measure:
        end = printed.end("number")
        # A bare small number may be anything: a row, a page, a date torn apart.
        if len(figure.text) < 2 or re.fullmatch(r"(?:19|20)\d\d", figure.text):
            return None
    claim = Claim(
        view.span(at, end),
        view.original[slice(*_ends(view, at, end))],
        ClaimKind.RESULT,
        figure,
        figure.value * scale,
        measure,
    )
    known = measure_of(measure)
    clause, sentence = bisect_right(view.clauses, at), bisect_right(view.sentences, at)
    opens = view.clauses[clause - 1] if clause else 0
    closes = view.clauses[clause] if clause < len(view.clauses) else len(view.text)
    return Fact(
        number,
        claim,
        Role.LEVEL,
        "",
        between(claim).scaled(known.factor),
        known.common,
        known.factor,
        at,
        end,
        clause,
        sentence,
        view.text[max(opens, at - _AROUND) : at],
        view.text[end : max(min(closes, end + _AROUND), end)],
    )


def _ends(view: View, start: int, end: int) -> tuple[int, int]:
    span = view.span(start, end)
    return span.start, span.end
