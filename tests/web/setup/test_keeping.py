"""Agencies, report regimes and ways of judging by form: dated, told in words, tried before they are set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.actions.conftest import NOW, TODAY, Office
from tests.web.setup.test_targets import laid
from tests.web.targets.boards import lay_out
from vedich.actions.agencies import change_agency, close_agency, name_agencies
from vedich.actions.documents import add_agency
from vedich.actions.regimes import define_regime, end_regime
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.agency import AgencyKind
from vedich.domain.period import Period
from vedich.domain.regime import Clock, Regime
from vedich.store.models import Agency, ReportPeriod, Scheme, TargetAgency, User
from vedich.store.queries.regimes import regimes
from vedich.web.setup.agencies.views import MOST_ON_A_PAGE

Start = Callable[[User], Client]
FINANCE = {
    "key": "so-tai-chinh", "kind": "department", "vi": "Sở Tài chính", "en": "", "area": "tỉnh Tây Ninh",
    "above": "", "aliases": "STC; Sở TC", "once": "k1",
}  # fmt: skip


def test_an_agency_passes_into_another_and_both_pages_say_so(office: Office, as_: Start) -> None:
    keeper, address = as_(office.keeper), "/setup/agencies/so-tai-chinh/"
    keeper.post("/setup/new-agency/", {**FINANCE, "above": ""})
    into = {"key": "so-ke-hoach", "vi": "Sở Kế hoạch", "above": "", "once": "k2"}
    keeper.post("/setup/new-agency/", {**FINANCE, **into})
    merged = {
        "act": "merge",
        "merge-into": "so-ke-hoach · Sở Kế hoạch",
        "merge-on": "2026-11-01",
        "merge-decision": "13/QĐ-UBND",
    }
    assert keeper.post(address, {**merged, "merge-into": "sở lạ"}).status_code == 422
    assert keeper.post(address, {**merged, "merge-into": "so-tai-chinh"}).status_code == 422
    assert keeper.post(address, merged).status_code == 302
    assert "Đã sáp nhập vào" in keeper.get(address).content.decode()
    assert "Nhận từ" in keeper.get("/setup/agencies/so-ke-hoach/").content.decode()


def test_agencies_are_added_named_otherwise_and_closed_with_a_day(office: Office, as_: Start) -> None:
    keeper, address = as_(office.keeper), "/setup/agencies/so-tai-chinh/"
    assert "1 địa bàn còn thiếu" in keeper.get("/setup/agencies/").content.decode()
    assert keeper.post("/setup/agencies/").status_code == 302
    assert Agency.objects.get(key="ubnd-t34-80").vi == "UBND tỉnh Tây Ninh"
    for _ in range(2):
        assert keeper.post("/setup/new-agency/", FINANCE)["Location"] == address
    assert keeper.post("/setup/new-agency/", {**FINANCE, "once": "k2"}).status_code == 422
    assert keeper.post("/setup/new-agency/", {**FINANCE, "key": "x1", "area": "xã Lạ"}).status_code == 422
    renamed = {
        "act": "change",
        "vi": "Sở Tài chính và Kế hoạch",
        "above": "ubnd-t34-80",
        "seen": "Sở Tài chính",
    }
    assert keeper.post(address, renamed).status_code == 302
    row = Agency.objects.get(key="so-tai-chinh")
    assert set(row.aliases.values_list("name", flat=True)) == {"STC", "Sở TC", "Sở Tài chính"}
    stale = keeper.post(address, {**renamed, "vi": "Sở Khác"})
    assert (stale.status_code, "Bạn gõ “Sở Khác”" in stale.content.decode()) == (409, True)
    called = {
        "act": "rename", "rename-vi": "Sở Tài chính tỉnh", "rename-since": "2026-11-01",
        "rename-decision": "12/QĐ-UBND", "rename-seen": "Sở Tài chính và Kế hoạch",
    }  # fmt: skip
    assert keeper.post(address, {**called, "rename-decision": "vừa ký"}).status_code == 422
    assert keeper.post(address, called).status_code == 302
    shown = keeper.get(address).content.decode()
    assert "Sở Tài chính và Kế hoạch" in shown and "đến hết 31/10/2026, rồi theo 12/QĐ-UBND" in shown
    closed = {"act": "close", "close-until": "2026-12-31", "close-reason": "hợp nhất sở"}
    assert keeper.post(address, closed).status_code == 302
    assert "đến 31/12/2026" in keeper.get("/setup/agencies/").content.decode()
    with pytest.raises(ActionError, match="above itself"):
        change_agency(
            by=office.keeper, at=NOW, agency=Agency.objects.get(key="ubnd-t34-80"), seen="UBND tỉnh Tây Ninh",
            vi="UBND tỉnh Tây Ninh", above=row,
        )  # fmt: skip
    with pytest.raises(StaleError):
        change_agency(by=office.keeper, at=NOW, agency=row, seen="Sở Cũ", vi="Sở Mới")
    close_agency(by=office.keeper, at=NOW, agency=row, until=TODAY - timedelta(days=1), reason="sớm hơn")
    with pytest.raises(ActionError, match="ended on"):
        close_agency(by=office.keeper, at=NOW, agency=row, until=TODAY, reason="lần nữa")


def test_who_leads_a_target_is_named_from_a_day_on(office: Office, as_: Start) -> None:
    target, lan = laid(office), as_(office.lan)
    add_agency(by=office.keeper, at=NOW, key="stc", kind=AgencyKind.DEPARTMENT, vi="Sở Tài chính")
    address = f"/setup/targets/X34:28108/{target.pk}/"
    sent = {
        "act": "lead",
        "lead-lead": "stc",
        "lead-supports": "UBND xã Cần Đước",
        "lead-since": "2026-03-01",
    }
    assert lan.post(address, sent).status_code == 302
    assert "Sở Tài chính" in lan.get(address).content.decode()
    both = lan.post(address, {**sent, "lead-supports": "stc"})
    assert (both.status_code, "không đồng thời" in both.content.decode()) == (422, True)
    assert lan.post(address, {**sent, "lead-lead": "so-la"}).status_code == 422
    moved = {**sent, "lead-lead": "ubnd-can-duoc", "lead-supports": "", "lead-since": "2026-07-01"}
    assert lan.post(address, moved).status_code == 302
    rows = (
        TargetAgency.objects.filter(target=target).order_by("pk").values_list("agency__key", "leads", "until")
    )
    assert set(rows) == {
        ("stc", True, date(2026, 6, 30)),
        ("ubnd-can-duoc", False, date(2026, 6, 30)),
        ("ubnd-can-duoc", True, None),
    }
    assert (
        "Chủ trì, phối hợp (1)" in as_(office.keeper).get("/setup/agencies/ubnd-can-duoc/").content.decode()
    )
    done = name_agencies(by=office.lan, at=NOW, target=target, lead=office.committee, since=TODAY)
    assert done == {"ended": 0, "named": 0}


REGIME = {
    "code": "tinh-2026", "vi": "Báo cáo tháng của tỉnh", "clock": "administrative", "since": "2026-01-01",
    "until": "", "source": "12/QĐ-UBND", "rule-TOTAL_FORMS": "5", "rule-INITIAL_FORMS": "5", "once": "k1",
    **{
        f"rule-{n}-{key}": value
        for n, kind in enumerate(("month", "quarter", "half", "months_so_far", "year"))
        for key, value in {
            "kind": kind, "start_day": "1", "start_month_offset": "0", "end_day": "25",
            "end_month_offset": "0", "due_working_days": "3", "due_day": "", "due_month_offset": "1",
        }.items()
    },
    "rule-0-used": "on",
}  # fmt: skip


def test_a_regime_of_ones_own_is_told_in_words_and_opens_periods_until_it_ends(
    office: Office, as_: Start
) -> None:
    keeper = as_(office.keeper)
    shown = keeper.post("/setup/new-regime/", {**REGIME, "act": "look"}).content.decode()
    assert "từ ngày 1 trong kỳ đến ngày 25 trong kỳ; gửi trong 3 ngày làm việc sau đó" in shown
    assert "tinh-2026" not in regimes()
    for _ in range(2):
        assert keeper.post("/setup/new-regime/", {**REGIME, "act": "save"}).status_code == 302
    made = regimes()["tinh-2026"]
    assert made.rules[0].covered(Period.month(2026, 10)).end == date(2026, 10, 25)
    asked = {"regime": "tinh-2026", "period": "tháng 10/2026", "set": "", "lock_after": ""}
    lan = as_(office.lan)
    assert "28/10/2026" in lan.get("/ledger/T34:80/", asked).content.decode()
    assert lan.post("/ledger/T34:80/", asked).status_code == 302
    assert ReportPeriod.objects.get().regime.key == "tinh-2026"
    shown = keeper.get("/setup/regimes/").content.decode()
    assert "1 kỳ đã mở" in shown
    assert f"Căn cứ: {REGIME['source']}" in shown and regimes()["tinh-2026"].source == REGIME["source"]
    ended = {"code": "tinh-2026", "until": "2026-10-31", "reason": "quyết định mới"}
    assert keeper.post("/setup/regimes/", ended).status_code == 302
    assert 'value="tinh-2026"' not in lan.get("/ledger/T34:80/").content.decode()
    # One of the catalog ends in the same way, and keeps its rules.
    assert keeper.post("/setup/regimes/", {**ended, "code": "administrative"}).status_code == 302
    assert regimes()["administrative"].until == date(2026, 10, 31)
    assert regimes()["administrative"].rules


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": "administrative"}, "đã có"),
        ({"rule-0-used": ""}, "ít nhất một loại kỳ"),
        ({"rule-0-due_day": "5"}, "một cách đặt hạn"),
        ({"until": "2025-01-01"}, "Kết thúc trước"),
        ({"rule-0-end_day": "40"}, "31"),
    ],
)
def test_a_regime_that_cannot_be_is_refused_at_its_field(
    changed: dict[str, str], said: str, office: Office, as_: Start
) -> None:
    refused = as_(office.keeper).post("/setup/new-regime/", {**REGIME, "act": "save", **changed})
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    with pytest.raises(ActionError, match="a rule for one kind"):
        define_regime(by=office.keeper, at=NOW, regime=Regime("x", Clock.SECTOR, "x", "x", ()))
    with pytest.raises(ActionError, match="no regime"):
        end_regime(by=office.keeper, at=NOW, code="x", until=TODAY, reason="x")


def test_a_way_of_judging_is_tried_on_a_board_before_it_is_set(office: Office, as_: Start) -> None:
    lay_out(office)  # revenue reached 61.45 of 73: 84.18 %
    keeper = as_(office.keeper)
    sent = {
        "since": "2026-09-01", "source": "12/HD-UBND", "near_share": "80", "near_points": "", "pace_safe": "",
        "pace_watch": "", "pace_risk": "", "area": "xã Cần Đước", "as_of": "tháng 9/2026",
        "name_near": "xấp xỉ", "act": "try", "once": "k1",
    }  # fmt: skip
    page = keeper.post("/setup/schemes/", sent).content.decode()
    assert "2 chỉ tiêu đổi mức" in page and "84,2 %" in page
    assert page.count("gần đạt</span>") >= 3  # the class, and both targets of revenue
    assert not Scheme.objects.exists()
    assert keeper.post("/setup/schemes/", {**sent, "area": ""}).status_code == 422
    assert keeper.post("/setup/schemes/", {**sent, "act": "save", "near_share": "120"}).status_code == 422
    for _ in range(2):
        assert keeper.post("/setup/schemes/", {**sent, "act": "save"}).status_code == 302
    assert Scheme.objects.get().near_share == Decimal(80)
    told = keeper.get("/setup/schemes/").content.decode()
    assert "12/HD-UBND" in told and "xấp xỉ" in told


def test_nobody_else_keeps_these(office: Office, as_: Start) -> None:
    for address in ("agencies/", "new-agency/", "regimes/", "new-regime/", "schemes/"):
        for user in (office.lan, office.hoa):
            assert as_(user).get(f"/setup/{address}").status_code == 404
            assert as_(user).post(f"/setup/{address}", FINANCE).status_code == 404


def test_of_a_nation_s_agencies_a_page_shows_some_and_finds_the_others(office: Office, as_: Start) -> None:
    kind = AgencyKind.PEOPLES_COMMITTEE.value
    Agency.objects.bulk_create(
        Agency(key=f"ubnd-{n}", kind=kind, vi=f"UBND xã Số {n}") for n in range(MOST_ON_A_PAGE + 5)
    )
    keeper, count = as_(office.keeper), Agency.objects.count()
    shown = keeper.get("/setup/agencies/").content.decode()
    assert shown.count('<th scope="row">') == MOST_ON_A_PAGE
    assert f"Đang hiện {MOST_ON_A_PAGE} cơ quan đầu trên {count}" in shown
    found = keeper.get("/setup/agencies/", {"q": "Xa SO 304"}).content.decode()
    assert (found.count('<th scope="row">'), "UBND xã Số 304" in found) == (1, True)
    assert f"1 trên {count} cơ quan" in found
    assert "Không có cơ quan nào tên như vậy" in keeper.get("/setup/agencies/", {"q": "zzz"}).content.decode()
