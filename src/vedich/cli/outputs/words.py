"""The words people see for what was read: kinds, relations, numbers, periods, counts."""

from __future__ import annotations

from decimal import Decimal

from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Relation, Tally
from vedich.domain.period import Period
from vedich.domain.period_wording import due_said, said
from vedich.reporting.one_line import clean

KINDS = {
    ClaimKind.TARGET: ("Chỉ tiêu", "Target"),
    ClaimKind.RESULT: ("Kết quả", "Result"),
    ClaimKind.COMPARISON: ("So sánh", "Compared"),
    ClaimKind.BASELINE: ("Mốc", "Baseline"),
    ClaimKind.OTHER_NUMBER: ("Số khác", "Other"),
}
RELATIONS = {
    Relation.OF_PLAN: ("kế hoạch", "plan"),
    Relation.OF_CENTRAL_PLAN: ("KH Trung ương giao", "central plan"),
    Relation.OF_PROVINCE_PLAN: ("KH tỉnh giao", "province plan"),
    Relation.OF_OWN_PLAN: ("KH của địa phương", "own plan"),
    Relation.OF_STRETCH: ("mức phấn đấu", "stretch goal"),
    Relation.OF_BUDGET_ESTIMATE: ("dự toán", "budget estimate"),
    Relation.YOY_GROWTH: ("cùng kỳ", "year ago"),
    Relation.YOY_RATIO: ("cùng kỳ", "year ago"),
    Relation.GROWTH_OTHER: ("kỳ khác", "other period"),
    Relation.RATIO_OTHER: ("mốc khác", "other"),
    Relation.OF_TOTAL: ("tổng số", "total"),
    Relation.RATE: ("", ""),
}
# How a percentage relates to what it is measured against.
MANNERS = {
    Relation.YOY_GROWTH: ("tăng, giảm", "growth"),
    Relation.GROWTH_OTHER: ("tăng, giảm", "growth"),
    Relation.YOY_RATIO: ("bằng", "ratio"),
    Relation.RATIO_OTHER: ("bằng", "ratio"),
    Relation.OF_TOTAL: ("tỷ trọng", "share"),
    Relation.RATE: ("tỷ lệ", "rate"),
}
_GROWTH = (Relation.YOY_GROWTH, Relation.GROWTH_OTHER)
_RATIO = (Relation.YOY_RATIO, Relation.RATIO_OTHER)
STATUSES = {
    ClaimStatus.PLANNED: ("đề ra", "planned"),
    ClaimStatus.ESTIMATED: ("ước", "estimated"),
    ClaimStatus.ACTUAL: ("thực hiện", "actual"),
}
_COMPARATORS = {
    Comparator.EQ: ("", ""),
    Comparator.GT: ("trên ", "> "),
    Comparator.GE: ("từ ", "≥ "),
    Comparator.LT: ("dưới ", "< "),
    Comparator.LE: ("tối đa ", "≤ "),
    Comparator.APPROX: ("khoảng ", "≈ "),
    Comparator.RANGE: ("", ""),
}


def number(value: Decimal, lang: str) -> str:
    """Write a number as the language groups it.

    >>> number(Decimal("41800"), "vi"), number(Decimal("-526.8"), "vi"), number(Decimal("1234.5"), "en")
    ('41.800', '-526,8', '1,234.5')
    """
    text = f"{value:,f}"
    return text if lang == "en" else text.translate({ord(","): ".", ord("."): ","})


def value(claim: Claim, lang: str) -> str:
    """Write the figure of a claim as it was understood: its direction, what bounds it, its measure."""
    vi = lang == "vi"
    ends = [claim.value] if claim.value_max is None else [claim.value, claim.value_max]
    direction = _direction(claim, lang)
    if direction:
        ends = [abs(end) for end in ends]
    text = " – ".join(number(end, lang) for end in ends)
    if claim.denominator is not None:
        text += f"/{number(claim.denominator, lang)}"
    text += claim.measure if claim.measure in ("%", "‰") else f" {claim.measure}"
    text = _COMPARATORS[claim.comparator][not vi] + text
    if claim.comparator is Comparator.GE and vi:
        text += " trở lên"
    return clean(direction + text)


def _direction(claim: Claim, lang: str) -> str:
    """Say which way a change goes; '' for what is no change."""
    vi = lang == "vi"
    if claim.form == "excess":
        return "vượt " if vi else "over by "
    if claim.relation in _RATIO:
        return "bằng " if vi else ""
    changes = claim.relation in _GROWTH or (claim.kind is ClaimKind.COMPARISON and claim.relation is None)
    if not changes:
        return ""
    if claim.value < 0:
        return "giảm " if vi else "down "
    return "tăng " if vi else "up "


def relation(claim: Claim, lang: str) -> str:
    """Name what a percentage is measured against; '' where there is nothing."""
    return RELATIONS[claim.relation][lang == "en"] if claim.relation else ""


def period(when: Period | None, lang: str) -> str:
    """Write a period as officials do ('quý III/2023'), or in English as it is recorded, its ends set apart.

    >>> [period(Period.parse(p), "vi") for p in ("2023-10", "2023-Q3", "2024-H1", "2023-9M", "2021..2025")]
    ['10/2023', 'quý III/2023', '6 tháng đầu 2024', '9 tháng 2023', '2021–2025']
    >>> period(Period.parse("2023-01-01..2023-10-30"), "vi")
    '01/01 – 30/10/2023'
    >>> period(Period.parse("2023-01-01..2023-10-30"), "en")
    '2023-01-01 – 2023-10-30'
    """
    if when is None:
        return ""
    # A column of a screen is narrow; files for machines have the same form.
    return str(when).replace("..", " – ") if lang == "en" else said(when).vi


def deadline(text: str | None, lang: str) -> str:
    """Write the deadline of a task as people say it; nothing for None."""
    return due_said(text).say(lang) if text else ""


def tally(count: Tally, lang: str) -> str:
    """Write a count of targets as a sentence.

    >>> from vedich.domain.document import Span
    >>> tally(Tally(Span(0, 1), "", total=42, met=26, exceeded=17, not_met=3), "vi")
    '26/42 chỉ tiêu đạt và vượt, trong đó 17 vượt; 3 không đạt'
    """
    vi = lang == "vi"
    whole = "" if count.total is None else f"/{count.total}" if vi else f" of {count.total}"
    of = clean(count.of) if vi or count.of != "chỉ tiêu" else "targets"
    parts = []
    if count.met is not None and count.exceeded is not None:
        parts.append(
            f"{count.met}{whole} {of} đạt và vượt, trong đó {count.exceeded} vượt"
            if vi
            else f"{count.met}{whole} {of} reached, of which {count.exceeded} exceeded"
        )
    elif count.met is not None:
        parts.append(f"{count.met}{whole} {of} {'đạt' if vi else 'reached'}")
    elif count.exceeded is not None:
        parts.append(f"{count.exceeded}{whole} {of} {'vượt' if vi else 'exceeded'}")
    elif count.total is not None:
        parts.append(f"{count.total} {of}")
    for number_of, words in (
        (count.near, ("gần đạt", "nearly reached")),
        (count.not_met, ("không đạt", "missed")),
        (count.no_data, ("chưa có kết quả", "without a result")),
    ):
        if number_of is not None:
            parts.append(f"{number_of} {words[not vi]}")
    return "; ".join(parts) or clean(count.surface)


def certainty(chance: float) -> str:
    """Write a chance as a percentage.

    >>> certainty(0.874)
    '87%'
    """
    return f"{chance:.0%}"
