"""Read counts of targets by verdict: 26/42 chỉ tiêu đạt và vượt, trong đó 17 vượt; 3 chỉ tiêu chưa có kết quả."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vedich.reading.folding import fold

_ITEM = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,3})(?!\d)(?:\s*(?:/|trên(?:\s+tổng\s+số)?|trong\s+(?:tổng\s+)?số|trong\s+tổng|trong(?=\s+\d))\s*(?P<of>\d{1,3}))?"
    r"(?![\d.,/]\d)(?!\s*(?:%|tỷ|triệu|nghìn|ha\b|tấn|năm\b|tháng\b|hộ\b|người|xã\b|km\b|điểm|nhóm|lĩnh|tiêu chí|dự án|nhiệm vụ(?!\s+,)|công trình|chương trình))"
    r"(?:\s*(?P<noun>(?:nhóm\s+)?chỉ\s+tiêu))?"
)
# The order matters: 'không đạt' and 'gần đạt' hold 'đạt'.
_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "no_data",
        re.compile(
            r"chưa\s+(?:có\s+(?:kết\s+quả|số\s+liệu|cơ\s+sở)|đánh\s+giá|đến\s+kỳ|công\s+bố|tổng\s+hợp|thống\s+kê|đủ\s+cơ\s+sở)|không\s+đánh\s+giá|chờ\s+(?:kết\s+quả|số\s+liệu|đánh\s+giá|công\s+bố)"
        ),
    ),
    (
        "near",
        re.compile(
            r"(?:gần|xấp\s+xỉ|cơ\s+bản)\s+(?:đạt|hoàn\s+thành)|đạt\s+(?:từ\s+)?(?:trên\s+)?(?:[89]\d)\s*%\s*(?:trở\s+lên|đến|-)?|tiệm\s+cận|đạt\s+trên\s+\d\d\s*%"
        ),
    ),
    (
        "not_met",
        re.compile(
            r"(?:không|chưa|khó)\s+(?:thể\s+)?(?:đạt|hoàn\s+thành)|dưới\s+\d+\s*%|đạt\s+thấp|không\s+đảm\s+bảo|hụt|khó\s+đạt|có\s+khả\s+năng\s+không"
        ),
    ),
    (
        "both",
        re.compile(
            r"(?:đạt|hoàn\s+thành)\s*(?:và|,|hoặc|-)\s*(?:hoàn\s+thành\s+)?vượt|vượt\s*(?:và|,|hoặc)\s*(?:đạt|hoàn\s+thành)"
        ),
    ),
    ("exceeded", re.compile(r"vượt")),
    ("met", re.compile(r"đạt|hoàn\s+thành")),
)
_SUBSET = re.compile(r"trong\s+(?:đó|số\s+đó|số\s+này)|\(\s*(?:có\s+)?$|gồm")
_ALL = re.compile(
    r"chỉ\s+tiêu\s+(?:[^.;\d]{0,40})?đều\s+(?:đạt|vượt|hoàn\s+thành)|đều\s+(?:đạt|vượt|hoàn\s+thành)"
)
_LEFT = re.compile(
    r"(?P<verb>(?:không\s+|chưa\s+|gần\s+)?(?:đạt\s+và\s+vượt|đạt,?\s+vượt|hoàn\s+thành\s+vượt|hoàn\s+thành|vượt|đạt))(?:\s+(?:trước|được|mức|kế\s+hoạch))*\s*(?:cả\s+)?$"
)
_GOAL = re.compile(r"(?:phấn\s+đấu|quyết\s+tâm|mục\s+tiêu|sẽ)[^.;]{0,60}$")


@dataclass(slots=True)
class Count:
    """A tally found in the folded text, by class; what the text does not say stays None."""

    start: int
    end: int
    total: int | None = None
    classes: dict[str, int] = field(default_factory=dict)
    exclusive: bool = False
    estimated: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    number: int
    of: int | None
    named: bool
    verdict: str
    subset: bool


def tallies(view: str, start: int, end: int) -> Iterator[Count]:
    """Yield the tallies of one sentence (or of two that belong together).

    >>> text = "26/42 chỉ tiêu đạt và vượt, trong đó 17 chỉ tiêu vượt"
    >>> [(t.total, t.classes) for t in tallies(text, 0, len(text))]
    [(42, {'met': 26, 'exceeded': 17})]
    """
    items = _items(view, start, end)
    if not any(item.named for item in items):
        return
    first = next(at for at, item in enumerate(items) if item.named)
    items = items[first:]
    made = Count(items[0].start, items[0].end)
    for at, item in enumerate(items):
        if not _take(made, item, first=at == 0):
            break
        made.end = max(made.end, item.end)
    if not made.classes and not _ALL.search(view, made.start, end):
        return
    if not made.classes and (every := _ALL.search(view, made.start, end)):
        made.end = every.end()
    inclusive = any(item.verdict == "both" for item in items) or any(
        item.subset and item.verdict == "exceeded" for item in items
    )
    if {"met", "exceeded"} <= made.classes.keys() and not inclusive:
        made.exclusive = True
        made.classes["met"] += made.classes["exceeded"]
    around = view[start : made.end]
    made.estimated = bool(re.search(r"(?<!\w)(?:ước|dự\s+kiến|dự\s+ước|khả\s+năng)(?!\w)", around))
    made.planned = bool(_GOAL.search(view[start : made.start]))
    yield made


def _take(made: Count, item: _Item, *, first: bool) -> bool:
    """Add one item to the count; say whether the count goes on."""
    if item.of is not None and made.total is None:
        made.total = item.of
    verdict = {"both": "met"}.get(item.verdict, item.verdict)
    if not verdict:
        if made.total is None and item.named and item.of is None:
            made.total = item.number
            return True
        return item.named
    if verdict in made.classes:
        # '9 hoàn thành, trong đó 1 hoàn thành trước 3 năm; 4 hoàn thành trước 1 năm': details of one class.
        return True
    made.classes[verdict] = item.number
    return True


def _items(view: str, start: int, end: int) -> list[_Item]:
    found = list(_ITEM.finditer(view, start, end))
    items: list[_Item] = []
    for at, match in enumerate(found):
        stop = found[at + 1].start() if at + 1 < len(found) else end
        behind = view[match.end() : min(stop, match.end() + 110)]
        before = view[max(start, match.start() - 45) : match.start()]
        behind = re.split(r"[;.:]|(?<!đạt),\s*(?=(?:trong|có|còn|thị|huyện|tỉnh|xã))", behind)[0]
        verdict = _verdict(behind, before, named=bool(match.group("noun")))
        if not match.group("noun") and not (
            items and verdict and re.match(r"\s*(?:đạt|vượt|không|chưa|gần|hoàn|\()", behind)
        ):
            continue
        reach = match.end()
        for _, pattern in _CLASSES:
            if (words := pattern.search(behind)) is not None:
                reach = match.end() + words.end()
                break
        items.append(
            _Item(
                match.start(),
                reach,
                int(match.group("n")),
                int(match.group("of")) if match.group("of") else None,
                bool(match.group("noun")),
                verdict,
                bool(_SUBSET.search(before[-28:])),
            )
        )
    return items


def _verdict(behind: str, before: str, *, named: bool) -> str:
    set_up = re.match(r"[^,;(]*(?<!\w)(?:đề ra|giao|đặt ra)(?!\w)", behind)
    for name, pattern in _CLASSES:
        if (words := pattern.search(behind)) is not None:
            if set_up and words.start() > set_up.end() and named and not _LEFT.search(before):
                return ""
            return name
    if (verb := _LEFT.search(before)) is not None:
        return next((name for name, pattern in _CLASSES if pattern.search(verb.group("verb"))), "")
    return ""


def reading_of(saying: str) -> str:
    """Give the tally of a saying."""
    view = fold(saying).view
    shown = []
    for made in tallies(view, 0, len(view)):
        parts = [f"tổng {made.total}"] if made.total is not None else []
        parts += [f"{name} {number}" for name, number in made.classes.items()]
        shown.append(", ".join(parts))
    return " + ".join(shown)
