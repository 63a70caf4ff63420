"""A level left behind: từ 11,24% năm 2015 hạ xuống 2,85%, tăng từ 19 lên 25 xã."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, Relation
from vedich.reading.moment import Draft, Moment

_FROM = re.compile(r"(?<!\w)từ\s+(?:mức\s+|chỗ\s+)?(?:trên\s+|khoảng\s+|gần\s+|hơn\s+)?$")
_TO = re.compile(
    r"[^;.]{0,45}?(?<!\w)(?:xuống(?: còn)?|lên(?: đến| tới| mức)?|còn|tăng lên|giảm xuống|giảm còn|nâng lên|đến|đạt)\s+(?:mức\s+)?(?:trên\s+|khoảng\s+|gần\s+|hơn\s+)?$"
)


def frame(moment: Moment) -> Draft | None:
    """Give the earlier level of a statement that goes from one level to another."""
    view, quantity = moment.view, moment.quantity
    # Behind 'từ' only words without another 'từ' may stand.
    begin = view.rfind("từ", moment.clause[0], quantity.start)
    if begin < 0 or moment.limit >= moment.clause[1] or not _FROM.match(view, begin, quantity.start):
        return None
    if not _TO.fullmatch(view, quantity.end, moment.limit):
        return None
    return Draft(
        ClaimKind.BASELINE,
        "from_to",
        Relation.RATE if quantity.is_percent else None,
        consumed=quantity.end,
        certainty=0.75,
    )
