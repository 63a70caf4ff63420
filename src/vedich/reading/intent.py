"""Tell whether a stretch of text sets goals or reports results."""

from __future__ import annotations

import re
from functools import cache

from vedich.reading.lexicon.load import lexicon


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    words = lexicon("intent")
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(words['goals'])})"),
        re.compile(rf"(?<!\w)(?:{'|'.join(words['results'])})"),
        # 'thông qua các chỉ tiêu chủ yếu năm 2024, như: ...': everything listed is a goal.
        re.compile(
            rf"(?<!\w)(?:{'|'.join(words['goals'])})[^.;%]{{0,90}}(?::|(?<!\w)như(?!\w)|(?<!\w)gồm(?!\w))"
        ),
        re.compile(rf"(?<!\w)(?:{'|'.join(words['reversals'])})(?!\w)"),
    )


def sets_goals(view: str, start: int, end: int) -> bool | None:
    """Say whether the words of `view[start:end]` set goals (True), report results (False), or neither (None).

    The cue nearest the end decides.

    >>> text = "mục tiêu là 80 hộ nhưng kết quả chỉ có"
    >>> sets_goals(text, 0, 12), sets_goals(text, 0, len(text)), sets_goals(text, 16, 19)
    (True, False, None)
    """
    goals, results, announcements, reversals = _cues()
    announced = max((found.end() for found in announcements.finditer(view, start, end)), default=-1)
    if announced >= 0 and not reversals.search(view, announced, end):
        return True
    last_goal = max((found.end() for found in goals.finditer(view, start, end)), default=-1)
    last_result = max((found.end() for found in results.finditer(view, start, end)), default=-1)
    if last_goal < 0 and last_result < 0:
        return None
    return last_goal > last_result


def heading_sets_goals(view: str, start: int, end: int) -> bool | None:
    """Say what a heading announces: 'Mục tiêu, chỉ tiêu năm 2024' (True), 'Kết quả thực hiện' (False), or neither."""
    words = view[start:end]
    if re.search(r"kết quả|tình hình|đánh giá|đã đạt|nổi bật|thực hiện các chỉ tiêu|biến động", words):
        return False
    if re.search(
        r"mục tiêu|chỉ tiêu chủ yếu|chỉ tiêu (?:cụ thể|năm|đến năm|giai đoạn)|phương hướng|kế hoạch năm|nhiệm vụ (?:năm|tháng|quý|trọng tâm)|phấn đấu|định hướng|chương trình công tác|giao chỉ tiêu|tháng đầu năm|nhiệm kỳ tới",
        words,
    ):
        return True
    return None
