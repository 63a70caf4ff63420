"""How far the record is, as far as it concerns an area: two equal marks show the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from vedich.domain.area import AreaLevel
from vedich.store.models import Area, JudgedBoard
from vedich.store.queries import tree
from vedich.store.remembering import moment, remembered_for_a_page, remembered_of_areas
from vedich.store.shelf import Shelf

Told = TypeVar("Told")

# Lines of boards, of all that is kept of them in this process: two kilobytes each.
_ROOM = 20_000
_SHELF: Shelf[object] = Shelf(_ROOM)


@remembered_for_a_page
def marks_of(area: Area | None) -> Hashable:
    """Give a mark of all that may be told of an area, or of the whole record; only inside `remembering`.

    It holds the ends of the chains, without those of provinces that stand today and that nothing ever lay in
    of what lies or lay below the area, and the editions of the boards that are kept of the area.
    """
    now = moment()
    if now is None:
        raise LookupError("How far the record is, is known only while it is being read with memory.")
    if area is None:
        return tuple(sorted((chain, hashed) for chain, (_, hashed) in now.heads.items()))
    others = _others(area.pk)
    heads = sorted((chain, hashed) for chain, (_, hashed) in now.heads.items() if chain not in others)
    boards = JudgedBoard.objects.filter(area=area).exclude(content="").order_by("pk")
    return tuple(heads), tuple(boards.values_list("pk", "edition", "judged_at"))


@remembered_of_areas
def _others(area: int) -> frozenset[str]:
    """Give the chains of provinces that stand today and that never held any of an area."""
    (here,) = tree.stands([area]).values()
    if here.level == AreaLevel.COUNTRY:
        return frozenset()
    provinces = {one.id: one.key for one in tree.standing(AreaLevel.PROVINCE.value)}
    concerned = tree.all_over(tree.all_of(area))
    return frozenset(key for pk, key in provinces.items() if pk not in concerned)


def as_it_stands(area: Area, key: Hashable, make: Callable[[], Told], size: Callable[[Told], int]) -> Told:
    """Give what was made of an area before under the same key, as long as its marks stay; else make it now.

    Nobody may change what this gives. `size` counts its lines. Outside of `remembering` it is always made.
    """
    now = moment()
    if now is None:
        return make()
    marked = (now.ground, area.pk, key, marks_of(area))
    found = _SHELF.get(marked)
    if found is not None:
        return found  # type: ignore[return-value]  # of this key
    made = make()
    _SHELF.put(marked, made, size(made))
    return made
