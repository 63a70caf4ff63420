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
    if not _OPENS.fullmatch(moment.left_words) and not _names_it_anew(moment):
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


def _names_it_anew(moment: Moment) -> bool:
    """Say whether the clause opens with the year before and names what it tells of: 'năm trước thu nhập là 80'.

    Where the words do not begin a clause they belong to the figure before: 'bằng 105% cùng kỳ, lúa đạt 20 tấn'.
    """
    words, name = moment.left_words, moment.name
    if name is None or name.start <= moment.left or name.end > moment.quantity.start:
        return False
    begins = not moment.view[moment.clause[0] : moment.left].strip(" \n;,-+*")
    if not begins and not words.lstrip().startswith((",", ";")):
        return False
    opening = words[: name.start - moment.left].rstrip().removesuffix(",")
    return bool(_OPENS.fullmatch(f"{opening} {words[name.end - moment.left :].lstrip()}"))
