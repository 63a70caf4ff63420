"""The form of a province is held against the figures of its communes that count; nothing is blocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import OCTOBER
from tests.web.reports.test_entering import put
from vedich.actions.areas import load_areas
from vedich.actions.documents import add_agency
from vedich.actions.indicators import SetLine, define_set
from vedich.actions.observations import Said, record_observations
from vedich.actions.submissions import open_period
from vedich.catalog.load import catalog
from vedich.domain.agency import AgencyKind
from vedich.domain.observation import Vintage
from vedich.store.models import (
    Agency,
    IndicatorSet,
    IndicatorVersion,
    Observation,
    Submission,
    User,
)

Start = Callable[[User], Client]
COMMUNES = ("X34:28108", "X34:28114")


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def asked_of_the_province(office: Office) -> str:
    """Ask the province for its own report of one indicator, and give the key of its cell."""
    load_areas(by=office.keeper, at=NOW, keys=COMMUNES)
    kind, vi = AgencyKind.PEOPLES_COMMITTEE, "UBND tỉnh"
    add_agency(by=office.keeper, at=NOW, key="ubnd-tinh", kind=kind, vi=vi, area=office.province)
    define_set(by=office.keeper, at=NOW, key="thang", vi="Biểu tháng", lines=[SetLine("1", "", "BUD-001")])
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["statistical"],
        nominal=OCTOBER,
        agencies=[(Agency.objects.get(key="ubnd-tinh"), office.province)],
        area=office.province,
        set=IndicatorSet.objects.get(key="thang"),
    )
    assert Submission.objects.get().pk == 1
    return f"BUD-001|{OCTOBER}"


def tell(office: Office, area: str, figure: str) -> None:
    version = IndicatorVersion.objects.get(indicator__code="BUD-001")
    day = date(2026, 10, 31)
    said = Said("BUD-001", area, OCTOBER, day, Vintage.ACTUAL, version.measure, Decimal(figure))
    record_observations(by=office.lan, at=NOW, rows=[said])


def test_a_province_is_asked_why_its_figure_is_not_that_of_its_communes(office: Office, as_: Start) -> None:
    cell = asked_of_the_province(office)
    lan = as_(office.lan)
    tell(office, COMMUNES[0], "60.5")
    page = put(lan, {cell: ["50", None]}, "submit")
    assert page.status_code == 422  # type: ignore[attr-defined]
    told = page.content.decode()  # type: ignore[attr-defined]
    assert "Mới 1 trên 2 nơi trực thuộc đã là 60,5, hơn số chung" in told
    tell(office, COMMUNES[1], "40")
    told = lan.get("/report/1/").content.decode()
    assert "2 nơi trực thuộc cộng lại là 100,5, khác số đã gõ" in told
    put(lan, {cell: ["50", None], "note:BUD-001": "Chưa gồm khoản thu điều tiết"}, "submit")
    assert Submission.objects.get().state == "submitted", "a reason is enough: nothing is blocked in silence"


def test_a_figure_that_is_the_sum_of_the_communes_passes_without_a_word(office: Office, as_: Start) -> None:
    cell = asked_of_the_province(office)
    lan = as_(office.lan)
    for area, figure in zip(COMMUNES, ("60.5", "40"), strict=True):
        tell(office, area, figure)
    put(lan, {cell: ["100,5", None]}, "submit")
    assert Submission.objects.get().state == "submitted"


def test_the_form_offers_sums_of_all_communes_and_none_of_some(office: Office, as_: Start) -> None:
    asked_of_the_province(office)
    lan = as_(office.lan)
    tell(office, COMMUNES[0], "60.5")
    page = lan.get("/report/1/").content.decode()
    assert "1 ô còn thiếu nơi chưa duyệt" in page
    assert "data-copy-below" not in page
    tell(office, COMMUNES[1], "40")
    page = lan.get("/report/1/").content.decode()
    assert "data-copy-below" in page
    assert '"now_below": "100,5"' in page


def test_a_commune_that_changes_afterwards_is_told_on_the_report_and_changes_nothing(
    office: Office, as_: Start
) -> None:
    cell = asked_of_the_province(office)
    lan = as_(office.lan)
    for area, figure in zip(COMMUNES, ("60.5", "40"), strict=True):
        tell(office, area, figure)
    put(lan, {cell: ["100,5", None]}, "submit")
    minh = as_(office.minh)
    assert "nơi trực thuộc cộng lại" not in minh.get("/report/1/").content.decode()
    tell(office, COMMUNES[1], "45")
    page = minh.get("/report/1/").content.decode()
    assert "2 nơi trực thuộc cộng lại là 105,5, khác số đã gõ" in page
    assert Observation.objects.get(submission=1).value == Decimal("100.5")
