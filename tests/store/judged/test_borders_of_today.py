"""Months before a reorganisation within today's borders: goals of the new areas, figures of the old."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.actions.conftest import NOW, Office, office
from tests.actions.reorganising.plans import (
    DAY,
    THEN,
    commune,
    decided,
    division,
    furnish,
    merger,
    newest,
)
from vedich.actions.reorganising.deciding import confirm_reorganisation
from vedich.actions.reorganising.planning import plan_reorganisation
from vedich.actions.targets import Aim, change_target
from vedich.domain.target import Operator
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.judged.keeping import board
from vedich.store.models import Area, Indicator, Target
from vedich.store.queries.earlier_goals import brought_together, earlier_goals

__all__ = ["office"]

OCTOBER = date(2026, 10, 31)
LATER = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(90))


def happen(office: Office, what: dict[str, Any], at: datetime = THEN) -> None:
    edition = plan_reorganisation(by=office.keeper, at=NOW, plan=what, **decided())["edition"]
    confirm_reorganisation(by=office.keeper, at=at, reorganisation=newest(), edition=edition)


def seen(key: str, within: Boundaries = Boundaries.NOW, **more: Any) -> list[tuple[Any, ...]]:
    asked = question(within, **more)
    found = board(asked, Area.objects.get(key=key).pk, THEN)
    return [(line.low, line.result, line.verdict.value, line.estimated) for line in found.lines]


def question(within: Boundaries = Boundaries.NOW, **more: Any) -> Asked:
    borders = DAY if within is Boundaries.NOW else None
    return Asked(OCTOBER, **{"boundaries": within, "borders": borders, "only_approved": False, **more})


def test_earlier_months_are_judged_by_the_goals_that_new_areas_began_with(office: Office) -> None:
    one, other, third = commune(office, "A"), commune(office, "B"), commune(office, "D")
    furnish(office, one, revenue="61.45", poverty="2.5")
    furnish(office, other, revenue="8.55", poverty="1.5")
    furnish(office, third, revenue="30", poverty="1")
    happen(office, merger("L:A", "L:B"))
    by = {"basis": "population", "weights": {"population": [2, 1]}}
    happen(office, division("L:D", "X", "Y", **by))
    new = Area.objects.get(key="L:xa-c-20261109")
    # What is decided after it began holds from its own day on alone.
    target, later = Target.objects.get(area=new), DAY + timedelta(days=11)
    version = target.versions.order_by("-version")[0].version
    change_target(
        by=office.lan, at=THEN, reason="Giao bổ sung", target=target, version=version, aim=LATER, since=later
    )
    # Merged: exact, and both views of October keep to their own.
    assert seen("L:xa-c-20261109") == [(Decimal("70.00"), Decimal("70.00"), "met", False)]
    assert seen("L:xa-c-20261109", Boundaries.THEN) == []
    assert seen("L:A", Boundaries.THEN)[0] == (Decimal("61.45"), Decimal("61.45"), "met", False)
    # An area that stands no more has no figures within today's borders, and is not said to have missed any.
    assert seen("L:A") == []
    # Divided: a share of a third, marked as estimated.
    assert seen("L:xa-y-20261109")[0] == (Decimal("10"), Decimal("10"), "met", True)
    # Whoever asks what was known in October knows of no merger.
    assert seen("L:xa-c-20261109", known_on=OCTOBER) == []
    olds = [
        (told.place.title, told.value, told.measure) for told in earlier_goals(question(), new) if told.value
    ]
    assert olds == [
        ("xã A", Decimal("61.45"), "tỷ đồng"),
        ("xã A", Decimal("2.5"), "%"),
        ("xã B", Decimal("8.55"), "tỷ đồng"),
        ("xã B", Decimal("1.5"), "%"),
    ]
    assert earlier_goals(question(Boundaries.THEN), new) == []
    assert earlier_goals(question(), one) == []


def test_where_no_goal_was_carried_over_the_figures_of_then_still_come_together(office: Office) -> None:
    one, other = commune(office, "A"), commune(office, "B")
    furnish(office, one, revenue="61.45", poverty="2.5")
    furnish(office, other, revenue="8.55", poverty="1.5")
    # On New Year's Day the targets of the old year are over: there is nothing to carry over.
    new_year = date(2027, 1, 1)
    happen(office, merger("L:A", "L:B", on=new_year), at=datetime(2027, 1, 1, 8, tzinfo=UTC))
    new = Area.objects.get(key="L:xa-c-20270101")
    asked = question(borders=new_year)
    assert seen(new.key, borders=new_year) == []
    assert len(earlier_goals(asked, new)) == 4
    codes = dict(Indicator.objects.values_list("pk", "code"))
    told = {codes[key[0]]: (one.value, one.estimated) for key, one in brought_together(asked, new).items()}
    assert told == {"BUD-001": (Decimal("70.00"), False)}
