"""Numbers that measure something but claim nothing about an indicator: ages, ranks, norms, durations, counts of orders."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.moment import Draft, Moment

_WORDS = lexicon("not_claims")
_NOUNS = frozenset(_WORDS["nouns"])
_NORM = re.compile(rf"(?<!\w)(?:{alternatives(_WORDS['norms'])})(?!\w)[^;.,]{{0,60}}$")
_REQUIRED = re.compile(
    r"(?<!\w)(?:chưa\s+đủ|chưa\s+có|còn\s+thiếu|thiếu|phải\s+có|phải\s+được|yêu\s+cầu)(?!\w)[^;.]*$"
)
_RESULT_VERB = re.compile(r"hoàn thành\s+(?:được\s+|thêm\s+)?(?:trên\s+|gần\s+|hơn\s+|khoảng\s+)?$")
_NORMED = re.compile(
    r"(?<!\w)(?:lãi suất|thuế suất|mức phạt|phạt tiền|bị phạt|định mức|mức đóng|học phí)(?!\w)"
)
_SINCE = re.compile(
    r"\s*(?:so\s+(?:với\s+)?)?(?:cùng kỳ|năm|giai đoạn|đầu|cuối|vụ|hè thu|nhiệm kỳ|kế hoạch|thời điểm|quý|tháng)"
)
# 'các chủ đầu tư có tỷ lệ dưới 30%', 'mỗi lớp không quá 35 học sinh', 'trong 63 tỉnh', 'ngưỡng 5%': limits and scales.
_LIMIT = re.compile(
    r"(?:(?<!\w)(?:những|các|có|nào|dự án|chủ đầu tư|đơn vị)\s+(?:[^\W\d_]+\s+){0,4}(?:tỷ lệ|mức|kết quả)(?:\s+[^\W\d_]+){0,3}\s+(?:dưới|trên|từ)"
    r"|(?<!\w)mỗi\s+(?:[^\W\d_]+\s+){1,4}(?:không quá|tối đa|ít nhất|tối thiểu|gồm|có)"
    r"|(?<!\w)(?:ngưỡng|thang|chuẩn (?:của|đến|nghèo|là|quy định)[^,;.]{0,40}|quy định|khuyến cáo[^;.]{0,60}|công suất từ|cách)(?:\s+[^\W\d_]+){0,5}"
    r"|(?<!\w)(?:thứ \d+|tổng số|đứng|xếp)\s+trong(?:\s+tổng số)?|(?<!\w)trên cả|(?<!\w)trong(?: tổng số)?)\s*$"
)
_EACH = re.compile(r"/(?:xã|hợp tác xã|cơ sở|nhà|hộ|lượt|căn|mô hình|thôn|người|suất|con|ha)$")
_SUPPORT = re.compile(r"(?<!\w)(?:hỗ trợ|mức|giá|phí|tối đa|không quá|phạt|lệ phí|thưởng)(?!\w)")
_MISSING = re.compile(r"(?:thiếu|chưa đạt)\s+(?:\w+\s+){0,3}(?:chỉ tiêu|tiêu chí)(?:\s+\w+){0,3}\s*$")
_NOT_YET = re.compile(r"chưa (?:đủ|có)\s+(?:ít nhất\s+|trên\s+)?$")
_DEFINING = re.compile(r"\s*(?:đây là|đó là)\s+(?:những|các)")


def frame(moment: Moment) -> Draft | None:
    """Give a draft of no claim where the figure is none."""
    if not _claims_nothing(moment):
        return None
    return Draft(ClaimKind.OTHER_NUMBER, "not_a_claim", certainty=0.85)


def _claims_nothing(moment: Moment) -> bool:
    quantity = moment.quantity
    sort = quantity.sort
    if sort == "duration":
        return True
    if sort == "rank":
        return not moment.tail.has("change_up", "change_down")
    if sort == "age":
        return "tuổi thọ" not in moment.subject and "tuổi bình quân" not in moment.subject
    if sort == "times":
        return not (moment.subject.startswith("hệ số") or _times_since(moment))
    if _DEFINING.match(moment.view, moment.sentence[0]):
        return True
    left = moment.left_words
    if _NORM.search(left) or _NORMED.search(left):
        return True
    if _LIMIT.search(left) and not (moment.name and moment.name.headed and quantity.is_percent):
        return True
    if (
        sort == "money"
        and _EACH.search(quantity.measure)
        and _SUPPORT.search(left)
        and "thu nhập" not in moment.subject
    ):
        return True
    if (
        quantity.denominator is None
        and not _NOUNS.isdisjoint((quantity.measure, quantity.measure.split()[0]))
        and quantity.value < 60
    ):
        return not (_RESULT_VERB.search(left) and moment.planned)
    return _inside_requirement(moment)


def _times_since(moment: Moment) -> bool:
    """Say whether 'gấp 1,6 lần' compares with an earlier period or a plan."""
    return moment.tail.has("times", "change_up", "change_down") and bool(
        _SINCE.match(moment.view, moment.quantity.end)
    )


def _inside_requirement(moment: Moment) -> bool:
    """Say whether the figure belongs to the wording of a criterion that is missing, not to a fact."""
    view, start, end = moment.view, moment.sentence[0], moment.quantity.start
    colon = view.rfind(":", start, end)
    if colon >= 0 and _MISSING.search(view, start, colon):
        return True
    return _NOT_YET.search(view, start, end) is not None
