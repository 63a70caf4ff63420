"""The level of a year before, told beside the new one: 'cùng kỳ năm 2022 đạt 29,7%', 'năm ngoái đã giảm 10,52%'."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, Relation
from vedich.reading.moment import Draft, Moment

_OPENS = re.compile(
    r"\s*[;,]?\s*(?:trong khi\s+|còn\s+)?(?:cùng kỳ|năm ngoái|năm trước)(?!\s+và)(?:\s+năm\s+\d{4}|\s+năm\s+(?:ngoái|trước))?(?:\s+(?:này|là|đạt|chỉ|đã|mới|tăng|giảm|bằng|có))*\s*"
)


def frame(moment: Moment) -> Draft | None:
    """Give the earlier level where a clause opens with the year before."""
    if not _OPENS.fullmatch(moment.left_words):
        return None
    before, relation = moment.before, None
    if moment.quantity.is_percent:
        changing = moment.tail.has("change_up", "change_down")
        relation = Relation.YOY_GROWTH if changing else (before.relation if before else Relation.RATE)
    return Draft(
        ClaimKind.BASELINE,
        "year_ago",
        relation,
        sign=-1 if moment.tail.has("change_down") else 1,
        consumed=moment.quantity.end,
        certainty=0.75,
    )
