"""What contradicts itself is one open case until it is gone; people explain it, and the list says who."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, TODAY, Office
from vedich.access.require import NotAllowedError
from vedich.actions.integrity import explain_violation, keep_violations
from vedich.actions.observations import Said, record_observations
from vedich.actions.trouble import ActionError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import Event, Observation, Violation
from vedich.store.queries.integrity import cases

MAY, JUNE = Period.first_months(2026, 5), Period.parse("2026-H1")


def tell(office: Office, period: Period, value: str, **others: object) -> None:
    said = Said(
        "BUD-001",
        office.commune.key,
        period,
        period.end,
        Vintage.ACTUAL,
        "tỷ đồng",
        Decimal(value),
        **others,  # type: ignore[arg-type]
    )
    record_observations(by=office.hoa, at=NOW, rows=[said])


@pytest.fixture
def falling(office: Office) -> Violation:
    """Give the case of a sum that falls."""
    tell(office, MAY, "61.45")
    tell(office, JUNE, "6.145")
    keep_violations(by=office.administrator, at=NOW, select=["DB402"])
    return Violation.objects.get()


def test_a_case_is_put_to_the_agency_of_its_area_with_a_day(falling: Violation, office: Office) -> None:
    assert falling.explained_by == office.committee
    assert (falling.found_on, falling.due) == (TODAY, TODAY + timedelta(days=10))
    assert Event.objects.filter(action="keep_violations", subject="violations").count() == 1


def test_a_case_found_again_stays_one(falling: Violation, office: Office) -> None:
    told = keep_violations(by=office.administrator, at=NOW + timedelta(days=3), select=["DB402"])
    assert (told["open"], told["new"], told["gone"]) == (1, 0, 0)
    assert Violation.objects.get().found_on == TODAY


def test_a_case_is_closed_when_it_is_gone_and_opened_anew_when_it_comes_back(
    falling: Violation, office: Office
) -> None:
    wrong = Observation.objects.latest("pk")
    tell(office, JUNE, "71", supersedes=wrong.pk, reason="gõ nhầm")
    told = keep_violations(by=office.administrator, at=NOW, select=["DB4"])
    assert told["gone"] == 1
    falling.refresh_from_db()
    assert falling.gone_on == TODAY


def test_checks_that_are_not_run_close_nothing(falling: Violation, office: Office) -> None:
    keep_violations(by=office.administrator, at=NOW, select=["DB1"])
    falling.refresh_from_db()
    assert falling.gone_on is None


def test_who_reports_explains_and_the_list_shows_it(falling: Violation, office: Office) -> None:
    explain_violation(by=office.hoa, at=NOW, violation=falling.pk, text="Hoàn thuế tháng 6")
    shown = next(cases(TODAY, ["DB402"]))
    assert shown.explained == ("Hoàn thuế tháng 6",)
    assert shown.agency == "UBND xã Cần Đước"


def test_a_stranger_explains_nothing_and_learns_nothing(falling: Violation, office: Office) -> None:
    for number in (falling.pk, 10**6):
        with pytest.raises(NotAllowedError):
            explain_violation(by=office.keeper, at=NOW, violation=number, text="không sao")


def test_what_is_gone_or_empty_is_not_explained(falling: Violation, office: Office) -> None:
    with pytest.raises(ActionError):
        explain_violation(by=office.hoa, at=NOW, violation=falling.pk, text=" ")
    Violation.objects.update(gone_on=date(2026, 11, 1))
    with pytest.raises(ActionError, match="gone"):
        explain_violation(by=office.hoa, at=NOW, violation=falling.pk, text="x")


def test_unknown_checks_are_refused(office: Office) -> None:
    with pytest.raises(ActionError, match="DB9"):
        keep_violations(by=office.administrator, at=NOW, select=["DB9"])
