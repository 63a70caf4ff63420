"""The page of the aggregate report, and the lists that tell who has to act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.actions.test_aggregates import OTHER, opened, tell
from vedich.store.models import Aggregate, AggregateStep, User
from vedich.store.queries.aggregates import whole_of

Start = Callable[[User], Client]
PAGE = "/ledger/T34:80/1/total/"


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def post(client: Client, move: str, reason: str = "") -> None:
    row = Aggregate.objects.get()
    form = {
        "aggregate": row.pk,
        "move": move,
        "edition": row.edition,
        "seen": whole_of(row).content_hash,
        "reason": reason,
    }
    assert client.post(PAGE, form).status_code == 302


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_who_has_to_act_is_told_at_every_step(office: Office, as_: Start) -> None:
    opened(office)
    lan, minh, hoa = as_(office.lan), as_(office.minh), as_(office.hoa)
    assert "Báo cáo tổng hợp phải trình" in read(lan, "/inbox/")
    assert "Chưa có gì để tổng hợp" in read(lan, PAGE)
    assert "Báo cáo tổng hợp" not in read(hoa, "/inbox/"), "a commune has nobody below it"
    tell(office, office.commune.key, "60.5")
    page = read(lan, PAGE)
    assert "Đã tính 1 trên 2 báo cáo cấp dưới" in page
    assert "<strong>60,5</strong>" in page
    post(lan, "submit")
    assert "Báo cáo tổng hợp phải trình" not in read(lan, "/inbox/")
    assert "Báo cáo tổng hợp chờ duyệt" in read(minh, "/inbox/")
    assert 'value="approve"' in read(minh, PAGE)
    assert 'value="approve"' not in read(lan, PAGE)
    tell(office, OTHER, "40")
    inbox = read(lan, "/inbox/")
    assert "mở lại" in inbox
    assert "đã đổi sau khi trình" in inbox
    assert "Báo cáo tổng hợp chờ duyệt" not in read(minh, "/inbox/")
    page = read(lan, PAGE)
    assert "Số hiện nay khác số đã trình lần trước" in page
    assert "<strong>100,5</strong>" in page
    post(lan, "submit")
    post(minh, "approve")
    assert Aggregate.objects.get().state == "approved"
    assert "Báo cáo tổng hợp của địa bàn" in read(lan, "/ledger/T34:80/1/")


def test_stale_and_senseless_forms_change_nothing_and_say_so(office: Office, as_: Start) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    lan, minh = as_(office.lan), as_(office.minh)
    row = Aggregate.objects.get()
    form = {"aggregate": row.pk, "move": "submit", "edition": 1, "seen": whole_of(row).content_hash}
    tell(office, OTHER, "40")
    assert "thay đổi" in lan.post(PAGE, form, follow=True).content.decode()
    for told in ({}, {"move": "submit"}, {"move": "nonsense", "aggregate": row.pk}, {"aggregate": "x" * 300}):
        assert lan.post(PAGE, told).status_code == 302
    assert minh.post(PAGE, {**form, "move": "submit"}).status_code == 404, "a leader does not compile"
    assert not AggregateStep.objects.exists()
    post(minh, "approve")
    assert "đang ở trạng thái" in read(minh, PAGE)
    assert not AggregateStep.objects.exists()


def test_an_area_without_anybody_below_says_that_it_has_no_such_report(office: Office, as_: Start) -> None:
    opened(office)
    assert "không có báo cáo tổng hợp trong kỳ" in read(as_(office.hoa), "/ledger/X34:28108/1/total/")
    assert as_(office.hoa).get(PAGE).status_code == 404, "what lies above is not theirs to see"
    assert as_(office.lan).get("/ledger/T34:80/999/total/").status_code == 404


def test_who_decides_reminds_who_compiles(office: Office, as_: Start) -> None:
    row = opened(office)
    lan, minh = as_(office.lan), as_(office.minh)
    press = {"aggregate": row.pk, "act": "remind"}
    assert 'value="remind"' in read(minh, PAGE)
    assert 'value="remind"' not in read(lan, PAGE)
    assert lan.post(PAGE, press).status_code == 404
    for told in ("Đã nhắc người tổng hợp", "Hôm nay đã nhắc rồi"):
        assert told in minh.post(PAGE, press, follow=True).content.decode()
    assert "được nhắc 02/11/2026" in read(lan, "/inbox/")
    assert "đã nhắc 02/11/2026" in read(lan, PAGE)
