"""A plan or an earlier level in brackets behind its figure: (kế hoạch 53%), (cùng kỳ 18.300 tỷ đồng)."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, ClaimStatus, Relation
from vedich.reading.moment import Draft, Moment

_PLAN = re.compile(
    r"\(?[^()]*(?<!\w)(?:kế hoạch|kh|mục tiêu|chỉ tiêu|dự toán|nghị quyết|nq|chỉ tiêu giao|tỉnh giao)(?!\w)[^()%]*$"
)
_BEFORE = re.compile(
    r"\(?[^()]*(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|năm (?:19|20)\d\d|cùng thời điểm|tháng trước|cả nước|toàn quốc|bình quân (?:chung|thành phố|tỉnh|huyện|toàn))(?!\w)[^()]*$"
)
# 'so với cùng kỳ năm trước (3.109 triệu USD)', 'thấp hơn bình quân cả nước (46,7%)'
_REFERRED = re.compile(
    r"(?:cùng kỳ|năm trước|năm ngoái|bình quân (?:chung|cả nước|toàn quốc)|cả nước|toàn quốc|so với năm \d{4})\s*$"
)
# 'vượt mục tiêu tỉnh giao (80%)', 'chưa đạt chỉ tiêu (97,5%)'
_AIMED = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|nghị quyết|dự toán)(?:\s+[^\W\d_]+){0,6}\s*$")
_PLAN_RELATIONS = {
    Relation.OF_PLAN,
    Relation.OF_PROVINCE_PLAN,
    Relation.OF_OWN_PLAN,
    Relation.OF_CENTRAL_PLAN,
    Relation.OF_BUDGET_ESTIMATE,
    Relation.OF_STRETCH,
}


def frame(moment: Moment) -> Draft | None:
    """Give the target or the earlier level that a bracket states of the figure before it."""
    if moment.bracket is None:
        return None
    inside = moment.view[moment.bracket : moment.quantity.start]
    if re.search(r"so\s+với", inside):
        return None
    before = moment.before
    same = before is not None and moment.view.count("(", moment.left, moment.quantity.start) == 1
    outside = moment.view[max(moment.clause[0], moment.bracket - 60) : moment.bracket]
    referred = inside.strip() == "(" and _REFERRED.search(outside)
    if before and before.rule == "change" and moment.quantity.measure == "%" and inside.strip() == "(":
        # 'giảm 8 người chết (7,9%)': the same change as a percentage
        falling = moment.value_before is not None and moment.value_before < 0
        return Draft(
            ClaimKind.COMPARISON, "bracket", Relation.YOY_GROWTH, sign=-1 if falling else 1, certainty=0.85
        )
    aimed = _AIMED.search(outside) and not referred
    planned = (
        _PLAN.match(inside)
        or aimed
        or (before and before.relation in _PLAN_RELATIONS and inside.strip() == "(" and not _other(moment))
    )
    if planned and not referred:
        relation = before.relation if before and moment.quantity.is_percent else None
        if (
            relation in _PLAN_RELATIONS
            or (relation is None and moment.quantity.is_percent)
            or moment.tail.has("drop_to")
        ):
            relation = Relation.RATE if moment.quantity.is_percent else None
        sign = -1 if moment.value_before is not None and moment.value_before < 0 and same else 1
        return Draft(
            ClaimKind.TARGET,
            "bracket",
            relation,
            status=ClaimStatus.PLANNED,
            sign=1 if moment.tail.has("drop_to") else sign,
            certainty=0.9,
        )
    if (_BEFORE.match(inside) or referred) and not moment.tail.has("ratio"):
        relation = (before.relation if before else None) if moment.quantity.is_percent else None
        if relation in _PLAN_RELATIONS:
            relation = None
        if moment.quantity.is_percent and moment.tail.has("change_up", "change_down"):
            relation = Relation.YOY_GROWTH
        return Draft(
            ClaimKind.BASELINE,
            "bracket",
            relation,
            sign=-1 if moment.tail.has("change_down") else 1,
            certainty=0.85,
        )
    return None


def _other(moment: Moment) -> bool:
    """Say whether words between the figure before and the bracket speak of somewhere else: '..., huyện Can Lộc (78%)'."""
    return moment.bracket is not None and "," in moment.view[moment.left : moment.bracket]
