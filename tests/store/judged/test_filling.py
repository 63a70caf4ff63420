"""Months judged ahead: every province that stands with targets, and what lies below it, once."""

from __future__ import annotations

from datetime import date

from tests.actions.conftest import NOW, Office, office
from tests.web.targets.boards import lay_out
from vedich.store.judged.filling import fill
from vedich.store.models import JudgedBoard
from vedich.store.queries.months import last_planned_month

__all__ = ["office"]

SEPTEMBER, AUGUST = date(2026, 9, 30), date(2026, 8, 31)


def test_a_commune_whose_province_has_no_targets_is_judged_alone(office: Office) -> None:
    lay_out(office)
    assert list(fill([SEPTEMBER, AUGUST], NOW)) == [
        (SEPTEMBER, office.commune.pk),
        (AUGUST, office.commune.pk),
    ]
    kept = JudgedBoard.objects.exclude(content="").values_list("moment__as_of", flat=True)
    assert set(kept) == {SEPTEMBER, AUGUST}


def test_months_without_targets_are_left_alone(office: Office) -> None:
    lay_out(office)
    assert list(fill([date(2025, 9, 30)], NOW)) == []


def test_the_last_month_is_the_last_with_a_plan_that_has_ended(office: Office) -> None:
    assert last_planned_month(SEPTEMBER) == SEPTEMBER
    lay_out(office)
    assert last_planned_month(date(2027, 5, 31)) == date(2026, 12, 31)
