"""Bare numbers in a list whose measure was told before: 'Nhật Bản: 240, Hàn Quốc: 70', 'chỉ tiêu: 15, thực hiện: 0'."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus
from vedich.reading.moment import Draft, Moment

_PLAN_LABEL = re.compile(r"(?<!\w)(?:chỉ tiêu|kế hoạch|kh|mục tiêu|giao)\s*:?\s*$")
_RESULT_LABEL = re.compile(r"(?<!\w)(?:thực hiện|kết quả|đạt|th)\s*:?\s*$")
_FOLLOWED = re.compile(r"\s*(?:[,;.)(]|và(?!\w)|$|/)")


def frame(moment: Moment) -> Draft | None:
    """Give the count of one entry of a list, in the measure that the list is told in."""
    quantity = moment.quantity
    if quantity.sort != "bare" or not moment.measure:
        return None
    if quantity.partner == 0 and not moment.left_words.rstrip().endswith(":"):
        return None
    if not _FOLLOWED.match(moment.view, quantity.end) or _is_year(moment):
        return None
    label = moment.left_words
    planned = moment.planned
    if _PLAN_LABEL.search(label):
        planned = True
    elif _RESULT_LABEL.search(label):
        planned = False
    return Draft(
        ClaimKind.TARGET if planned else ClaimKind.RESULT,
        "listing",
        measure=moment.measure,
        status=ClaimStatus.PLANNED if planned else None,
        consumed=quantity.end,
        certainty=0.65,
    )


def _is_year(moment: Moment) -> bool:
    printed = moment.quantity.number.printed
    return len(printed) == 4 and printed.isdigit() and 1900 <= int(printed) <= 2100
