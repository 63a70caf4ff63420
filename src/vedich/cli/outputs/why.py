"""Say in words why a claim was read as it was: its rules, what is doubtful, what else it may be."""

from __future__ import annotations

from vedich.cli.outputs import words
from vedich.cli.outputs.rule_words import rule_words
from vedich.domain.document import Claim, ClaimKind, Relation, Rival
from vedich.domain.period import Period, PeriodError
from vedich.reporting.one_line import clean

# On a screen; the records keep every rival.
_WORTH_SAYING = 0.03
_DOUBTFUL = 0.9
_PARTS = {
    "figure": ("số liệu", "figure"),
    "name": ("tên", "name"),
    "sense": ("loại và cách so", "kind and relation"),
    "period": ("kỳ", "period"),
}
_FIELDS = {
    "kind": ("loại", "kind"),
    "basis": ("so với", "against"),
    "indicator": ("chỉ tiêu", "indicator"),
    "period": ("kỳ", "period"),
    "code": ("mã", "code"),
    "area": ("địa bàn", "area"),
}
# For these the number says how well a name fits, which is no chance.
_BY_NAME = ("code", "area")


def rules(claim: Claim, lang: str) -> str:
    """Name the rules that made a claim, the frame first."""
    return "; ".join(rule_words(rule, lang) for rule in claim.rules) or "?"


def doubts(claim: Claim, lang: str) -> str:
    """Say how sure each part of a claim is, and which one to look at first; '' where none is doubtful."""
    from vedich.reading.certainty import chances

    found = chances(claim)
    least = min(found, key=found.__getitem__)
    if found[least] >= _DOUBTFUL:
        return ""
    english = lang == "en"
    said = ", ".join(
        f"{_PARTS[part.value][english]} {words.certainty(chance)}" for part, chance in found.items()
    )
    first = _PARTS[least.value][english]
    return f"{said}; look first at the {first}" if english else f"{said}; nên xem trước: {first}"


def others(claim: Claim, lang: str) -> list[str]:
    """Give the other readings worth saying, the likeliest first."""
    return [
        rival(each, claim, lang)
        for each in claim.rivals
        if each.field in _BY_NAME or each.certainty >= _WORTH_SAYING
    ]


def rival(other: Rival, claim: Claim, lang: str) -> str:
    """Write one other reading.

    >>> from vedich.reading.read import read_text
    >>> claim = read_text("Tỷ lệ hộ nghèo còn 0,63%.").claims[0]
    >>> rival(Rival("period", "2023-Q3", 0.2, "period_carried"), claim, "vi")
    'kỳ quý III/2023 (20%, kỳ theo câu hoặc đề mục trước)'
    """
    english = lang == "en"
    field = _FIELDS[other.field][english] if other.field in _FIELDS else other.field
    reason = rule_words(other.rule, lang)
    if other.field not in _BY_NAME:
        reason = f"{words.certainty(other.certainty)}, {reason}"
    return f"{field} {_value(other, claim, lang)} ({reason})"


def _value(other: Rival, claim: Claim, lang: str) -> str:
    english = lang == "en"
    if other.field == "kind" and other.value in set(ClaimKind):
        return words.KINDS[ClaimKind(other.value)][english].lower()
    if other.field == "basis":
        if not other.value:
            return "nothing" if english else "không so với gì"
        if other.value in set(Relation):
            relation = Relation(other.value)
            manner = words.MANNERS[relation][english] if relation in words.MANNERS else ""
            return " ".join(part for part in (manner, words.RELATIONS[relation][english]) if part)
    if other.field == "period":
        try:
            return words.period(Period.parse(other.value), lang)
        except PeriodError:
            return clean(other.value)
    if other.field == "code":
        name = next((link.name for link in claim.links if link.code == other.value), "")
        return f"{other.value} {name}".strip()
    return clean(other.value)
