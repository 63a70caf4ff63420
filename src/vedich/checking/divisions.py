"""Divisions as printed: a whole, then all its parts behind a colon or 'gồm', also where only numbers stand.

'Có 480 hợp tác xã: tốt 86, khá 213, trung bình 142, yếu 39.' The reader makes no figure of a bare 86; here
the whole lends its measure to the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from vedich.checking.fact import measure_of
from vedich.checking.interval import Interval
from vedich.checking.view import View
from vedich.domain.document import Span
from vedich.domain.figure import Figure, FigureError

_HUNDRED = Decimal(100)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_OPENER = re.compile(
    r"(?::|,? (?:bao gồm|gồm có|gồm|chia ra|được chia thành|chia thành"
    r"|chia [^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?:|trong đó(?: có)?)\s*:?)(?=\s)"
)
_FARTHEST = 170
_WHOLE = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![.,/-]?\d)\s*(?P<measure>%|[^\W\d_]+(?: (?:đồng|usd))?)?"
    # '76.709 tỷ đồng, tăng 15,3% (66.518 tỷ đồng): bán lẻ ...' may tell of the whole before it divides it
    r"(?:,? (?:tăng|giảm|đạt|bằng) \d+(?:,\d+)?%[^:;.\n()]{0,40}(?:\([^()\n]{0,40}\))?)?"
    r"(?P<words>[^\d:;.\n()]{0,70}?)"
    r"(?P<opens>:|,? (?:bao gồm|gồm có|gồm|chia ra|được chia thành|chia thành"
    r"|chia [^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?:|trong đó(?: có)?)\s*:?)(?=\s)"
)
# The parts of a hundred: 'Cơ cấu kinh tế: nông nghiệp 38,4%; ...'.
_STRUCTURE = re.compile(r"(?:(?P<named>(?<!\w)(?:cơ cấu|tỷ trọng))(?P<words>[^\d:;.\n]{0,80}))?:\s")
_COLON = re.compile(r":\s")
_BY_KIND = re.compile(r"theo [^\d:;.\n]{2,60}:\s")
_AMONG = re.compile(
    rf"trong (?:tổng số )?(?P<number>{_NUMBER})\s+(?P<measure>[^\W\d_]+ [^\W\d_]+)"
    r"[^\d,;.:\n]{0,50},\s*có(?= \d)"
)
_OF_THOSE = re.compile(r"(?<!\w)trong số (?P<what>[^\d:;.,\n]{4,40}):\s")
_COUNTED = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![.,/-]?\d)\s+(?P<measure>[^\W\d_]+(?: (?:đồng|usd))?)"
)
_PART = re.compile(
    # 'năm 2022 184,6 tỷ đồng': the name may end with a number of its own
    rf"\s*(?:và |còn lại )?(?P<name>[^\d:;.()\n]{{0,70}}?(?:(?:năm (?:19|20)\d\d|quý [iv]+|gói \d dài) )?)"
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![.,/-]?\d)\s*"
    r"(?P<measure>%|[^\W\d_]+(?: (?:đồng|usd))?)?(?P<rest>[^\d,;.:()\n]{0,40}?)\s*(?=[,;.)\n]|và | \(|$)"
    r"(?![,.]\d)"
)
# What stands between two parts.
_NEXT = re.compile(r"[,;]\s+(?:và )?|\s*và |\s+(?=\Z)")
_SOME_OF_IT = re.compile(
    r"chủ yếu|như|nhất là|ví dụ|tiêu biểu|trong đó|chủ lực|cụ thể|sau|v\.v"
    r"|một số|tăng|giảm|nổi bật|gồm cả"
)
_NO_AMOUNT = re.compile(
    r"(?:năm|tháng|quý|ngày|thứ|đợt|số|khu vực|điều|khoản|hạng|lớp|khối|loại"
    r"|nhóm|từ|đến|trên|dưới|khoảng|gần|hơn)\s*$"
)
_NO_WHOLE = re.compile(
    r"(?:năm|tháng|quý|ngày|thứ|đợt|số|khu vực|điều|khoản|lớp|từ|đến|trên|dưới|khoảng|gần|hơn|tăng|giảm)\s*$"
)
_MONEY = {"tỷ": "tỷ đồng", "tỉ": "tỷ đồng", "tỉ đồng": "tỷ đồng", "triệu": "triệu đồng"}
# 'Tổng thu: 288.250 triệu đồng.' and below it a), b), c), each with its own number first.
_LETTERED = re.compile(
    rf"(?P<number>{_NUMBER})(?![.,/-]?\d)\s*(?P<measure>[^\W\d_]+(?: (?:đồng|usd))?)"
    r"[^\d\n]{0,30}[.:]?\n(?=\s*a\))"
)
_LINE = re.compile(
    rf"\s*(?P<letter>[a-zđ])\)[^\d\n]{{2,90}}?(?P<number>{_NUMBER})(?![.,/-]?\d)\s*"
    r"(?P<measure>[^\W\d_]+(?: (?:đồng|usd))?)[^\n]*(?:\n|$)"
)
_FEWEST = 2
_TELLING = 40
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a division, with what it allows in the measure of the whole.

    `scale` is the place of its 'tỷ' or 'triệu', and the word that the whole has in its stead.
    """

    span: Span
    text: str
    between: Interval
    step: Decimal
    factor: Decimal = Decimal(1)
    scale: tuple[Span, str] | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and its parts; `whole` is None for the shares of a hundred.

    Where the text does not promise that they are all, the parts may fall short but not exceed; where it tells
    of some (`is_some`), they may overlap too. Counts that miss the whole by a hair were meant to be all.
    """

    span: Span
    whole: Amount | None
    parts: tuple[Amount, ...]
    is_promised: bool = True
    is_some: bool = False

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
        step = max(part.step * part.factor for part in self.parts)
        total = self.total.widened(step / 2 if step < 1 else Decimal(0))
        if total.meets(self.wanted):
            return True
        if self.is_promised:
            return False
        return not self._misses_by_a_hair and (self.is_some or not total.above(self.wanted))

    @property
    def _misses_by_a_hair(self) -> bool:
        """Say whether exact counts come within a thirtieth of a whole that is large enough to tell."""
        if self.whole is None or any(
            part.step != 1 or part.factor != 1 for part in (*self.parts, self.whole)
        ):
            return False
        whole = Figure(self.whole.text).value
        return whole >= _TELLING and 0 < abs(whole - self.nominal) * 30 <= whole


def divisions_of(view: View) -> tuple[Division, ...]:
    """Give the divisions of a text that end where their clause or sentence ends."""
    found: list[Division] = []
    for division in (
        *_wholes(view),
        *_lettered(view),
        *_among(view),
        *_of_those(view),
        *_by_kind(view),
        *_shares(view),
    ):
        if not any(division.span.overlaps(other.span) for other in found):
            found.append(division)
    return tuple(found)


def _wholes(view: View) -> Iterator[Division]:
    for opener in _OPENER.finditer(view.text):
        if _PART.match(view.text, opener.end()) is None:
            continue
        # Openers are few and numbers many: look back from each opener to the number before it.
        since, until = max(0, opener.start() - _FARTHEST), opener.end() + 1
        opened = next(
            (found for found in _WHOLE.finditer(view.text, since, until) if found.end() == opener.end()), None
        )
        if opened is None:
            continue
        before = view.text[max(0, opened.start() - 14) : opened.start()]
        if opened["measure"] == "%" or _NO_WHOLE.search(before) or _SOME_OF_IT.search(opened["words"]):
            continue
        measure = _MONEY.get(opened["measure"] or "", opened["measure"] or "")
        whole = _amount(view, *opened.span("number"), Decimal(1))
        parts, end = _parts(view, opened.end(), measure)
        if whole is None or len(parts) < _FEWEST or end is None:
            continue
        # 'Trong đó' promises nothing, but parts that all but make the whole were meant to.
        told = "trong đó" in opened["opens"]
        yield Division(view.span(opened.start("number"), end), whole, parts, not told, is_some=told)


def _lettered(view: View) -> Iterator[Division]:
    if "\na)" not in view.text:
        return
    for opened in _LETTERED.finditer(view.text):
        measure = _MONEY.get(opened["measure"], opened["measure"])
        whole = _amount(view, *opened.span("number"), Decimal(1))
        parts: list[Amount] = []
        at = opened.end()
        while (line := _LINE.match(view.text, at)) is not None and line["letter"] == _LETTERS[len(parts)]:
            factor = _factor(line["measure"], measure)
            part = None if factor is None else _amount(view, *line.span("number"), factor)
            if part is None:
                break
            parts.append(part)
            at = line.end()
        else:
            if whole is not None and len(parts) >= _FEWEST:
                yield Division(view.span(opened.start("number"), at), whole, tuple(parts))


def _among(view: View) -> Iterator[Division]:
    """'Trong 64 nhiệm vụ, có 38 nhiệm vụ xong, 16 nhiệm vụ đang làm': they cannot exceed the 64."""
    for opened in _AMONG.finditer(view.text):
        whole = _amount(view, *opened.span("number"), Decimal(1))
        parts, end = _parts(view, opened.end(), opened["measure"].split()[0])
        if whole is not None and len(parts) >= _FEWEST and end is not None:
            yield Division(view.span(opened.start("number"), end), whole, parts, is_promised=False)


def _of_those(view: View) -> Iterator[Division]:
    """'Đã giải quyết 139 hồ sơ. Trong số đã giải quyết: đúng hạn 138 hồ sơ, quá hạn 1 hồ sơ.'"""
    if "trong số " not in view.text:
        return
    for opened in _OF_THOSE.finditer(view.text):
        words = re.escape(opened["what"].removeprefix("hồ sơ ").strip())
        told = re.compile(
            rf"{words} (?P<number>{_NUMBER})(?![.,/-]?\d)\s+(?P<measure>[^\W\d_]+(?: (?:đồng|usd))?)"
        )
        before = list(told.finditer(view.text, max(0, opened.start() - 300), opened.start()))
        if not before:
            continue
        measure = _MONEY.get(before[-1]["measure"], before[-1]["measure"])
        whole = _amount(view, *before[-1].span("number"), Decimal(1))
        parts, end = _parts(view, opened.end(), measure)
        if whole is not None and end is not None and len(parts) >= _FEWEST:
            yield Division(view.span(opened.end(), end), whole, parts)


def _by_kind(view: View) -> Iterator[Division]:
    """'Tiếp nhận 148 kiến nghị. Theo lĩnh vực: giao thông 46, ..., lĩnh vực khác 14.'"""
    for opened in _BY_KIND.finditer(view.text):
        first = _PART.match(view.text, opened.end())
        if first is None or first["measure"] == "%":
            continue
        measure = _MONEY.get(first["measure"] or "", first["measure"] or "")
        parts, end = _parts(view, opened.end(), measure)
        if end is None or len(parts) < 3:
            continue
        since = max(0, opened.start() - 400)
        told = [
            found
            for found in _COUNTED.finditer(view.text, since, opened.start())
            if (not measure or _MONEY.get(found["measure"], found["measure"]) == measure)
            and not _NO_WHOLE.search(view.text[max(since, found.start() - 14) : found.start()])
            and "(" not in view.text[since : found.start()].rpartition(")")[2]
        ]
        wholes = [_amount(view, *found.span("number"), Decimal(1)) for found in reversed(told)]
        span = view.span(opened.end(), end)
        tried = [Division(span, whole, parts) for whole in wholes if whole is not None]
        # The nearest number may be the last part of another division of the same whole.
        if tried:
            yield next((division for division in tried if division.holds), tried[0])


def _shares(view: View) -> Iterator[Division]:
    for colon in _COLON.finditer(view.text):
        first = _PART.match(view.text, colon.end())
        if first is None or first["measure"] != "%":
            continue
        since = max(0, colon.start() - 100)
        opened = next(
            (
                found
                for found in _STRUCTURE.finditer(view.text, since, colon.end())
                if found.end() == colon.end()
            ),
            None,
        )
        if opened is None or _SOME_OF_IT.search(opened["words"] or ""):
            continue
        parts, end = _parts(view, opened.end(), "%")
        if end is None or len(parts) < _FEWEST:
            continue
        last = view.text[max(opened.end(), end - 45) : end]
        rest = re.search(r"(?<!\w)(?:khác|còn lại)(?!\w)", last) is not None
        named = opened["named"] is not None
        if rest and len(parts) >= 3:
            yield Division(view.span(opened.end(), end), None, parts)
        elif named:
            # Two shares of a structure may leave a third unsaid.
            yield Division(view.span(opened.end(), end), None, parts, is_promised=len(parts) >= 3)


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
        if amount.factor != 1 and found["measure"] and measure.startswith(("tỷ", "triệu")):
            place, word = found.start("measure"), found["measure"].split()[0]
            amount = replace(
                amount, scale=(view.span(place, place + len(word)), measure.split(maxsplit=1)[0])
            )
        parts.append(amount)
        end = found.end()
        ahead = _NEXT.match(view.text, end)
        if ahead is None or not ahead.group().strip():
            closed = view.text[end : end + 1] in ("", ".", "\n", ")") or view.text[end : end + 2] == " ("
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
