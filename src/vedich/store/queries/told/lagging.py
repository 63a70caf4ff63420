"""How far a target lags, and what the months that are left must bring."""

from __future__ import annotations

from vedich.domain.verdict import Verdict
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Item
from vedich.store.queries.told.words import difference_in, number, share


def unexplained(line: Line) -> bool:
    """Say whether a target lags so far that somebody owes an explanation."""
    return line.pace in ("risk", "alarm") or (line.verdict is Verdict.MISSED and not line.months_left)


def how(item: Item, line: Line, lang: str) -> str:
    """Say how far a target is from its goal, how far from its pace, and what the months left must bring."""
    vi = lang == "vi"
    measure = item.meaning.printed
    parts = []
    if line.gap is not None and line.gap < 0:
        short = ("thiếu", "short by") if line.higher_is_better is not False else ("cao hơn", "over by")
        parts.append(f"{short[not vi]} {number(-line.gap, lang)} {difference_in(measure, lang)}")
    if line.ahead_by is not None and line.ahead_by < 0:
        points = number(-line.ahead_by, lang)
        usual = share(line.usual, lang)
        parts.append(
            f"chậm {points} điểm so với tiến độ thường ({usual})"
            if vi
            else f"{points} points behind the usual pace ({usual})"
        )
    if line.months_left and line.each_month is not None and line.each_month > 0:
        each = f"{number(line.each_month, lang)} {measure}"
        left = line.months_left
        if line.higher_is_better is False:
            parts.append(
                f"{left} tháng còn lại mỗi tháng chỉ được thêm {each}"
                if vi
                else f"each of {left} months left may still bring {each}"
            )
        else:
            parts.append(
                f"{left} tháng còn lại mỗi tháng cần {each}"
                if vi
                else f"each of {left} months left must bring {each}"
            )
    return "; ".join(parts)
