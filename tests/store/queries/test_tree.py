"""What is remembered of the areas as a whole is what the record says of each of them."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, TODAY, Office, office
from vedich.actions.areas import rename_area
from vedich.domain.area import AreaLevel, AreaType
from vedich.store.models import Area
from vedich.store.queries import tree
from vedich.store.queries.areas import children_of, life_of, titles_of
from vedich.store.queries.boards import titles_of as titles_on_boards
from vedich.store.queries.roots import roots_of
from vedich.store.remembering import remembering

__all__ = ["office"]


def told() -> list[object]:
    """Give everything that may be asked of the tree, of all areas and of each of a few."""
    every = list(Area.objects.order_by("pk").values_list("pk", flat=True))
    found: list[object] = []
    for areas in (every, *([area] for area in every[:: max(1, len(every) // 20)])):
        found += [
            tree.stands(areas),
            {level: {one.id for one in tree.standing(level.value)} for level in AreaLevel},
            sorted(tree.below(areas), key=repr),
            sorted(tree.above(areas), key=repr),
            sorted(tree.passed_into(areas), key=repr),
            sorted(tree.passed_from(areas), key=repr),
            sorted(tree.called(areas), key=repr),
            roots_of(areas, TODAY),
            titles_of(areas, TODAY),
            titles_on_boards(areas, TODAY),
            children_of(areas, TODAY),
            tree.all_of(areas[0]),
            tree.all_over(areas[:3]),
        ]
    return [*found, *(life_of(row, TODAY) for row in Area.objects.order_by("pk")[:20])]


def test_remembered_and_read_of_the_record_areas_are_the_same(office: Office) -> None:
    rename_area(by=office.keeper, at=NOW, area=office.commune, name="Đước", type=AreaType.COMMUNE, on=TODAY)
    of_the_record = told()
    with remembering():
        assert told() == of_the_record


def test_the_whole_tree_is_read_once_and_then_costs_nothing(office: Office) -> None:
    with remembering():
        tree.below([office.province.pk])
    with remembering(), CaptureQueriesContext(connection) as asked:
        assert tree.all_of(office.province.pk) >= {office.commune.pk}
        assert tree.called([office.commune.pk])
    assert len(asked) == 1  # the ends of the chains
