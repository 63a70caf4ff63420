"""Read what a percentage is a percentage of: 'kế hoạch tỉnh giao', 'so với cùng kỳ', 'dự toán huyện phấn đấu'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.domain.document import Relation

_PLAN = (
    r"(?:chỉ\s+tiêu\s+(?:kế\s+hoạch|nghị\s+quyết)|kế\s+hoạch|kh\b|k\.h\b|chỉ\s+tiêu|mục\s+tiêu|nghị\s+quyết|nq\b|dự\s+toán|dt\b|pháp\s+lệnh|kịch\s+bản|"
    r"nhiệm\s+vụ(?=\s+(?:năm|được|giao|kế|thu|cả))|số\s+giao|(?<=mức\s)phấn\s+đấu|tổng\s+(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu)|định\s+mức\s+giao|"
    r"(?:tổng\s+)?(?:số\s+)?vốn\s+(?:kế\s+hoạch\s+|đã\s+)?(?:được\s+)?(?:giao|kế\s+hoạch|bố\s+trí|phân\s+bổ)|tổng\s+(?:nguồn\s+)?vốn(?=\s+(?:được\s+)?(?:giao|kế|bố|phân)))"
)
_LINK = r"\s*(?:,\s*)?(?:\(\s*(?=so))?(?:so\s*với|so|của|trên|theo|với|/)?\s*(?:các\s+|mức\s+|tổng\s+số\s+|tổng\s+|số\s+)?"
_AFTER_PLAN = re.compile(rf"{_LINK}({_PLAN})")
# How far the wording of a plan reaches: up to the next figure, verb of comparison or stop.
_REACH = re.compile(
    r"[^,;.()%]*?(?=[,;.()]|\s+(?:và\s+(?:đạt|bằng|tăng|giảm|vượt|\d)|đạt|bằng|tăng|giảm|vượt|trong\s+đó|nhưng|là|ước|tuy|với|thì)(?!\w)|\s+\d|$)"
)
_SINCE = (
    r"(?:cùng\s+kỳ|cùng\s+thời\s+(?:điểm|gian|kỳ)|năm\s+(?:trước|ngoái|(?:19|20)\d\d)|tháng\s+trước|quý\s+trước|kỳ\s+trước|thời\s+điểm|"
    r"(?:cuối|đầu)\s+năm|tháng\s+\d|quý\s+[ivx\d]|(?:ước\s+)?thực\s+hiện|đầu\s+nhiệm\s+kỳ|cuối\s+nhiệm\s+kỳ|bình\s+quân|nhiệm\s+kỳ\s+trước|vụ\s+trước|"
    r"(?:vụ|niên\s+vụ|mùa)\s|\d{1,2}\s+tháng|giai\s+đoạn|lần\s+trước|trước|(?:tháng|ngày|tuần|kỳ)\s|hôm)"
)
_AFTER_SINCE = re.compile(
    rf"\s*(?:,\s*)?(?:\(\s*(?=so))?(?:so\s*với|so|cùng(?!\s+(?:kỳ|thời))|với|hơn\s+so\s+với|hơn)?\s*(?:số\s+|mức\s+|kết\s+quả\s+|ước\s+)?(?:thực\s+hiện\s+)?({_SINCE})"
)
_NEEDS_SO = re.compile(
    r"(?:năm\s+(?:19|20)\d\d|tháng\s+\d|quý|\d|(?:cuối|đầu)\s+năm|thực|ước|giai|bình|vụ|niên|mùa|thời|tháng\s|ngày|tuần|kỳ\s|trước|hôm)"
)
_AFTER_TOTAL = re.compile(
    r"\s*(?:của|trong|trên|vào|so\s+với|so|trong\s+tổng)?\s*(?:tổng|toàn\s+bộ|toàn\s+(?:tỉnh|huyện|ngành|quốc)|grdp|gdp|cơ\s+cấu\s+kinh|cả\s+nước)"
)
_LEFT_PLAN = re.compile(
    rf"(?:so\s*với|so|theo|với|trên)\s+(?:các\s+)?({_PLAN}[^,;.()%]{{0,60}}?)(?:\s*,)?\s*(?:thì\s+|mới\s+|chỉ\s+|đã\s+|cũng\s+)*(?:ước\s+)?(?:đạt|bằng|vượt|tăng|giảm|thực\s+hiện)?"
    r"(?:\s+(?:được|khoảng|trên|gần|hơn|bằng|đạt))*\s*$"
)
_LEFT_SINCE = re.compile(
    rf"so\s*(?:với\s+)?(?:{_SINCE})[^;.()%]{{0,40}}?(?:\s*,)?\s*(?:thì\s+|mới\s+|chỉ\s+|đã\s+)*(?:ước\s+)?(?P<verb>đạt|bằng|tăng|giảm)?(?:\s+(?:khoảng|trên|gần|hơn|bằng|thêm))*\s*$"
)

_PROVINCE = re.compile(
    r"(?:tỉnh|hđnd\s+(?:tỉnh|thành\s+phố|tp)|ubnd\s+(?:tỉnh|thành\s+phố|tp)|thành\s+phố|tp)[^,;.]*?(?:giao|quyết|phân\s+bổ)|hđnd\s+tỉnh|tỉnh\s+ủy"
    r"|(?:cấp\s+)?trên\s+giao|giao\s+của\s+tỉnh|của\s+tỉnh"
)
_CENTRAL = re.compile(
    r"trung\s+ương|\btw\b|chính\s+phủ|thủ\s+tướng|quốc\s+hội|\bbộ\s+(?:[^\W\d_]+\s+){0,6}giao|\bttg\b|btc\s+giao|bộ\s+tài\s+chính"
)
_OWN = re.compile(
    r"(?:hđnd|ubnd)\s+(?:huyện|thị\s+xã|quận|xã|phường)|(?:huyện|thị\s+xã|quận|xã|phường|thị\s+trấn)(?:\s+[^\W\d_]+){0,3}?\s*(?:giao|đề\s+ra|xây\s+dựng)|"
    r"của\s+(?:huyện|thị\s+xã|quận|xã|phường|đơn\s+vị|ngành|thị\s+trấn)|(?:huyện|thị|quận|đảng)\s+ủy|địa\s+phương\s+(?:giao|xây\s+dựng|phấn\s+đấu)"
)
_BOTH = re.compile(r"(?:trung\s+ương|tw)\s+(?:và|,)\s+(?:địa\s+phương|tỉnh|hđnd)")


@dataclass(frozen=True, slots=True)
class Related:
    """A relation, the words that state it, and where they end (or begin, when they stand before the figure)."""

    relation: Relation
    words: str
    at: int


def plan_words(words: str) -> Relation:
    """Say whose plan a wording names.

    >>> plan_words("dự toán tỉnh giao"), plan_words("dự toán huyện phấn đấu"), plan_words("kế hoạch năm")
    (<Relation.OF_PROVINCE_PLAN: 'of_province_plan'>, <Relation.OF_STRETCH: 'of_stretch'>, <Relation.OF_PLAN: 'of_plan'>)
    """
    if re.search(r"phấn\s+đấu", words):
        return Relation.OF_STRETCH
    if _BOTH.search(words):
        return Relation.OF_BUDGET_ESTIMATE if "dự toán" in words else Relation.OF_PLAN
    if _CENTRAL.search(words):
        return Relation.OF_CENTRAL_PLAN
    if _PROVINCE.search(words):
        return Relation.OF_PROVINCE_PLAN
    if re.search(r"nghị\s+quyết|\bnq\b", words):
        return Relation.OF_PLAN
    if _OWN.search(words):
        return Relation.OF_OWN_PLAN
    if re.search(r"dự\s+toán|\bdt\b", words):
        return Relation.OF_BUDGET_ESTIMATE
    return Relation.OF_PLAN


def plan_after(view: str, at: int, limit: int) -> Related | None:
    """Read a plan named right behind a percentage.

    >>> plan_after("57,7% dự toán tỉnh giao và", 5, 26).relation
    <Relation.OF_PROVINCE_PLAN: 'of_province_plan'>
    """
    found = _AFTER_PLAN.match(view, at, limit)
    if found is None:
        return None
    reach = _REACH.match(view, found.end(), limit)
    end = reach.end() if reach else found.end()
    words = " ".join(view[found.start(1) : end].split())
    return Related(plan_words(words), words, end)


def since_after(view: str, at: int, limit: int) -> Related | None:
    """Read an earlier period named right behind a percentage: 'so với cùng kỳ', 'so năm trước'."""
    found = _AFTER_SINCE.match(view, at, limit)
    if found is None:
        return None
    lead = view[at : found.start(1)]
    if _NEEDS_SO.match(found.group(1)) and not re.search(r"\bso\b|hơn", lead):
        return None
    if re.match(r"\s*(?:,\s*)?(?:trước|tháng\s|ngày|tuần|kỳ\s)", lead + found.group(1)):
        return None
    reach = _REACH.match(view, found.end(), limit)
    end = reach.end() if reach else found.end()
    words = " ".join(view[found.start(1) : end].split())
    other = re.match(
        r"tháng\s+trước|quý\s+trước|kỳ\s+trước|tháng\s+\d|quý|bình\s+quân(?!\s+cùng\s+kỳ)|đầu\s+nhiệm|cuối\s+nhiệm|nhiệm\s+kỳ|giai|đầu\s+năm|thời\s+điểm|tuần|ngày",
        words,
    )
    return Related(Relation.GROWTH_OTHER if other else Relation.YOY_GROWTH, words, end)


def total_after(view: str, at: int, limit: int) -> bool:
    """Say whether a share of a whole is named right behind a percentage."""
    return bool(_AFTER_TOTAL.match(view, at, limit))


def plan_before(view: str, start: int, end: int) -> Related | None:
    """Read a plan named before a percentage: 'so với dự toán tỉnh giao đạt 57,7%'."""
    found = _LEFT_PLAN.search(view, start, end)
    if found is None:
        return None
    words = " ".join(found.group(1).split())
    return Related(plan_words(words), words, found.start())


def since_before(view: str, start: int, end: int) -> Related | None:
    """Read an earlier period named before a percentage: 'so với cùng kỳ năm 2022 bằng 80%'."""
    found = _LEFT_SINCE.search(view, start, end)
    if found is None:
        return None
    ratio = found.group("verb") in ("bằng", "đạt")
    return Related(Relation.YOY_RATIO if ratio else Relation.YOY_GROWTH, found.group(), found.start())


def reading_of(saying: str) -> str:
    """Give the relation stated behind the percentage that opens a saying."""
    view = saying.lower()
    at = view.find("%") + 1
    read = plan_after(view, at, len(view)) or since_after(view, at, len(view)) if at else None
    return read.relation.value if read else ""
