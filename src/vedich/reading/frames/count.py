"""A count of things: xây dựng 2 xã đạt chuẩn nông thôn mới, có 20 hộ thoát nghèo, tạo việc làm cho 870 lao động."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus
from vedich.reading.grammar.name import Name, name_after
from vedich.reading.lexicon.measures import is_compound
from vedich.reading.moment import Draft, Moment

_ENERGY = frozenset({"MW", "KWH", "KW", "MWP"})
_WORD = re.compile(r"\w+")


def frame(moment: Moment) -> Draft | None:
    """Give the count with a name made of the verb before, the thing counted, and the words behind."""
    quantity = moment.quantity
    if quantity.sort != "count":
        return None
    noun = _noun(moment)
    behind = name_after(moment.view, moment.folded.cased, quantity.end, moment.limit)
    name = _joined(moment, noun, behind)
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
        "count",
        name=name,
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=behind.end if behind is not None else quantity.end,
        certainty=0.72,
    )


def _noun(moment: Moment) -> str:
    """Give the thing counted as printed; a measure by the person or the year, or of power, is no thing."""
    if "/" in moment.quantity.measure or moment.quantity.measure.upper() in _ENERGY:
        return ""
    printed = moment.folded.cased[moment.quantity.start : moment.quantity.end]
    found = re.search(r"[^\W\d_](?:.|\n)*$", printed)
    words = " ".join(found.group().split()) if found else moment.quantity.measure
    return re.sub(r"^(?:nghìn|ngàn|triệu|vạn|tỷ)\s+", "", words)


def _joined(moment: Moment, noun: str, behind: Name | None) -> Name | None:
    before = moment.name if moment.name is not None and moment.name.words else None
    if (
        before is not None
        and before.headed
        and len(_WORD.findall(before.words)) >= 2
        and (moment.tail.verbs or behind is None)
    ):
        # 'Số hộ được vay vốn tạo việc làm 554 hộ': the name is complete.
        return before
    if not noun and before is not None:
        return before
    if before is None and behind is None and is_compound(noun):
        # 'hộ nghèo', 'người chết': the thing counted says itself what is counted
        return Name(noun, moment.quantity.start, moment.quantity.end, False)
    if before is None and behind is None:
        if moment.inherited and not re.search(r"(?<!\w)(?:có|với)(?!\w)", moment.tail.words):
            return None
        if noun == "người" and re.search(r"(?<!\w)có(?!\w)", moment.tail.words):
            noun = "dân số"  # 'tỉnh có 590.467 người'
        return Name(noun, moment.quantity.start, moment.quantity.end, False)
    parts = [before.words] if before is not None and len(_WORD.findall(before.words)) <= 14 else []
    parts.append(noun if not before or noun.lower() not in before.words.lower() or behind else "")
    parts += [behind.words] if behind is not None else []
    start = (
        before.start
        if parts[0] and before is not None and parts[0] == before.words
        else moment.quantity.start
    )
    end = behind.end if behind is not None else moment.quantity.end
    return Name(" ".join(part for part in parts if part), start, end, False)
