"""Indicators are defined, and defined anew from a day on, without touching what was measured before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.indicators import SetLine, define_breakdown, define_indicator, define_set
from vedich.actions.trouble import ActionError
from vedich.catalog.load import catalog
from vedich.domain.breakdown import Breakdown, Category
from vedich.domain.indicator import Indicator, IndicatorKind
from vedich.store.models import Event, IndicatorSet, IndicatorVersion, SetItem
from vedich.store.queries.breakdowns import breakdowns
from vedich.store.verification import verify_record

OURS = replace(catalog().by_code["BUD-001"].indicator, code="OUR-001", vi="Thu phí bến bãi", en="Dock fees")


def versions() -> list[tuple[int, str, date | None, date | None]]:
    """Give the versions of our indicator."""
    found = IndicatorVersion.objects.filter(indicator__code="OUR-001").order_by("version")
    return [(row.version, row.vi, row.since, row.until) for row in found]


def test_an_indicator_of_the_offices_own_is_defined_with_one_event(office: Office) -> None:
    before = Event.objects.count()
    told = define_indicator(
        by=office.keeper, at=NOW, indicator=OURS, since=date(2026, 1, 1), definition="Thu ở bến sông."
    )
    assert told["version"] == 1
    assert versions() == [(1, "Thu phí bến bãi", date(2026, 1, 1), None)]
    assert Event.objects.count() == before + 1
    event = Event.objects.latest("seq")
    assert (event.action, event.subject) == ("define_indicator", "indicator:OUR-001")
    assert verify_record().faults == ()


def test_a_new_definition_ends_the_old_one_the_day_before(office: Office) -> None:
    define_indicator(by=office.keeper, at=NOW, indicator=OURS, since=date(2026, 1, 1))
    wider = replace(OURS, vi="Thu phí bến bãi và chợ")
    define_indicator(by=office.keeper, at=NOW, indicator=wider, since=date(2027, 1, 1))
    assert versions() == [
        (1, "Thu phí bến bãi", date(2026, 1, 1), date(2026, 12, 31)),
        (2, "Thu phí bến bãi và chợ", date(2027, 1, 1), None),
    ]


@pytest.mark.parametrize("since", [None, date(2025, 1, 1), date(2026, 1, 1)])
def test_a_new_definition_needs_a_later_day(since: date | None, office: Office) -> None:
    define_indicator(by=office.keeper, at=NOW, indicator=OURS, since=date(2026, 1, 1))
    with pytest.raises(ActionError, match="later first day") as told:
        define_indicator(by=office.keeper, at=NOW, indicator=OURS, since=since)
    assert "ngày hiệu lực" in told.value.vi
    assert len(versions()) == 1


def test_only_who_keeps_indicators_defines_them(office: Office) -> None:
    for somebody in (office.hoa, office.lan, office.minh, office.administrator):
        with pytest.raises(NotAllowedError):
            define_indicator(by=somebody, at=NOW, indicator=OURS, since=date(2026, 1, 1))
    assert versions() == []


def test_a_set_keeps_its_lines_in_order_under_their_heads(office: Office) -> None:
    lines = [
        SetLine("I", heading="Ngân sách"),
        SetLine("1", code="BUD-001", above=1),
        SetLine("a", code="BUD-002", above=2),
    ]
    told = define_set(by=office.keeper, at=NOW, key="nq-2026", vi="Chỉ tiêu năm 2026", lines=lines)
    items = SetItem.objects.filter(set=told["set"]).order_by("position")
    kept = items.values_list("label", "heading", "indicator__code", "above__position")
    assert list(kept) == [
        ("I", "Ngân sách", None, None),
        ("1", "", "BUD-001", 1),
        ("a", "", "BUD-002", 2),
    ]
    assert Event.objects.latest("seq").subject == "set:nq-2026"
    assert verify_record().faults == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (SetLine("1", code="XXX-001"), "Không có chỉ tiêu XXX-001"),
        (SetLine("1", code="BUD-001", above=1), "Dòng 1 phải nằm dưới một dòng đứng trước nó"),
        (SetLine("1", code="BUD-001", above=0), "không phải dòng 0"),
    ],
)
def test_a_line_of_a_set_that_leads_nowhere_is_refused(line: SetLine, why: str, office: Office) -> None:
    with pytest.raises(ActionError) as told:
        define_set(by=office.keeper, at=NOW, key="nq-2026", vi="Chỉ tiêu", lines=[line])
    assert why in told.value.vi
    assert not IndicatorSet.objects.exists()


def test_a_set_is_defined_once_and_by_who_keeps_indicators(office: Office) -> None:
    define_set(by=office.keeper, at=NOW, key="nq-2026", vi="Chỉ tiêu", lines=[])
    with pytest.raises(ActionError, match="already"):
        define_set(by=office.keeper, at=NOW, key="nq-2026", vi="Khác", lines=[])
    with pytest.raises(NotAllowedError):
        define_set(by=office.lan, at=NOW, key="nq-2027", vi="Chỉ tiêu", lines=[])


def test_a_breakdown_is_defined_once_and_an_indicator_names_only_those_on_record(office: Office) -> None:
    kinds = Breakdown(
        "loai-ho", "loại hộ", "household", (Category("a", "Hộ nghèo"), Category("b", "Hộ khác"))
    )
    define_breakdown(by=office.keeper, at=NOW, breakdown=kinds)
    assert "loai-ho" in breakdowns()
    with pytest.raises(ActionError, match="already"):
        define_breakdown(by=office.keeper, at=NOW, breakdown=kinds)
    with pytest.raises(NotAllowedError):
        define_breakdown(by=office.hoa, at=NOW, breakdown=replace(kinds, key="khac"))
    word = Indicator(
        "XA-001", "Số hộ", "Households", "hộ", IndicatorKind.STOCK, breakdowns=("loai-ho", "sex")
    )
    define_indicator(by=office.keeper, at=NOW, indicator=word)
    assert IndicatorVersion.objects.get(indicator__code="XA-001").breakdowns == "loai-ho sex"
    with pytest.raises(ActionError, match="no breakdown nonesuch"):
        define_indicator(
            by=office.keeper, at=NOW, indicator=replace(word, code="XA-002", breakdowns=("nonesuch",))
        )
