"""A change in absolute terms: tăng 35 ca, tăng gần 8,8 triệu đồng so với năm 2023, giảm 3 vụ."""

from __future__ import annotations

from vedich.domain.document import ClaimKind, ClaimStatus, Relation
from vedich.reading.grammar.name import Name, name_after
from vedich.reading.grammar.relation import plan_after, since_after
from vedich.reading.lexicon.measures import is_compound
from vedich.reading.moment import Draft, Moment


def frame(moment: Moment) -> Draft | None:
    """Give an absolute change against a plan or another period."""
    quantity, tail = moment.quantity, moment.tail
    if quantity.sort == "times":
        return Draft(ClaimKind.TARGET if moment.planned else ClaimKind.COMPARISON, "change", certainty=0.75)
    if quantity.is_percent or not tail.has("change_up", "change_down", "excess"):
        return None
    if tail.has("drop_to") or tail.verb not in ("change_up", "change_down", "excess", "level"):
        return None
    if (
        tail.verb == "level"
        and tail.words.split()[-1:]
        and moment.view[tail.start : quantity.start].strip().startswith(("tăng lên", "nâng lên"))
    ):
        return None
    related = since_after(moment.view, quantity.end, moment.limit) or plan_after(
        moment.view, quantity.end, moment.limit
    )
    goal = moment.planned and related is None
    name = None if related is not None or quantity.sort != "count" else _counted(moment)
    return Draft(
        ClaimKind.TARGET if goal else ClaimKind.COMPARISON,
        "change",
        None if related is None or related.relation else Relation.YOY_GROWTH,
        sign=-1 if tail.has("change_down") else 1,
        status=ClaimStatus.PLANNED if goal else None,
        name=name,
        consumed=related.at if related else (name.end if name else quantity.end),
        certainty=0.8,
    )


def _counted(moment: Moment) -> Name | None:
    """Read 'tăng 2 người chết' as a change of the number of people killed."""
    behind = name_after(moment.view, moment.folded.cased, moment.quantity.end, moment.limit)
    named = moment.name is not None and moment.name.words
    start, end = moment.quantity.start, moment.quantity.end
    if named:
        return None
    if behind is None:
        whole = is_compound(moment.quantity.measure) and moment.quantity.measure not in moment.counted
        return Name(moment.quantity.measure, start, end, False) if whole else None
    return Name(f"{moment.quantity.measure} {behind.words}", start, behind.end, False)
