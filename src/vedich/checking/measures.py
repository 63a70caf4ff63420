"""What the figures around an amount say of its measure: that it lacks one, or has the wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vedich.checking.derivations import to_percent
from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, measure_of
from vedich.checking.view import View
from vedich.domain.measure import Dimension

# Where one line says the measure for all, or many amounts go without one, none is missing.
_SAID_ONCE = re.compile(r"đơn vị(?: tính)?\s*:|đvt|\(đv:")
_MOST_BARE = 2
_EXACT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_ENDS = re.compile(r"\s*(?:[;)]|[,.](?=\s|$)|$|\n)| (?:của|chia|gồm|và) ")
_NAMED = re.compile(r"[^\W\d_]{2,} $")
_NO_AMOUNT = re.compile(
    r"(?:chỉ số|hệ số|điểm|tỷ giá|tỷ số|tọa độ|mã|thửa|tờ|số|xếp|hạng|bình quân|mức"
    r"|lãi suất|và|là|bằng|tăng|giảm"
    r"|từ|đến|trên|dưới|đạt|còn|hơn|gần|khoảng|chiếm|lần lượt|tương ứng|giai đoạn|năm|tháng|ngày|quý|nhóm) $"
)
_LISTED = re.compile(r"[:;,]| gồm| và |chia")


@dataclass(frozen=True, slots=True)
class Mismeasured:
    """An amount and the measure its company calls for; the amount has none, or another."""

    fact: Fact
    measure: str
    what: str


def mismeasured_of(amounts: Sequence[Fact], view: View) -> tuple[Mismeasured, ...]:
    """Give the amounts whose measure is missing or cannot be, each once."""
    found: dict[int, Mismeasured] = {}
    for case in (
        *_in_sums(amounts),
        *_against_brackets(amounts),
        *_among_siblings(amounts),
        *_alone(amounts, view),
    ):
        found.setdefault(case.fact.number, case)
    return tuple(found.values())


def _in_sums(amounts: Sequence[Fact]) -> Iterator[Mismeasured]:
    """'11.085 tấn, gồm khai thác 4.215 ha và nuôi trồng 6.870 tấn': only the numbers add up."""
    for at, whole in enumerate(amounts):
        if whole.is_percent or whole.value < 100:
            continue
        total, parts = whole.value - whole.value, []
        for part in amounts[at + 1 : at + 12]:
            if part.sentence != whole.sentence or part.is_percent or total >= whole.value:
                break
            parts.append(part)
            total += part.value
        if len(parts) < 2 or total != whole.value or not _LISTED.search(parts[0].before):
            continue
        odd = _odd_one([whole, *parts])
        if odd is not None:
            yield odd


def _odd_one(facts: Sequence[Fact]) -> Mismeasured | None:
    """Give the one whose measure differs where all others have the same."""
    measures = [fact.claim.measure for fact in facts]
    for fact in facts:
        others = {measure for other, measure in zip(facts, measures, strict=True) if other is not fact}
        if len(others) == 1 and (right := others.pop()) and not _fits(fact.claim.measure, right):
            return Mismeasured(fact, right, _what(fact))
    return None


def _fits(printed: str, right: str) -> bool:
    """Say whether two measures may name one thing; nouns that are merely different may."""
    if not printed:
        return False
    one, other = measure_of(printed), measure_of(right)
    return one.common == other.common or Dimension.COUNT in (one.dimension, other.dimension)


def _against_brackets(amounts: Sequence[Fact]) -> Iterator[Mismeasured]:
    """'Trồng rừng 862, đạt 101,4% kế hoạch (850 ha)'; 'thu hoạch 4.860, năng suất 21,5 tạ/ha'."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if one.claim.measure or one.clause != three.clause:
            continue
        if two.base == "%" and three.is_aside and three.claim.measure and not three.is_percent:
            like = replace(
                one, between=one.between.scaled(three.factor), base=three.base, factor=three.factor
            )
            if Equation(EquationKind.PART, (like, three, two), to_percent, ":").holds():
                yield Mismeasured(one, three.claim.measure, _what(one))
        elif two.claim.measure in ("tạ/ha", "tấn/ha") and three.key.startswith("sản lượng"):
            yield Mismeasured(one, "ha", _what(one))


def _among_siblings(amounts: Sequence[Fact]) -> Iterator[Mismeasured]:
    """'Cao su 27.640 ha, điều 9.815, hồ tiêu 5.320 ha'."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if two.claim.measure or not one.claim.measure or one.is_percent or one.clause != three.clause:
            continue
        if one.claim.measure == three.claim.measure and one.role is three.role and not two.is_aside:
            if two.before[:1] == "," and three.before[:1] == "," and _EXACT.fullmatch(two.claim.figure.text):
                yield Mismeasured(two, one.claim.measure, _what(two))


def _alone(amounts: Sequence[Fact], view: View) -> Iterator[Mismeasured]:
    """'Tổng đàn gia cầm 38.700.': in a document that names the measure of all its other amounts."""
    bare = [fact for fact in amounts if not fact.claim.measure and _EXACT.fullmatch(fact.claim.figure.text)]
    if not bare or len(bare) > _MOST_BARE or _SAID_ONCE.search(view.text):
        return
    for fact in bare:
        plain = _NAMED.search(fact.before) and not _NO_AMOUNT.search(fact.before) and not fact.is_aside
        if plain and _ENDS.match(view.text, fact.end) and fact.role in (Role.LEVEL, Role.PLAN):
            yield Mismeasured(fact, "", _what(fact))


def _what(fact: Fact) -> str:
    words = re.split(r"[,;:.()\n]", fact.before)[-1].split()
    return " ".join(words[-6:])
