"""Tell whether a stretch of text sets goals or reports results."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from vedich.reading.lexicon.load import lexicon
from vedich.reading.openings import Opened, first_words, lone_words

# 'đạt chỉ tiêu được giao (5 %)': the bracket right behind tells the goal met.
_MET = re.compile(r"đạt chỉ tiêu [^.;,%]{3,40}\($")


@cache
def _cues() -> tuple[Opened, Opened, Opened]:
    words = lexicon("intent")
    patterns = (
        rf"(?<!\w)(?:{'|'.join(words['goals'])})",
        rf"(?<!\w)(?:{'|'.join(words['results'])})",
        rf"(?<!\w)(?:{'|'.join(words['reversals'])})(?!\w)",
    )
    groups = ("goals", "results", "reversals")
    goals, results, reversals = (
        Opened(re.compile(pattern), first_words(words[group]), lone_words(words[group]))
        for pattern, group in zip(patterns, groups, strict=True)
    )
    return goals, results, reversals


@cache
def _announcements() -> re.Pattern[str]:
    """Match a list of goals announced: 'thông qua các chỉ tiêu chủ yếu năm 2024, như: ...'."""
    goals = "|".join(lexicon("intent")["goals"])
    return re.compile(rf"(?<!\w)(?:{goals})[^.;%]{{0,90}}(?::|(?<!\w)như(?!\w)|(?<!\w)gồm(?!\w))")


@lru_cache(maxsize=8)  # asked of each figure twice: when it is read, and when the claim is weighed
def sets_goals(view: str, start: int, end: int) -> bool | None:
    """Say whether the words of `view[start:end]` set goals (True), report results (False), or neither (None).

    The cue nearest the end decides.

    >>> text = "mục tiêu là 80 hộ nhưng kết quả chỉ có"
    >>> sets_goals(text, 0, 12), sets_goals(text, 0, len(text)), sets_goals(text, 16, 19)
    (True, False, None)
    """
    if _MET.search(view, max(start, end - 60), end):
        return True
    starts, goals, results, reversals = _places(view)
    first, behind = bisect_left(starts, start), bisect_right(goals, end)
    announcements = _announcements()
    for place in starts[first:behind]:
        announced = announcements.match(view, place, end)
        if announced and bisect_left(reversals, announced.end()) == bisect_left(reversals, end):
            return True
    last_goal = goals[behind - 1] if behind > first else -1
    told = bisect_right(results, end) - 1
    while told >= 0 and results[told] > start and _set_aside(view, start, results[told], end):
        told -= 1
    last_result = results[told] if told >= 0 and results[told] > start else -1
    if last_goal < 0 and last_result < 0:
        return None
    return last_goal > last_result


def _set_aside(view: str, start: int, cue: int, end: int) -> bool:
    """Say whether a cue stands in a bracket closed before the figure: 'BHYT ít nhất 96% (hiện nay 94,7%), ...'."""
    opened = view.rfind("(", max(start, cue - 80), cue)
    return opened >= 0 and view.find(")", opened, cue) < 0 and view.find(")", cue, end) >= 0


@lru_cache(maxsize=2)
def _places(view: str) -> tuple[list[int], list[int], list[int], list[int]]:
    """Find every cue of a text once: a figure-dense text asks about the same words for each of its figures."""
    goals, results, reversals = _cues()
    found = [match.span() for match in goals.finditer(view)]
    return (
        [start for start, _ in found],
        [end for _, end in found],
        [match.end() for match in results.finditer(view)],
        [match.start() for match in reversals.finditer(view)],
    )


def heading_sets_goals(view: str, start: int, end: int) -> bool | None:
    """Say what a heading announces: 'Mục tiêu, chỉ tiêu năm 2024' (True), 'Kết quả thực hiện' (False), or neither."""
    words = view[start:end]
    if re.search(r"kết quả|tình hình|đánh giá|đã đạt|nổi bật|thực hiện các chỉ tiêu|biến động", words):
        return False
    if re.search(
        r"mục tiêu|chỉ tiêu chủ yếu|chỉ tiêu (?:cụ thể|năm|đến năm|giai đoạn)|phương hướng|kế hoạch năm|nhiệm vụ (?:năm|tháng|quý|trọng tâm)|phấn đấu(?! về đích)|định hướng|chương trình công tác|giao chỉ tiêu|tháng đầu năm|nhiệm kỳ tới",
        words,
    ):
        return True
    return None
