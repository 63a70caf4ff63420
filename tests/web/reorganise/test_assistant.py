"""The assistant leads from two communes to one, step by step, and tells what is wrong where it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings

from tests.actions.conftest import NOW
from tests.actions.reorganising.plans import DAY, ask_reports, at_work, commune, furnish, newest
from tests.web.conftest import Office
from vedich.actions.accounts import appoint
from vedich.domain.role import Role
from vedich.store.models import Area, Draft, ReorganisationVersion, Submission, User
from vedich.store.queries.plans import plan_kept

NEW = "/reorganise/new/"


@pytest.fixture(autouse=True)
def _on_the_day_of_the_office() -> Iterator[None]:
    with time_machine.travel("2026-11-02T08:30:00Z", tick=True):
        yield


def lay_out(office: Office) -> None:
    """Give two communes with targets, figures, clerks and a report that each owes."""
    one, other = commune(office, "A"), commune(office, "B")
    furnish(office, one, revenue="61.45", poverty="2.5")
    furnish(office, other, revenue="8.55", poverty="1.5")
    ask_reports(office, one, other)


def sent(**more: str) -> dict[str, str]:
    return {
        "type": "commune", "name": "Tân Lập", "code": "", "parent": "T34:80", "decision": "12/NQ-HĐND",
        "decided_on": "2026-11-04", "title": "Sắp xếp xã A và xã B", "on": DAY.isoformat(),
        "fate": "carried_over", "once": "one", **more,
    }  # fmt: skip


def text(client: Client, path: str, **more: Any) -> str:
    return client.get(path, **more).content.decode()


def test_two_communes_are_merged_step_by_step(office: Office, as_: Callable[[User], Client]) -> None:
    lay_out(office)
    keeper = as_(office.keeper_and_specialist())
    assert "Lập phương án đầu tiên" in text(keeper, "/reorganise/")
    assert keeper.get(NEW, {"kind": "merging", "areas": "xã A"}).status_code == 200
    chosen = f"{NEW}?kind=merging&areas=xã A%0Axã B"
    page = text(keeper, chosen)
    assert "T34:80 · tỉnh Tây Ninh" in page
    wrong = keeper.post(chosen, sent(on="hôm nay"))
    assert wrong.status_code == 422
    assert "Ngày chưa đúng" in wrong.content.decode()
    wrong = keeper.post(chosen, sent(decision="quyết định mới"))
    assert "không phải số hiệu văn bản" in wrong.content.decode()
    for _ in range(2):
        assert keeper.post(chosen, sent())["Location"] == "/reorganise/1/weights/"
    assert ReorganisationVersion.objects.count() == 1
    one = {"edition": "1", "w-0-population-0": "3.000", "w-0-population-1": "abc", "basis-0": "population"}
    assert keeper.post("/reorganise/1/weights/", one).status_code == 422
    one["w-0-population-1"] = "1000"
    assert keeper.post("/reorganise/1/weights/", one).status_code == 302
    preview = text(keeper, "/reorganise/1/")
    for words in (
        "cộng lại",
        "2,25",
        "bình quân theo trọng số",
        "không phải báo cáo (đã giải thể)",
        "Cán bộ A",
    ):
        assert words in preview, words
    # A second window that still shows the first edition says nothing.
    keeper.post("/reorganise/1/", {"act": "confirm", "edition": "1"})
    assert "bạn đang xem bản 1" in text(keeper, "/reorganise/1/")
    # Two people may confirm in this office, so that the one who planned it does not.
    assert "Bạn lập phương án này, nên người khác xác nhận." in preview and 'value="confirm"' not in preview
    keeper.post("/reorganise/1/", {"act": "confirm", "edition": "2", "once": "alone"})
    assert "Người lập phương án không tự xác nhận" in text(keeper, "/reorganise/1/")
    other = as_(office.keeper)
    assert 'value="confirm"' in text(other, "/reorganise/1/")
    other.post("/reorganise/1/", {"act": "confirm", "edition": "2", "once": "yes"})
    kept = plan_kept(1, DAY)
    assert kept is not None and kept.state.value == "confirmed"
    assert "chờ ngày hiệu lực" in text(keeper, "/reorganise/1/")
    keeper.post("/reorganise/1/", {"act": "withdraw", "edition": "3"})
    assert "cần nêu lý do" in text(keeper, "/reorganise/1/")
    keeper.post("/reorganise/1/", {"act": "withdraw", "edition": "3", "reason": "Chờ tỉnh"})
    assert "Đã rút lại" in text(keeper, "/reorganise/1/")
    assert Area.objects.get(key="L:A").until is None


def test_other_parts_join_a_plan_and_leave_it(office: Office, as_: Callable[[User], Client]) -> None:
    lay_out(office)
    keeper = as_(office.keeper)
    chosen = f"{NEW}?kind=division&areas=L:A"
    keeper.post(chosen, sent(pieces="Tân Lập; 28110\nTân Hòa"))
    preview = text(keeper, "/reorganise/1/")
    assert "chưa biết tỷ lệ" in preview
    assert "không xem số liệu" in preview and "61,45" not in preview
    part = {"type": "ward", "name": "Bình", "once": "two"}
    assert keeper.post(f"{NEW}?kind=renaming&areas=L:B&plan=1", part)["Location"] == "/reorganise/1/"
    assert len(plan_kept(1, DAY).plan.parts) == 2  # type: ignore[union-attr]
    # The day changes, and with it the keys of the new areas.
    keeper.post(
        "/reorganise/1/decision/",
        {**sent(on="2027-01-01"), "edition": "2", "once": "three"},
    )
    kept = plan_kept(1, DAY)
    assert kept is not None
    assert [area.key for area in kept.plan.opened] == ["L:xa-tan-lap-20270101", "L:xa-tan-hoa-20270101"]
    keeper.post("/reorganise/1/", {"act": "drop-0", "edition": "3", "once": "four"})
    assert [type(part).__name__ for part in plan_kept(1, DAY).plan.parts] == ["Renaming"]  # type: ignore[union-attr]
    for kind, areas, says in (
        ("piece_moved", "L:A", "cần 2 địa bàn"),
        ("merging", "xã Không Có", "không có"),
        ("merging", "", "bắt buộc"),
    ):
        response = keeper.get(NEW, {"kind": kind, "areas": areas})
        assert response.status_code == 422
        assert says in response.content.decode()


def test_work_that_is_under_way_is_told_in_the_preview(office: Office, as_: Callable[[User], Client]) -> None:
    one, _, divided = at_work(office, "A", "B", "D")
    ask_reports(office, one)
    Draft.objects.create(submission=Submission.objects.get(), user=office.lan, content="{}", at=NOW)
    keeper = as_(office.keeper)
    keeper.post(f"{NEW}?kind=merging&areas=L:A%0AL:B", sent())
    keeper.post(f"{NEW}?kind=division&areas=L:D&plan=1", sent(pieces="Tân Lộc\nTân Hà", once="two"))
    preview = text(keeper, "/reorganise/1/")
    for words in (
        "Nhiệm vụ được giao (12)",
        "chuyển sang xã Tân Lập",
        "đã hết hạn: ở lại văn bản cũ",
        "cần giao lại: nơi cũ bị chia",
        "người của xã Tân Lập rà tiếp",
        "rà xong trước ngày hiệu lực: nơi cũ bị chia",
        "có số gõ dở",
        "1 bản gõ dở không tự chuyển",
    ):
        assert words in preview, words
    assert f"/documents/{divided.key}/" not in preview, "a keeper of areas reads no documents"
    assert f"/documents/{divided.key}/" in text(as_(office.keeper_and_specialist()), "/reorganise/1/")


# The gate of the second factor has a test of its own.
@override_settings(VEDICH_DEMONSTRATION=True)
def test_an_administrator_agrees_to_roles_and_nobody_else(
    office: Office, as_: Callable[[User], Client]
) -> None:
    lay_out(office)
    keeper, administrator = as_(office.keeper), as_(office.administrator)
    keeper.post(f"{NEW}?kind=merging&areas=L:A%0AL:B", sent())
    assert keeper.get("/reorganise/1/roles/").status_code == 404
    assert administrator.get("/reorganise/1/").status_code == 404
    assert "Cán bộ A" in text(administrator, "/reorganise/1/roles/")
    administrator.post("/reorganise/1/roles/", {"edition": "1", "once": "a"})
    assert "Quản trị đã đồng ý" in text(administrator, "/reorganise/1/roles/")


def test_what_is_in_effect_shows_what_was_done_and_both_views(
    office: Office, as_: Callable[[User], Client]
) -> None:
    lay_out(office)
    since = DAY.replace(year=2020)
    for user, role in ((office.minh, Role.INDICATOR_MANAGER),):
        appoint(by=office.administrator, at=NOW, user=user, role=role, since=since)
    minh = as_(office.minh)
    minh.post(f"{NEW}?kind=merging&areas=L:A%0AL:B", sent(on="2026-11-02"))
    as_(office.keeper).post("/reorganise/1/", {"act": "confirm", "edition": "1", "once": "b"})
    page = text(minh, "/reorganise/1/")
    assert newest().pk == 1
    assert "2 kết thúc, 1 bắt đầu" in page
    now, then = re.findall(r'href="(/targets/[^"]+&amp;boundaries=(?:now|then))"', page)[:2]
    # The month before, seen within today's borders: both communes in one, with what each was asked for then.
    board = text(minh, now.replace("&amp;", "&"))
    told = board.split('id="earlier"')
    assert "as_of=2026-10" in now and "70" in told[0]
    assert "xã A</a>: ≥ 61,45 tỷ đồng" in told[1] and "xã B</a>: ≥ 8,55 tỷ đồng" in told[1]
    assert "không có mức giao" in told[1] and "không cộng được" in told[1], (
        "two rates that differ have no heir"
    )
    assert 'id="earlier"' in text(minh, now.replace("&amp;", "&").replace("/targets/", "/scorecard/"))
    assert "61,45" in text(minh, then.replace("&amp;", "&"))
    gone = text(minh, "/targets/L:A/?as_of=2026-10&boundaries=now")
    assert "không còn trong địa giới hôm nay (đến hết ngày 01/11/2026)" in gone
    assert "/targets/L:xa-tan-lap-20261102/?as_of=2026-10&amp;boundaries=now" in gone
