"""A level: thu ngân sách đạt 526,8 tỷ đồng, sản lượng lúa trên 88.800 tấn, gieo trồng được 5.120 ha ngô."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus
from vedich.reading.grammar.name import Name, name_after
from vedich.reading.moment import Draft, Moment

# 'giải ngân 702 tỷ đồng vốn đầu tư công', '1.450 ha rừng', but not '526,8 tỷ đồng bằng 57,7%'.
_NO_THING = re.compile(
    r"\s*(?:trở|bằng|để|cho|từ|trên|dưới|theo|của|tại|ở|khi|thì|mà|đã|được|vào|đến|trong|ngoài|sau|trước|nhờ|mới|tuy|dù|mỗi|một|so|cùng|giá|thực hiện|"
    r"hỗ trợ|và|hoặc|nếu|góp|xuống|lên|gồm|về|do|qua|như|cao|thấp|nữa|thêm|này|đó|dự kiến|ước|còn|là|khoảng|gần|hơn|tính|chiếm|ngay|kể|với|mức|đạt|tăng|giảm|vượt)(?!\w)"
)
_WORD = re.compile(r"\w+")


def frame(moment: Moment) -> Draft | None:
    """Give the level that an amount states of the indicator named before it, or of the thing behind it."""
    if moment.quantity.sort == "bare":
        return None
    name = _with_thing(moment)
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
        "level",
        name=name,
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=name.end if name is not None else moment.quantity.end,
        certainty=0.85 if moment.name is not None else 0.7,
    )


def _with_thing(moment: Moment) -> Name | None:
    end = moment.quantity.end
    if moment.bracket is not None or moment.quantity.partner == -1:
        return None
    if _NO_THING.match(moment.view, end, moment.limit):
        return None
    behind = name_after(moment.view, moment.folded.cased, end, moment.limit)
    if behind is None or not behind.words[0].islower():
        return None
    before = moment.name if moment.name is not None and moment.name.words else None
    if before is not None and before.headed and len(_WORD.findall(before.words)) >= 2:
        return None
    if before is None and moment.inherited and moment.quantity.sort == "money":
        return None
    words = f"{before.words} {behind.words}" if before is not None else behind.words
    return Name(words, before.start if before is not None else behind.start, behind.end, False)
