"""Numbers that measure something but claim nothing about an indicator: ages, ranks, norms, durations, counts of orders."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.moment import Draft, Moment

_WORDS = lexicon("not_claims")
_NOUNS = frozenset(_WORDS["nouns"])
_NORM = re.compile(rf"(?<!\w)(?:{alternatives(_WORDS['norms'])})(?!\w)[^;.]{{0,60}}$")
_REQUIRED = re.compile(r"(?<!\w)(?:chưa\s+đủ|chưa\s+có|còn\s+thiếu|thiếu|phải\s+có|phải\s+được|yêu\s+cầu)(?!\w)[^;.]*$")
_RESULT_VERB = re.compile(r"hoàn thành\s+(?:được\s+|thêm\s+)?(?:trên\s+|gần\s+|hơn\s+|khoảng\s+)?$")
_NORMED = re.compile(r"(?<!\w)(?:lãi suất|thuế suất|mức phạt|phạt tiền|bị phạt|định mức|mức đóng|học phí)(?!\w)")
_DEFINING = re.compile(r"\s*(?:đây là|đó là)\s+(?:những|các)")


def frame(moment: Moment) -> Draft | None:
    """Give a draft of no claim where the figure is none."""
    quantity = moment.quantity
    sort, subject = quantity.sort, moment.subject
    other = Draft(ClaimKind.OTHER_NUMBER, "not_a_claim", certainty=0.85)
    if sort in ("duration", "rank"):
        return None if sort == "rank" and moment.tail.has("change_up", "change_down") else other
    if sort == "age":
        return None if "tuổi thọ" in subject or "tuổi bình quân" in subject else other
    if sort == "times":
        return other if moment.tail.has("times") or not subject.startswith("hệ số") else None
    if _DEFINING.match(moment.view, moment.sentence[0]):
        return other
    if _NORM.search(moment.left_words) or _NORMED.search(moment.left_words):
        return other
    if quantity.denominator is None and quantity.measure in _NOUNS and quantity.value < 60:
        return None if _RESULT_VERB.search(moment.left_words) and moment.planned else other
    if _inside_requirement(moment):
        return other
    return None


def _inside_requirement(moment: Moment) -> bool:
    """Say whether the figure belongs to the wording of a criterion that is missing, not to a fact."""
    before = moment.view[moment.sentence[0] : moment.quantity.start]
    colon = before.rfind(":")
    if colon >= 0 and re.search(r"(?:thiếu|chưa đạt)\s+(?:\w+\s+){0,3}(?:chỉ tiêu|tiêu chí)(?:\s+\w+){0,3}\s*$", before[:colon]):
        return True
    return bool(re.search(r"chưa (?:đủ|có)\s+(?:ít nhất\s+|trên\s+)?$", before))
