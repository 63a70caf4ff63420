"""How far the record is, as far as it concerns an area: two equal marks show the same."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from vedich.domain.area import AreaLevel
from vedich.store.models import Area, JudgedBoard
from vedich.store.queries.roots import root_of
from vedich.store.remembering import moment, remembered


def marks_of(area: Area | None, day: date) -> Hashable:
    """Give a mark of all that may be told of an area, or of the whole record; only inside `remembering`.

    It holds the ends of the chains, without those of other provinces that stand today, and the editions of
    the boards that are kept of the area.
    """
    now = moment()
    if now is None:
        raise LookupError("How far the record is, is known only while it is being read with memory.")
    heads = {chain: hashed for chain, (_, hashed) in now.heads.items()}
    if area is None:
        return tuple(sorted(heads.items()))
    for other in _others(area, day):
        heads.pop(other, None)
    boards = JudgedBoard.objects.filter(area=area).exclude(content="").order_by("pk")
    return tuple(sorted(heads.items())), tuple(boards.values_list("pk", "edition", "judged_at"))


@remembered
def _others(area: Area, day: date) -> frozenset[str]:
    """Give the chains of provinces that stand today, without the one that an area lies in."""
    if area.level == AreaLevel.COUNTRY:
        return frozenset()
    provinces = Area.objects.filter(level=AreaLevel.PROVINCE, until=None).values_list("key", flat=True)
    return frozenset(provinces) - {root_of(area, day)}
