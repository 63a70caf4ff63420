"""A percentage of change or of an earlier period: tăng 7,4% so với cùng kỳ, bằng 80% cùng kỳ, tăng trưởng 8-9%."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus, Relation
from vedich.reading.grammar.relation import Related, since_after, since_before
from vedich.reading.moment import Draft, Moment

_RATES = re.compile(
    r"(?:(?:.*\s)?(?:tỷ lệ|tỷ trọng|độ che phủ|tỷ suất|mức giảm|cơ cấu|hộ nghèo|hộ cận nghèo)|che phủ)"
)
# 'Số hộ nghèo giảm 3,1% so với cùng kỳ': what is counted is no rate; its change is a part of what it was.
_COUNTS = re.compile(r"(?:tổng\s+)?số\s+(?:lượng\s+)?(?:hộ|người)(?!\w)")
_JOINED = re.compile(r"\s*,?\s*(?:và|,)?\s*")
_LESS = re.compile(r"(?<!\w)(?:thấp hơn|giảm|kém|hụt|ít hơn)(?!\w)[^;.,]*$")
_GROWTH_NAMES = re.compile(
    r"tăng trưởng|tốc độ tăng|tốc độ phát triển|mức tăng|tăng bình quân|tăng giá trị|\btăng\b|tốc độ giảm|kéo giảm|kiềm giảm"
)
_OVER_YEARS = re.compile(r"bình quân|hàng năm|hằng năm|mỗi năm|/năm|giai đoạn|nhiệm kỳ|5 năm|năm năm")


def frame(moment: Moment) -> Draft | None:
    """Give the change or the ratio that a percentage states against another period."""
    quantity, tail = moment.quantity, moment.tail
    if quantity.measure not in ("%", "điểm %", "‰") or tail.has("drop_to"):
        return None
    if tail.has("share") and quantity.measure != "điểm %":
        return None
    after = since_after(moment.view, quantity.end, moment.limit)
    before = None if after else since_before(moment.view, moment.left, quantity.start)
    changing = tail.has("change_up", "change_down")
    is_rate = bool(_RATES.match(moment.subject)) and not ((after or before) and _is_counted(moment))
    named = bool(_GROWTH_NAMES.search(moment.subject)) and not is_rate
    # 'Dịch vụ tăng 7,38%; Thuế trừ trợ cấp sản phẩm 8,43%': one verb for the whole list.
    listed = (
        moment.listing == "growth" and moment.name is not None and not moment.name.headed and not tail.verbs
    )
    listed = listed or (
        moment.listing == "growth"
        and bool(re.match(r"(?:lĩnh vực|khu vực|ngành|nông|công nghiệp|dịch vụ|thương mại)", moment.subject))
    )
    points = quantity.measure == "điểm %" and not tail.has("drop_to")
    if points and not changing:
        return Draft(
            ClaimKind.TARGET if moment.planned else ClaimKind.COMPARISON,
            "growth",
            None,
            sign=-1 if _LESS.search(moment.left_words) else 1,
            status=ClaimStatus.PLANNED if moment.planned else None,
            consumed=after.at if after else quantity.end,
            certainty=0.8,
        )
    if not (after or before or changing or named or listed):
        return None
    related = after or before
    falling = tail.has("change_down") or (named and bool(re.search(r"giảm", moment.subject)) and not changing)
    relation: Relation | None = related.relation if related else Relation.YOY_GROWTH
    if not changing and not named and not listed and relation is not None:
        if related is not None and before is None and not tail.has("ratio", "level"):
            return _joined(moment, related)
        if related is None:
            return None
        relation = Relation.YOY_RATIO if relation != Relation.GROWTH_OTHER else Relation.RATIO_OTHER
    measure = None
    if changing and (is_rate or quantity.measure == "điểm %"):
        # The change of a rate is counted in points, whatever sign the text prints.
        measure, relation = ("‰" if quantity.measure == "‰" else "điểm %"), None
    over_years = bool(_OVER_YEARS.search(moment.view, moment.clause[0], min(moment.limit, quantity.end + 12)))
    if relation == Relation.YOY_GROWTH and over_years and not related:
        relation = Relation.GROWTH_OTHER
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.COMPARISON,
        "growth",
        relation,
        measure=measure,
        sign=-1 if falling else 1,
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=after.at if after else quantity.end,
        certainty=0.88 if related or changing else 0.75,
    )


def _is_counted(moment: Moment) -> bool:
    """Say whether the subject is a count, and no rate of it was told: 'số hộ nghèo 5.128 hộ, tỷ lệ 36%, giảm 8%'."""
    said = moment.view[moment.clause[0] : moment.quantity.start]
    return _COUNTS.match(moment.subject) is not None and "tỷ lệ" not in said


def _joined(moment: Moment, related: Related) -> Draft | None:
    """Give a percentage that shares the verb of the one before: 'bằng 101% kế hoạch và 99,6% so với cùng kỳ'."""
    earlier = moment.before
    if earlier is None or earlier.kind != ClaimKind.COMPARISON or not _JOINED.fullmatch(moment.left_words):
        return None
    other = related.relation == Relation.GROWTH_OTHER
    growing = earlier.rule == "growth" and earlier.relation in (Relation.YOY_GROWTH, Relation.GROWTH_OTHER)
    if growing:
        relation = Relation.GROWTH_OTHER if other else Relation.YOY_GROWTH
    else:
        relation = Relation.RATIO_OTHER if other else Relation.YOY_RATIO
    falling = growing and moment.value_before is not None and moment.value_before < 0
    return Draft(
        ClaimKind.COMPARISON,
        "growth",
        relation,
        sign=-1 if falling else 1,
        consumed=related.at,
        certainty=0.75,
    )
