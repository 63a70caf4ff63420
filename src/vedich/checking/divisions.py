"""Divisions as printed: a whole, then all its parts behind a colon or 'gồm', also where only numbers stand.

'Có 480 hợp tác xã: tốt 86, khá 213, trung bình 142, yếu 39.' The reader makes no figure of a bare 86; here
the whole lends its measure to the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from vedich.checking.fact import measure_of
from vedich.checking.interval import Interval
from vedich.checking.view import View
from vedich.domain.document import Span
from vedich.domain.figure import Figure, FigureError

_HUNDRED = Decimal(100)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_WHOLE = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![.,/-]?\d)\s*(?P<measure>%|[^\W\d_]+(?: (?:đồng|usd))?)?"
    r"(?P<words>[^\d:;.\n()]{0,70}?)"
    r"(?P<opens>:|,? (?:bao gồm|gồm có|gồm|chia ra|được chia thành|chia thành)\s*:?)(?=\s)"
)
# The parts of a hundred: 'Cơ cấu kinh tế: nông nghiệp 38,4%; ...'.
_STRUCTURE = re.compile(r"(?<!\w)(?:cơ cấu|tỷ trọng|phân theo|chia theo|theo)(?P<words>[^\d:;.\n]{0,80}):\s")
_PART = re.compile(
    rf"\s*(?:và |còn lại )?(?P<name>[^\d:;.()\n]{{0,70}}?)(?<![\w.,/-])(?P<number>{_NUMBER})(?![.,/-]?\d)\s*"
    r"(?P<measure>%|[^\W\d_]+(?: (?:đồng|usd))?)?(?P<rest>[^\d,;.:()\n]{0,40}?)\s*(?=[,;.)\n]|và "
    r"|$)(?![,.]\d)"
)
_NEXT = re.compile(r"[,;]\s+(?:và )?|\s*và |\s+(?=\Z)")
_SOME_OF_IT = re.compile(
    r"chủ yếu|như|nhất là|ví dụ|tiêu biểu|trong đó|chủ lực|cụ thể|sau|v\.v"
    r"|một số|tăng|giảm|nổi bật|gồm cả"
)
_NO_AMOUNT = re.compile(
    r"(?:năm|tháng|quý|ngày|thứ|đợt|số|khu vực|điều|khoản|hạng|lớp|khối|loại"
    r"|nhóm|từ|đến|trên|dưới|khoảng|gần|hơn)\s*$"
)
_MONEY = {"tỷ": "tỷ đồng", "tỉ": "tỷ đồng", "tỉ đồng": "tỷ đồng", "triệu": "triệu đồng"}
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a division, with what it allows in the measure of the whole."""

    span: Span
    text: str
    between: Interval
    step: Decimal
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and all its parts; `whole` is None for the shares of a hundred."""

    span: Span
    whole: Amount | None
    parts: tuple[Amount, ...]

    @property
    def total(self) -> Interval:
        """Give what the parts come to."""
        return Interval.total(part.between for part in self.parts)

    @property
    def nominal(self) -> Decimal:
        """Give the sum of the printed numbers at their word."""
        return sum((Figure(part.text).value * part.factor for part in self.parts), Decimal(0))

    @property
    def wanted(self) -> Interval:
        """Give what they should come to."""
        return self.whole.between if self.whole is not None else Interval.exactly(_HUNDRED)

    @property
    def holds(self) -> bool:
        """Say whether some values that the digits allow add up."""
        step = max([part.step * part.factor for part in self.parts])
        return self.total.widened(step / 2 if step < 1 else Decimal(0)).meets(self.wanted)


def divisions_of(view: View) -> tuple[Division, ...]:
    """Give the divisions of a text that end where their clause or sentence ends."""
    found = list(_wholes(view))
    taken = [division.span for division in found]
    found += [shares for shares in _shares(view) if not any(shares.span.overlaps(span) for span in taken)]
    return tuple(found)


def _wholes(view: View) -> Iterator[Division]:
    for opened in _WHOLE.finditer(view.text):
        before = view.text[max(0, opened.start() - 14) : opened.start()]
        if opened["measure"] == "%" or _NO_AMOUNT.search(before) or _SOME_OF_IT.search(opened["words"]):
            continue
        measure = _MONEY.get(opened["measure"] or "", opened["measure"] or "")
        whole = _amount(view, *opened.span("number"), Decimal(1))
        parts, end = _parts(view, opened.end(), measure)
        if whole is None or len(parts) < _FEWEST or end is None:
            continue
        yield Division(view.span(opened.start("number"), end), whole, parts)


def _shares(view: View) -> Iterator[Division]:
    for opened in _STRUCTURE.finditer(view.text):
        if _SOME_OF_IT.search(opened["words"]):
            continue
        parts, end = _parts(view, opened.end(), "%")
        first = view.text[opened.start() : opened.start() + 8]
        rest = end is not None and (
            "khác" in view.text[end - 40 : end] or "còn lại" in view.text[end - 40 : end]
        )
        if end is None or len(parts) < 3 or not (first.startswith(("cơ cấu", "tỷ trọng")) or rest):
            continue
        yield Division(view.span(opened.end(), end), None, parts)


def _parts(view: View, at: int, measure: str) -> tuple[tuple[Amount, ...], int | None]:
    """Give the parts and where they end; no end where the list breaks off in something else."""
    parts: list[Amount] = []
    sign = ""
    while True:
        found = _PART.match(view.text, at)
        bare = found is not None and not found["measure"]
        if found is None or (bare and _NO_AMOUNT.search(found["name"])) or _SOME_OF_IT.search(found["name"]):
            return tuple(parts), None
        factor = _factor(found["measure"] or "", measure)
        amount = None if factor is None else _amount(view, *found.span("number"), factor)
        if amount is None:
            return tuple(parts), None
        parts.append(amount)
        end = found.end()
        ahead = _NEXT.match(view.text, end)
        if ahead is None or not ahead.group().strip():
            closed = view.text[end : end + 1] in ("", ".", "\n", ")")
            return tuple(parts), end if closed else None
        mark = ahead.group().strip()[:1]
        if sign == "," and mark == ";":
            return tuple(parts), end  # a semicolon behind commas opens something else
        sign = sign or mark
        at = ahead.end()


def _factor(printed: str, measure: str) -> Decimal | None:
    """Give what one of a part's measure is in that of the whole; None where the two are different things."""
    printed = _MONEY.get(printed, printed)
    if printed == measure or (measure != "%" and not printed):
        return Decimal(1)
    if measure == "%" or printed == "%" or not measure:
        return None
    one, other = measure_of(printed), measure_of(measure)
    if one.common == other.common:
        return one.factor / other.factor
    # 'Có 98 chủ thể: doanh nghiệp 41 đơn vị' names the same things otherwise, or other things; nobody knows.
    return None


def _amount(view: View, start: int, end: int, factor: Decimal) -> Amount | None:
    try:
        figure = Figure(view.text[start:end])
    except FigureError:
        return None
    step = Decimal(1).scaleb(-figure.decimals)
    half = Decimal(0) if step == 1 else step / 2
    between = Interval(figure.value, figure.value).widened(half).scaled(factor)
    return Amount(view.span(start, end), figure.text, between, step, factor)
