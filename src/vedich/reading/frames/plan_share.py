"""A percentage of a plan: đạt 102,5% kế hoạch năm, vượt 6% dự toán, so với nghị quyết đạt 99,13%."""

from __future__ import annotations

import re

from vedich.domain.document import ClaimKind, Relation
from vedich.reading.grammar.relation import Related, plan_after, plan_before, since_after
from vedich.reading.moment import Draft, Moment

_DISBURSED = re.compile(r"giải ngân")
_REACHED = re.compile(r"(?:mới\s+|chỉ\s+|mới\s+chỉ\s+)?đạt(?!\w)")
_CITY = re.compile(r"[^,;.]*?(?:hđnd\s+|ubnd\s+)?(?:thành\s+phố|tp)(?!\w)")
_SHARED = re.compile(r"\s*(?:và|-)\s*(?:bằng\s+|đạt\s+)?$")


def frame(moment: Moment) -> Draft | None:
    """Give a comparison with a plan where the words beside a percentage name one."""
    if moment.quantity.measure != "%":
        return None
    limit = moment.limit
    related = plan_after(moment.view, moment.quantity.end, limit)
    consumed = related.at if related else moment.quantity.end
    if related is None:
        related = _before(moment)
    if related is None and _SHARED.match(moment.right_words) and moment.next_percent:
        related = _behind_next(moment)
        consumed = moment.quantity.end
    if (
        related is None
        and _DISBURSED.search(moment.subject)
        and not moment.tail.has("change_up", "change_down", "share")
        and since_after(moment.view, moment.quantity.end, limit) is None
    ):
        # A disbursement rate is a share of the plan by its meaning.
        return Draft(
            ClaimKind.TARGET if moment.planned else ClaimKind.COMPARISON,
            "plan_share",
            Relation.OF_PLAN,
            certainty=0.7,
        )
    if related is None and _brackets_pair(moment):
        return Draft(ClaimKind.COMPARISON, "plan_share", Relation.OF_PLAN, certainty=0.8)
    if related is None and moment.tail.verb == "excess":
        sentence = moment.view[moment.sentence[0] : moment.sentence[1]]
        relation = Relation.OF_BUDGET_ESTIMATE if "dự toán" in sentence else Relation.OF_PLAN
        return Draft(
            ClaimKind.COMPARISON, "plan_share", relation, form="excess", certainty=0.6, notes=("plan_unsaid",)
        )
    if related is None and _follows_amount(moment):
        # 'đạt 2.390 tỷ đồng, đạt 100,5%': a share of the plan, though the text does not say of which.
        return Draft(
            ClaimKind.COMPARISON, "plan_share", Relation.OF_PLAN, certainty=0.6, notes=("plan_unsaid",)
        )
    if related is None:
        return None
    excess = moment.tail.has("excess", "change_up", "change_down")
    falling = moment.tail.has("change_down")
    goal = moment.planned and not excess and moment.bracket is None
    return Draft(
        ClaimKind.TARGET
        if goal and (moment.quantity.value == 100 or _aims(moment))
        else ClaimKind.COMPARISON,
        "plan_share",
        _whose(related, moment),
        form="excess" if excess else None,
        sign=-1 if falling else 1,
        consumed=consumed,
        certainty=0.92,
    )


def _whose(related: Related, moment: Moment) -> Relation:
    """Tell the plan of a city within a province, beside the province's own, from that of a city of the centre."""
    if related.relation == Relation.OF_PROVINCE_PLAN and _CITY.match(related.words):
        sentence = moment.view[moment.sentence[0] : moment.sentence[1]]
        if re.search(r"(?<!\w)tỉnh\s+giao", sentence):
            return Relation.OF_OWN_PLAN
    return related.relation


def _brackets_pair(moment: Moment) -> bool:
    """Say whether the percentage stands alone in a bracket behind a result and its plan: '210/300 ha (70%)'."""
    earlier = moment.quantity_before
    return (
        earlier is not None
        and earlier.partner == 1
        and moment.bracket is not None
        and not moment.view[moment.bracket + 1 : moment.quantity.start].strip()
    )


def _follows_amount(moment: Moment) -> bool:
    before = moment.before
    if before is None or before.kind != ClaimKind.RESULT or before.rule not in ("level", "count"):
        return False
    earlier = moment.quantity_before
    if earlier is None or (earlier.sort == "count" and moment.quantity.value <= 100 and earlier.partner == 0):
        return False  # '131 vụ, đạt 80,9%' is a rate of the things counted
    unnamed = moment.name is None or not moment.name.words
    return (
        unnamed
        and moment.bracket is None
        and moment.tail.verb == "level"
        and _REACHED.match(moment.tail.words.strip(" ,và")) is not None
    )


def _aims(moment: Moment) -> bool:
    return bool(
        re.search(
            r"phấn đấu|mục tiêu|để hoàn thành|quyết tâm|hoàn thành vượt|sẽ|cam kết|ít nhất|tối thiểu",
            moment.view[moment.clause[0] : moment.quantity.start],
        )
    )


def _before(moment: Moment) -> Related | None:
    related = plan_before(moment.view, moment.left, moment.quantity.start)
    if related is None or moment.tail.has("share"):
        return None
    return related


def _behind_next(moment: Moment) -> Related | None:
    following = re.compile(r"[\d.,]+\s?%").search(moment.view, moment.limit, moment.limit + 12)
    return plan_after(moment.view, following.end(), moment.clause[1]) if following else None
