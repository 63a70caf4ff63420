"""A draft is checked and forgotten: what does not add up is shown at its words, and nothing is kept."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.factory.resolution import resolution, with_wrong_figures
from tests.factory.writers.docx import docx_of
from tests.intake.attacks.corpus import ATTACKS, Attack
from tests.web.documents.papers import REPORT, sent
from tests.web.targets.boards import lay_out
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import load_areas
from vedich.domain.role import Role
from vedich.store import kept_files
from vedich.store.models import Area, User

As = Callable[[User], Client]
PART = {"HX-Request": "true"}
WRONG = REPORT.replace("84,2%", "94,2%")
QUICK = {"a link", "a locked ZIP", "a Word file cut off", "a PDF and a ZIP", "a name upwards"}


def everything() -> tuple[dict[str, int], set[Path], set[str]]:
    """Give how many rows each table has, and which files lie beside the record or for a moment."""
    rows = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    beside = set(kept_files.folder().rglob("*")) if kept_files.folder().exists() else set()
    return (
        rows,
        beside,
        {path.name for path in Path(tempfile.gettempdir()).iterdir() if "upload" in path.name},
    )


@pytest.fixture
def verifier(office: Office) -> User:
    """Give a verifier of the province's council."""
    add_user(by=office.administrator, at=NOW, username="tham-tra", name="Ban KTNS")
    user = User.objects.get(username="tham-tra")
    since = NOW.date().replace(year=2020)
    appoint(by=office.administrator, at=NOW, user=user, role=Role.VERIFIER, area=office.province, since=since)
    return user


def test_a_draft_is_marked_with_what_does_not_add_up_and_nothing_is_kept(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    client.get("/check/")
    before = everything()
    draft, wrong = with_wrong_figures(resolution(6), 4, 6)
    data = docx_of(draft)
    page = client.post("/check/", {"draft": sent(data, "dự thảo.docx")}, headers=PART).content.decode()
    assert "VD601" in page
    assert all(each.now in page for each in wrong)
    assert "Có thể sửa" in page
    copy = client.post("/check/copy/", {"draft": sent(data, "dự thảo.docx")})
    assert copy["Content-Disposition"].startswith("attachment")
    assert "sandbox" in copy["Content-Security-Policy"]
    with zipfile.ZipFile(io.BytesIO(copy.content)) as marked:
        assert "VD601" in marked.read("word/comments.xml").decode()
    # Large enough for the server to lay it down for a moment.
    client.post("/check/", {"draft": sent(REPORT + " " * 3_000_000, "dài.txt")})
    assert everything() == before


def test_a_whole_page_answers_where_there_is_no_script(office: Office, as_: As) -> None:
    page = as_(office.hoa).post("/check/", {"draft": sent(WRONG, "a.txt")}).content.decode()
    assert "<html" in page
    assert "VD104" in page


def test_a_clean_draft_says_so(office: Office, as_: As) -> None:
    page = as_(office.hoa).post("/check/", {"draft": sent(REPORT, "a.txt")}, headers=PART).content.decode()
    assert "không thấy điểm nào mâu thuẫn" in page
    assert "Đã đọc" in page


def test_a_verifier_sets_a_draft_against_the_record_and_the_last_report(
    office: Office, as_: As, verifier: User
) -> None:
    lay_out(office)
    client = as_(verifier)
    other = REPORT.replace("61,45", "67,45").replace("84,2%", "92,4%")
    told = {"draft": sent(other, "a.txt")}
    alone = client.post("/check/", told, headers=PART).content.decode()
    assert "VD3" not in alone
    told = {"draft": sent(other, "a.txt"), "record": "1"}
    page = client.post("/check/", told, headers=PART).content.decode()
    assert "VD301" in page
    told = {"draft": sent(other, "a.txt"), "before": sent(REPORT, "kỳ trước.txt")}
    page = client.post("/check/", told, headers=PART).content.decode()
    assert "kỳ trước.txt" in page


def test_the_record_of_others_stays_unseen(office: Office, as_: As) -> None:
    lay_out(office)
    load_areas(by=office.keeper, at=NOW, keys=("X34:28114",))
    add_user(by=office.administrator, at=NOW, username="beside", name="Cán bộ xã bên")
    beside, since = User.objects.get(username="beside"), NOW.date().replace(year=2020)
    area = Area.objects.get(key="X34:28114")
    appoint(by=office.administrator, at=NOW, user=beside, role=Role.CLERK, area=area, since=since)
    other = REPORT.replace("61,45", "67,45").replace("84,2%", "92,4%")
    for user, told in ((office.hoa, True), (beside, False)):
        sent_along = {"draft": sent(other, "a.txt"), "record": "1"}
        page = as_(user).post("/check/", sent_along, headers=PART).content.decode()
        assert ("VD301" in page) is told


@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.what in QUICK], ids=lambda one: one.what)
def test_a_hostile_draft_ends_as_a_sentence(attack: Attack, office: Office, as_: As) -> None:
    client = as_(office.hoa)
    for path in ("/check/", "/check/copy/"):
        answer = client.post(path, {"draft": sent(attack.make(1), attack.name)})
        assert answer.status_code == 422
        assert "Chưa soát được" in answer.content.decode()


def test_without_a_file_it_asks_for_one(office: Office, as_: As) -> None:
    assert "Hãy chọn tệp dự thảo" in as_(office.hoa).post("/check/", {}).content.decode()
