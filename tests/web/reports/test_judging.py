"""A report on its way up: each sees what changed, gives back single cells, approves what was seen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for, tell_september
from tests.web.reports.test_entering import REPORT, figures, key, put
from vedich.actions.targets import Aim, set_targets
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Approval, Observation, Submission, User

Start = Callable[[User], Client]


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def press(client: Client, move: str, *, path: str = REPORT, **more: str) -> object:
    """Press a button of the page as it stands: with its edition and what was seen."""
    page = client.get(path).content.decode()
    hidden = dict(re.findall(r'name="(edition|seen)" value="([^"]*)"', page))
    assert f'value="{move}"' in page, f"no button to {move}"
    return client.post(f"{path}move/", {**hidden, "move": move, **more})


def submitted(office: Office, as_: Start) -> Client:
    ask_for(office)
    tell_september(office)
    hoa = as_(office.hoa)
    put(hoa, {key(0): ["110", None], key(1): ["90", None]}, "submit")
    assert Submission.objects.get().state == "submitted"
    return hoa


def test_a_specialist_gives_one_cell_back_the_clerk_mends_it_and_the_approver_sees_only_that(
    office: Office, as_: Start
) -> None:
    hoa = submitted(office, as_)
    binh, lan, minh = as_(office.binh), as_(office.lan), as_(office.minh)
    press(binh, "send_up")
    press(lan, "return", **{f"back:{key(1)}": "Thiếu sản lượng rau vụ đông"})
    page = hoa.get(REPORT).content.decode()
    assert Submission.objects.get().state == "returned"
    assert "Thiếu sản lượng rau vụ đông" in page
    before = Observation.objects.get(submission=1, value=90)
    put(hoa, {key(1): ["95", before.pk]}, "submit")
    changed = binh.get(REPORT).content.decode().partition('<table class="form cards">')[2]
    assert changed.count("<tr") == 2, "the head and the one cell that changed"
    assert "95" in changed
    assert "90" in changed
    history = changed.partition("Báo cáo đã đi qua")[2]
    assert "tháng 10/2026: Thiếu sản lượng rau vụ đông" in history
    assert key(1) not in history, "a cell goes by its name, not by its key"
    press(binh, "send_up")
    press(minh, "approve")
    assert Submission.objects.get().state == "approved"


def test_an_english_page_writes_what_was_reported_as_english_does(office: Office, as_: Start) -> None:
    ask_for(office)
    tell_september(office)
    put(as_(office.hoa), {key(0): ["110,5", None], key(1): ["90", None]}, "submit")
    binh = as_(office.binh)
    assert "<strong>110,5</strong>" in binh.get(REPORT).content.decode()
    binh.cookies["vedich-lang"] = "en"
    assert "<strong>110.5</strong>" in binh.get(REPORT).content.decode()


def test_nothing_is_approved_that_was_not_on_the_page(office: Office, as_: Start) -> None:
    submitted(office, as_)
    binh = as_(office.binh)
    page = binh.get(REPORT).content.decode()
    hidden = dict(re.findall(r'name="(edition|seen)" value="([^"]*)"', page))
    for wrong in ({"seen": "0" * 64}, {"seen": ""}, {"edition": "1"}):
        binh.post(f"{REPORT}move/", {**hidden, **wrong, "move": "send_up"})
        assert Submission.objects.get().state == "submitted"
    assert not Approval.objects.exists()


def test_giving_back_needs_a_reason_in_general_or_at_a_cell(office: Office, as_: Start) -> None:
    submitted(office, as_)
    binh = as_(office.binh)
    press(binh, "return")
    assert Submission.objects.get().state == "submitted"
    assert "cần nêu lý do" in binh.get(REPORT).content.decode()
    press(binh, "return", reason="Chưa đủ các chỉ tiêu")
    assert Submission.objects.get().state == "returned"


def test_everybody_gets_the_buttons_of_their_part_and_no_others(office: Office, as_: Start) -> None:
    submitted(office, as_)

    def buttons(user: User) -> set[str]:
        return set(re.findall(r'name="move" value="(\w+)"', as_(user).get(REPORT).content.decode()))

    assert buttons(office.hoa) == set()
    assert buttons(office.binh) == {"send_up", "return"}
    assert buttons(office.lan) == buttons(office.minh) == set()
    press(as_(office.binh), "send_up")
    assert buttons(office.lan) == {"return"}
    assert {"approve", "return", "refuse"} == buttons(office.minh)


def test_a_correction_begins_with_all_that_was_approved(office: Office, as_: Start) -> None:
    hoa = submitted(office, as_)
    binh, minh = as_(office.binh), as_(office.minh)
    press(binh, "send_up")
    press(minh, "approve")
    press(hoa, "request_correction", reason="Nhập nhầm một số")
    press(minh, "agree_to_correction")
    newer = Submission.objects.get(version=2)
    path = f"/report/{newer.pk}/"
    page = hoa.get(path).content.decode()
    assert '"now": "110"' in page
    old = Observation.objects.get(submission=1, value=110)
    typed = json.dumps({key(0): ["101", old.pk]})
    hoa.post(f"{path}save/", {"act": "submit", "typed": typed, "vintage": "actual"})
    rows = Observation.objects.filter(submission=newer).values_list("value", flat=True)
    assert sorted(int(value) for value in rows if value is not None) == [90, 101]
    press(binh, "send_up", path=path)
    press(minh, "approve", path=path)
    assert set(Submission.objects.values_list("version", "state")) == {(1, "corrected"), (2, "approved")}
    assert figures()[key(0)] == 110, "the old version is kept as it was"


def test_what_happened_is_told_to_the_area_itself(office: Office, as_: Start) -> None:
    hoa = submitted(office, as_)
    press(as_(office.binh), "return", reason="Chưa đủ")
    page = as_(office.lan).get(REPORT).content.decode()
    assert "trình lãnh đạo đơn vị" in page
    assert "“Chưa đủ”" in page
    assert "Bị trả lại" in hoa.get(REPORT).content.decode()


def test_a_figure_that_was_taken_back_counts_nowhere_once_the_report_is_approved(
    office: Office, as_: Start
) -> None:
    revenue = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(73))
    year = Period.year(2026)
    set_targets(by=office.lan, at=NOW, area=office.commune, period=year, basis=Basis.ADOPTED, aims=[revenue])
    ask_for(office, many=12)
    hoa = as_(office.hoa)
    typed = {"BUD-001|2026-10M": ["777", None], key(0): ["1", None]}
    put(hoa, typed)
    stands = Observation.objects.get(submission=1, value=777).pk
    put(hoa, {"BUD-001|2026-10M": ["", stands]}, "submit")
    press(as_(office.binh), "send_up")
    press(as_(office.minh), "approve")
    page = as_(office.minh).get("/targets/X34:28108/?as_of=2026-10").content.decode()
    assert "Tổng thu ngân sách" in page
    assert "777" not in page
