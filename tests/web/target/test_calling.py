"""An office says what it calls a target, with a reason; the computed verdict stays beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from tests.actions.conftest import Office
from tests.web.targets.boards import lay_out
from vedich.store.models import Event, OfficeVerdict, Target, User
from vedich.store.verification import verify_record

Start = Callable[[User], Client]
PAGE = "/targets/X34:28108/BUD-001/"
ASKED = "?as_of=2026-09"


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def first_of(page: str) -> str:
    """Give the number of the first target that the form offers."""
    found = re.search(r'name="target" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_the_office_says_met_with_its_reason_and_both_are_shown(office: Office, as_: Start) -> None:
    lay_out(office)
    client = as_(office.hoa)
    assert f'href="{PAGE}call/' in client.get(PAGE + ASKED).content.decode()
    form = client.get(f"{PAGE}call/{ASKED}").content.decode()
    assert "Lý do (bắt buộc)" in form
    told = {
        "target": first_of(form),
        "verdict": "met",
        "reason": "Thu xong, chờ Kho bạc đối chiếu.",
        "once": "k",
    }
    for _ in range(2):  # a double click says it once
        answer = client.post(f"{PAGE}called/{ASKED}", told, follow=True).content.decode()
    assert "Đã ghi đánh giá của cơ quan" in answer
    kept = OfficeVerdict.objects.get()
    assert (kept.verdict, kept.by, str(kept.as_of)) == ("met", office.hoa, "2026-09-30")
    assert Event.objects.get(pk=kept.event_id).action == "call_target"
    page = text(client.get(PAGE + ASKED).content.decode())
    assert "cơ quan nêu: đạt" in page
    assert "84,18% mức giao" in page  # what is computed stays
    assert "Thu xong, chờ Kho bạc đối chiếu." in page
    table = client.get(f"/targets/X34:28108/{ASKED}").content.decode()
    assert "cơ quan nêu:" in table
    assert "Cơ quan tự đánh giá khác (1):" in table
    client.cookies["vedich-lang"] = "en"
    assert "office says: met" in text(client.get(PAGE + ASKED).content.decode())
    client.cookies["vedich-lang"] = "vi"
    # Last month nothing had been said.
    assert "cơ quan nêu:" not in client.get(f"{PAGE}?as_of=2026-08").content.decode()
    # Taken back, with a reason as well.
    told = {"target": told["target"], "verdict": "back", "reason": "Kho bạc báo thiếu.", "once": "l"}
    client.post(f"{PAGE}called/{ASKED}", told)
    page = text(client.get(PAGE + ASKED).content.decode())
    assert "cơ quan nêu: đạt" not in page
    assert "Rút lại đánh giá trước" in page
    assert verify_record().faults == ()


def test_without_a_reason_a_choice_or_in_a_month_to_come_nothing_is_kept(office: Office, as_: Start) -> None:
    lay_out(office)
    client = as_(office.hoa)
    target = str(Target.objects.get(area=office.commune, indicator__code="BUD-001", set__basis="adopted").pk)
    for more, asked, said in (
        ({"reason": "  "}, ASKED, "cần nêu lý do"),
        ({"verdict": "not_due"}, ASKED, "Hãy chọn chỉ tiêu và mức đánh giá"),
        ({"verdict": "back"}, ASKED, "Chưa có đánh giá nào để rút lại"),
        ({"target": "999999"}, ASKED, "Hãy chọn chỉ tiêu và mức đánh giá"),
        ({}, "?as_of=2026-12", "không thuộc kỳ của chỉ tiêu hoặc chưa tới"),
    ):
        told = {"target": target, "verdict": "met", "reason": "Vì đã xong.", **more}
        answer = client.post(f"{PAGE}called/{asked}", told, follow=True)
        assert said in answer.content.decode(), said
    assert not OfficeVerdict.objects.exists()
