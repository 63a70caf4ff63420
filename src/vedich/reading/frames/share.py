"""A share of a whole: chiếm 57,1%, tỷ trọng công nghiệp 62,66%, đóng góp 20% vào tổng thu."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus, Relation
from vedich.reading.grammar.relation import total_after
from vedich.reading.moment import Draft, Moment

_WHOLE = re.compile(
    r"\s*(?:của\s+)?(?:số|tổng|toàn|công suất|diện tích|dân số|quy mô|giá trị|số lượng)(?!\w)(?!\s+(?:kế hoạch|dự toán|giao|cùng kỳ))"
)
_SHARES = re.compile(r"(?:tỷ trọng|cơ cấu)")
# 'Cơ cấu kinh tế năm 2020: nông nghiệp 17,9%; dịch vụ 38,5%'
_SPLIT = re.compile(r"(?:\w+[.)]\s*)*cơ\s+c[ấâ]u[^.;%:]{0,60}:")


def frame(moment: Moment) -> Draft | None:
    """Give the share of a whole that a percentage states."""
    if moment.quantity.measure != "%" or moment.tail.has("change_up", "change_down"):
        return None
    by_verb = moment.tail.has("share")
    if by_verb and re.search(r"hộ (?:cận )?nghèo", moment.subject):
        return None  # 'còn 1.042 hộ nghèo, chiếm 7,95%' is the poverty rate
    by_name = bool(_SHARES.search(moment.subject)) or _split(moment)
    if moment.tail.verb == "ratio" and _WHOLE.match(moment.view, moment.quantity.end):
        # 'nợ 58,4 tỷ đồng, bằng 2,29% số phải thu'
        return Draft(
            ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
            "share",
            Relation.OF_TOTAL,
            consumed=moment.limit,
            certainty=0.65,
        )
    by_whole = total_after(moment.view, moment.quantity.end, moment.limit)
    # 'công nghiệp chiếm 62 %; nông nghiệp đạt 6 %; dịch vụ 24 %': one verb for the whole list.
    listed = moment.listing == "share" and moment.name is not None and not moment.name.headed
    if moment.tail.has("ratio") or not (by_verb or by_name or by_whole or listed):
        return None
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
        "share",
        Relation.OF_TOTAL,
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=moment.quantity.end,
        certainty=0.88 if by_verb or by_name else 0.7,
    )


def _split(moment: Moment) -> bool:
    """Say whether the sentence splits a whole into its parts, and the figure is told of one of them."""
    name = moment.name
    return _SPLIT.match(moment.view, moment.sentence[0]) is not None and (
        name is None or not name.words.lower().startswith(("tỷ lệ", "tốc độ"))
    )
