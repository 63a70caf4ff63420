"""A rate that is the indicator itself: tỷ lệ hộ nghèo còn 0,63%, 98% đảng viên hoàn thành nhiệm vụ."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus, Relation
from vedich.reading.grammar.name import Name, names_listed_after
from vedich.reading.moment import Draft, Moment

_WORDS = re.compile(r"[^\W\d_]+")
# '98% hộ dân ...': what stands behind is counted.
_FIGURES = re.compile(r"\s*(?!(?:và|do|vì|còn|trong|nhưng|so|để|nhờ)(?!\w))[^\W\d_]")
_WHOLES = frozenset({"dân số", "số hộ", "số hộ dân", "số dân", "số xã", "diện tích"})


def frame(moment: Moment) -> Draft | None:
    """Give the rate that a percentage states, named before it or counted behind it."""
    if not moment.quantity.is_percent:
        return None
    if _listed(moment):
        # 'Thu ngân sách huyện A đạt 95% kế hoạch, huyện B đạt 80%, huyện C 70%'
        return Draft(
            ClaimKind.COMPARISON, "plan_share", moment.plan, certainty=0.7, notes=("plan_of_the_list",)
        )
    behind = names_listed_after(moment.view, moment.folded.cased, moment.quantity.end, moment.limit)
    name: Name | None = moment.name
    if behind is not None and _counts_behind(moment, behind):
        name = behind
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
        "rate",
        Relation.RATE if moment.quantity.measure != "điểm %" else None,
        name=name,
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=behind.end if behind is not None and name is behind else moment.quantity.end,
        certainty=0.82,
    )


def _listed(moment: Moment) -> bool:
    """Say whether another area or agency gets its share of the plan that the list is about."""
    if moment.plan is None or moment.planned or moment.quantity.measure != "%":
        return False
    unnamed = moment.name is None or not moment.name.words
    verb = moment.tail.verb in (None, "", "level")
    return (
        unnamed
        and verb
        and len(_WORDS.findall(moment.left_words)) >= 2
        and not _FIGURES.match(moment.right_words)
    )


def _counts_behind(moment: Moment, behind: Name) -> bool:
    """Say whether the words behind ('98% đảng viên ...') name the indicator, not those before ('tỷ lệ ... đạt 98%')."""
    if not behind.words[0].islower() or len(behind.words) < 2:
        return False
    named = moment.name is not None and moment.name.words
    if moment.name is not None and behind.words in _WHOLES and len(moment.name.words.split()) >= 3:
        return False  # 'bao phủ bảo hiểm y tế 96% dân số'
    if named and moment.name is not None and moment.name.headed:
        return not moment.tail.has("level", "drop_to") and len(moment.name.words.split()) < 3
    return True
