"""What a checker hears of the record: what stands, on which basis, from which document and place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.documents import register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, change_target, set_targets
from vedich.domain.document import Comparator
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import AreaParent, Document, Observation, Target
from vedich.store.queries.known import OnRecord

NINE, TEN, YEAR = Period.first_months(2026, 9), Period.first_months(2026, 10), Period.year(2026)
COMMUNE = "X34:28108"
THEN = date(2026, 9, 22)


def said(
    value: str,
    period: Period = NINE,
    *,
    vintage: Vintage = Vintage.ACTUAL,
    on: date = THEN,
    area: str = COMMUNE,
) -> Said:
    """Give a budget result in billions."""
    return Said("BUD-001", area, period, on, vintage, "tỷ đồng", Decimal(value), place="16:61")


@pytest.fixture
def report(office: Office) -> Document:  # noqa: F811
    """Register the report of September."""
    made = register_document(by=office.hoa, at=NOW, area=office.commune, number="214/BC-UBND", on=THEN)
    return Document.objects.get(pk=made["document"])


def test_a_result_leads_to_its_document_and_place(office: Office, report: Document) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], document=report)
    (known,) = OnRecord().results("BUD-001", COMMUNE, NINE)
    assert (known.value, known.vintage) == (Decimal("61.45"), Vintage.ACTUAL)
    assert str(known.source) == "214/BC-UBND (22/9/2026, 16:61)"
    assert OnRecord().results("BUD-001", COMMUNE, TEN) == ()
    assert OnRecord().results("BUD-002", COMMUNE, NINE) == ()


def test_what_was_corrected_no_longer_stands_and_estimates_stand_beside(
    office: Office,  # noqa: F811
    report: Document,
) -> None:
    estimate = said("60", vintage=Vintage.ESTIMATE_1, on=date(2026, 9, 10))
    record_observations(by=office.hoa, at=NOW, rows=[estimate, said("61.45")], document=report)
    wrong = Observation.objects.get(vintage="actual")
    right = Said(
        *("BUD-001", COMMUNE, NINE, date(2026, 9, 30), Vintage.ACTUAL, "tỷ đồng", Decimal("61.54")),
        supersedes=wrong.pk,
        reason="Gõ nhầm chữ số",
    )
    record_observations(by=office.hoa, at=NOW, rows=[right])
    told = OnRecord().results("BUD-001", COMMUNE, NINE)
    assert [(each.value, each.vintage) for each in told] == [
        (Decimal("61.54"), Vintage.ACTUAL),
        (Decimal(60), Vintage.ESTIMATE_1),
    ]


def test_the_year_so_far_comes_in_the_order_of_its_ends(office: Office) -> None:  # noqa: F811
    rows = [said("70", TEN), said("61.45"), said("5", Period.month(2026, 3)), said("50", Period.year(2025))]
    record_observations(by=office.hoa, at=NOW, rows=rows)
    told = OnRecord().series("BUD-001", COMMUNE, 2026)
    assert [(str(each.period), each.value) for each in told] == [
        ("2026-9M", Decimal("61.45")),
        ("2026-10M", Decimal(70)),
    ]


def test_a_target_is_told_on_its_basis_as_last_changed(office: Office) -> None:  # noqa: F811
    for basis, value in ((Basis.ASSIGNED, "73"), (Basis.STRETCH, "80")):
        aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(value), place="9:20")
        set_targets(by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=basis, aims=[aim])
    changed = Target.objects.get(set__basis="assigned")
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(75))
    change_target(
        by=office.lan,
        at=NOW,
        target=changed,
        version=1,
        aim=aim,
        since=date(2026, 7, 1),
        reason="HĐND giao lại",
    )
    told = OnRecord().targets("BUD-001", COMMUNE, YEAR)
    assert {each.basis: each.value for each in told} == {
        Basis.ASSIGNED: Decimal(75),
        Basis.STRETCH: Decimal(80),
    }
    assert OnRecord().targets("BUD-001", COMMUNE, NINE) == ()


def test_the_areas_below_are_added_up_with_how_many_are_known(office: Office) -> None:  # noqa: F811
    assert OnRecord().below("BUD-001", office.province.key, NINE) is None
    record_observations(by=office.lan, at=NOW, rows=[said("61.45")])
    below = OnRecord().below("BUD-001", office.province.key, NINE)
    there = AreaParent.objects.filter(parent=office.province, until=None).count()
    assert below is not None
    assert (below.value, below.count, below.out_of) == (Decimal("61.45"), 1, there)
    assert below.is_whole is (there == 1)


def test_an_area_that_ended_says_when(office: Office) -> None:  # noqa: F811
    assert OnRecord().ended("H63:806") == date(2025, 6, 30)
    assert OnRecord().ended(COMMUNE) is None
    assert OnRecord().ended("X34:99999") is None


def test_the_word_before_a_figure_is_told(office: Office) -> None:  # noqa: F811
    row = Said("AGR-008", COMMUNE, NINE, THEN, Vintage.ACTUAL, "tấn", Decimal(1640), words="trên")
    record_observations(by=office.hoa, at=NOW, rows=[row])
    (known,) = OnRecord().results("AGR-008", COMMUNE, NINE)
    assert known.comparator is Comparator.GT


def test_who_may_not_see_an_area_hears_nothing_of_it(office: Office) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(73))
    set_targets(by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=Basis.ASSIGNED, aims=[aim])
    other, own = OnRecord({office.province.pk}), OnRecord({office.commune.pk})
    assert own.results("BUD-001", COMMUNE, NINE)
    assert own.targets("BUD-001", COMMUNE, YEAR)
    assert own.series("BUD-001", COMMUNE, 2026)
    assert other.results("BUD-001", COMMUNE, NINE) == ()
    assert other.targets("BUD-001", COMMUNE, YEAR) == ()
    assert other.series("BUD-001", COMMUNE, 2026) == ()
    assert other.below("BUD-001", "T34:80", NINE) is None
    whole = OnRecord().below("BUD-001", "T34:80", NINE)
    assert whole is not None
    assert whole.count == 1
