"""Indicators by form: filled in from the catalog, defined anew from a day on, closed, never deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.actions.conftest import NOW, Office
from vedich.actions.indicators import close_indicator, define_indicator
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.indicator import Direction, Indicator, IndicatorKind
from vedich.store.models import IndicatorSet, IndicatorVersion, SetItem, User

Start = Callable[[User], Client]
ROOM, NEW = "/setup/indicators/", "/setup/new-indicator/"
OWN = {
    "code": "XA-001", "vi": "Tỷ lệ hộ dùng nước sạch", "en": "", "measure": "%", "kind": "rate",
    "direction": "up", "frequency": "year", "way": "ratio", "first": "POV-003", "second": "POP-001",
    "factor": "100", "parts": "", "subject": "", "definition": "Số hộ dùng nước sạch chia tổng số hộ",
    "source": "Nghị quyết 12/NQ-HĐND", "since": "2026-01-01", "seen": "0", "once": "k1",
}  # fmt: skip


def test_an_indicator_of_ones_own_is_defined_once_however_often_one_clicks(
    office: Office, as_: Start
) -> None:
    keeper = as_(office.keeper)
    for _ in range(2):
        assert keeper.post(NEW, OWN)["Location"] == f"{ROOM}XA-001/"
    row = IndicatorVersion.objects.get(indicator__code="XA-001")
    assert (row.version, row.aggregation, row.source) == (1, "ratio:POV-003*100/POP-001", OWN["source"])
    refused = keeper.post(NEW, {**OWN, "once": "k2"})
    assert (refused.status_code, "đã có" in refused.content.decode()) == (422, True)
    page = keeper.get(f"{ROOM}POP-001/").content.decode()
    assert f'href="{ROOM}XA-001/"' in page  # what is worked out from it
    assert "XA-001" in keeper.get(ROOM).content.decode()


def test_the_catalog_fills_the_form_in(office: Office, as_: Start) -> None:
    page = as_(office.keeper).get(NEW, {"from": "POV-001 · Tỷ lệ hộ nghèo"}).content.decode()
    assert 'value="POV-001"' in page
    assert '<option value="down" selected>' in page
    assert "không có mã này" in as_(office.keeper).get(NEW, {"from": "ZZZ-999"}).content.decode()
    # All of it is on record here: there is nothing to load, and loading again changes nothing.
    before = IndicatorVersion.objects.count()
    assert as_(office.keeper).post(ROOM).status_code == 302
    assert IndicatorVersion.objects.count() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": "xa 1"}, "Dùng chữ hoa"),
        ({"second": ""}, "cần một chỉ tiêu ở đây"),
        ({"second": "ZZZ-999"}, "không có chỉ tiêu này"),
        ({"factor": "một trăm"}, "không phải là số"),
        ({"way": "all", "parts": ""}, "còn thiếu"),
        ({"since": "hôm qua"}, "Ngày chưa đúng"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    changed: dict[str, str], said: str, office: Office, as_: Start
) -> None:
    refused = as_(office.keeper).post(NEW, {**OWN, **changed})
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not IndicatorVersion.objects.filter(indicator__code="XA-001").exists()


def test_a_new_definition_says_what_changed_from_when_and_a_stale_form_shows_both(
    office: Office, as_: Start
) -> None:
    keeper, address = as_(office.keeper), f"{ROOM}XA-001/"
    keeper.post(NEW, OWN)
    again = {**OWN, "seen": "1", "act": "define", "measure": "hộ", "way": "sum", "first": "", "second": ""}
    assert keeper.post(address, {**again, "since": "2025-01-01", "once": "k2"}).status_code == 422
    assert keeper.post(address, {**again, "since": "2027-01-01", "once": "k3"}).status_code == 302
    page = keeper.get(address).content.decode()
    assert "Đơn vị tính: <span" in page and "→ hộ" in page
    rows = IndicatorVersion.objects.filter(indicator__code="XA-001").order_by("version")
    assert [(row.since, row.until) for row in rows] == [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]
    stale = keeper.post(address, {**again, "since": "2028-01-01", "vi": "Tên khác", "once": "k4"})
    told = stale.content.decode()
    assert stale.status_code == 409
    assert "<td>Tên khác</td><td>Tỷ lệ hộ dùng nước sạch</td>" in told and 'name="seen" value="2"' in told
    assert keeper.post(address, {**again, "code": "POV-001", "seen": "2"}).status_code == 404


def test_an_indicator_is_closed_with_a_day_and_may_be_defined_again(office: Office, as_: Start) -> None:
    keeper, address = as_(office.keeper), f"{ROOM}XA-001/"
    keeper.post(NEW, OWN)
    sent = {"act": "close", "close-until": "2026-06-30", "close-reason": "không theo dõi", "close-seen": "1"}
    assert keeper.post(address, {**sent, "close-until": "2025-06-30"}).status_code == 422
    assert keeper.post(address, sent).status_code == 302
    assert "đến 30/06/2026" in keeper.get(ROOM).content.decode()
    word = Indicator("XA-001", "Nước sạch", "Water", "%", IndicatorKind.RATE, Direction.UP)
    with pytest.raises(StaleError):
        define_indicator(by=office.keeper, at=NOW, indicator=word, since=date(2027, 1, 1), version=0)
    define_indicator(by=office.keeper, at=NOW, indicator=word, since=date(2027, 1, 1), version=1)
    assert IndicatorVersion.objects.get(indicator__code="XA-001", version=1).until == date(2026, 6, 30)
    closing = {"by": office.keeper, "at": NOW, "until": date(2027, 6, 30), "reason": "thôi"}
    with pytest.raises(StaleError):
        close_indicator(code="XA-001", version=1, **closing)
    with pytest.raises(ActionError, match="no indicator"):
        close_indicator(code="ZZ-1", version=1, **closing)


def test_a_list_is_written_line_by_line_under_headings(office: Office, as_: Start) -> None:
    keeper = as_(office.keeper)
    sent = {
        "key": "bieu-thang", "vi": "Biểu tháng", "since": "",
        "lines": "# Kinh tế\nBUD-001\n\n# Xã hội\nPOV-001 · Tỷ lệ hộ nghèo\nPOV-003",
    }  # fmt: skip
    refused = keeper.post("/setup/new-list/", {**sent, "lines": "BUD-001\nkhông có"})
    assert (refused.status_code, "dòng 2" in refused.content.decode()) == (422, True)
    assert keeper.post("/setup/new-list/", sent).status_code == 302
    items = SetItem.objects.filter(set=IndicatorSet.objects.get()).order_by("position")
    told = [(item.heading or (item.indicator and item.indicator.code), item.above_id) for item in items]
    assert [name for name, _ in told] == ["Kinh tế", "BUD-001", "Xã hội", "POV-001", "POV-003"]
    assert told[3][1] == items[2].pk
    assert keeper.post("/setup/new-list/", sent).status_code == 422


def test_nobody_else_keeps_indicators(office: Office, as_: Start) -> None:
    for user in (office.lan, office.administrator):
        assert as_(user).get(ROOM).status_code in (302, 404)
        assert as_(user).post(NEW, OWN).status_code in (302, 404)
    assert not IndicatorVersion.objects.filter(indicator__code="XA-001").exists()


def test_a_breakdown_of_an_offices_own_is_defined_and_chosen_at_an_indicator(
    office: Office, as_: Start
) -> None:
    keeper = as_(office.keeper)
    page = keeper.get("/setup/breakdowns/").content.decode()
    assert "Thành thị; Nông thôn" in page
    told = {"vi": "Khoản thu", "parts": "Thu từ đất\n\nThu khác\n", "is_whole": "on"}
    assert keeper.post("/setup/breakdowns/", told).status_code == 302
    assert "Thu từ đất; Thu khác" in keeper.get("/setup/breakdowns/").content.decode()
    assert keeper.post("/setup/breakdowns/", told).status_code == 422, "there is one of that name"
    assert keeper.post("/setup/breakdowns/", {**told, "vi": "x", "parts": "một"}).status_code == 422
    page = keeper.get("/setup/indicators/BUD-001/").content.decode()
    assert 'name="breakdowns" value="khoan-thu"' in page
