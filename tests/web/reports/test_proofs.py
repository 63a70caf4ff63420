"""Files of evidence beside a form: attached to a figure, seen by whoever approves, handed out by right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for, tell_september
from tests.web.reports.test_entering import REPORT, key, put
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import load_areas
from vedich.domain.role import Role
from vedich.store.models import Area, Evidence, Observation, User

Start = Callable[[User], Client]
PDF = b"%PDF-1.4\n% bien ban\n%%EOF\n"


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def attach(client: Client, data: bytes = PDF, name: str = "biên bản.pdf", **more: str) -> str:
    """Hand a file in and give the page that tells what became of it."""
    told = {"proof": SimpleUploadedFile(name, data), **more}
    return client.post(f"{REPORT}evidence/", told, follow=True).content.decode()


def begun(office: Office, as_: Start) -> Client:
    ask_for(office)
    tell_september(office)
    hoa = as_(office.hoa)
    put(hoa, {key(0): ["110", None]})
    return hoa


def test_a_file_proves_one_figure_and_is_seen_where_it_is_approved(office: Office, as_: Start) -> None:
    hoa = begun(office, as_)
    figure = Observation.objects.get(submission=1)
    assert f'<option value="{figure.pk}">' in hoa.get(REPORT).content.decode()
    assert "Đã giữ 1 tệp minh chứng" in attach(hoa, of=str(figure.pk), note="Biên bản đối chiếu")
    assert "Đã giữ 1 tệp" in attach(hoa, b"Ghi ch\xc3\xba", "cả báo cáo.txt")
    first, whole = Evidence.objects.order_by("pk")
    assert (first.observation_id, whole.submission_id) == (figure.pk, 1)
    put(hoa, {}, "submit")
    page = as_(office.binh).get(REPORT).content.decode()
    assert page.count(f'href="/evidence/{first.pk}/"') == 2, "beside its figure, and in the list"
    assert "Biên bản đối chiếu" in page
    assert "gắn minh chứng biên bản.pdf" in page
    taken = as_(office.minh).get(f"/evidence/{first.pk}/")
    assert taken.content == PDF
    assert taken["Content-Disposition"].startswith("attachment")
    assert "sandbox" in taken["Content-Security-Policy"]


def test_a_figure_that_is_typed_anew_keeps_the_proof_of_the_one_before(office: Office, as_: Start) -> None:
    hoa = begun(office, as_)
    figure = Observation.objects.get(submission=1)
    attach(hoa, of=str(figure.pk))
    put(hoa, {key(0): ["120", figure.pk]})
    assert "số trước đó" in hoa.get(REPORT).content.decode()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "trống.pdf", "tệp trống"),
        (b"MZ\x90\x00" + bytes(64), "ảnh.png", "không nhận loại tệp này"),
        (b"<html><script>alert(1)</script>\x00", "trang.html", "không nhận loại tệp này"),
    ],
)
def test_what_is_no_evidence_is_refused_with_what_to_do(
    data: bytes, name: str, told: str, office: Office, as_: Start
) -> None:
    assert told in attach(begun(office, as_), data, name)
    assert not Evidence.objects.exists()


def test_only_who_reads_the_area_gets_the_file_and_only_its_clerks_attach(office: Office, as_: Start) -> None:
    hoa = begun(office, as_)
    attach(hoa)
    there = f"/evidence/{Evidence.objects.get().pk}/"
    load_areas(by=office.keeper, at=NOW, keys=("X34:28114",))
    add_user(by=office.administrator, at=NOW, username="beside", name="Xã bên")
    beside = User.objects.get(username="beside")
    area, role, since = Area.objects.get(key="X34:28114"), Role.CLERK, date(2020, 1, 1)
    appoint(by=office.administrator, at=NOW, user=beside, role=role, area=area, since=since)
    for stranger in (beside, office.keeper):
        client = as_(stranger)
        assert client.get(there).status_code == 404
        assert (
            client.post(f"{REPORT}evidence/", {"proof": SimpleUploadedFile("a.pdf", PDF)}).status_code == 404
        )
    assert as_(office.binh).post(f"{REPORT}evidence/").status_code == 404, "who approves attaches nothing"
    assert as_(office.lan).get(there).status_code == 200
    assert Evidence.objects.count() == 1


def test_a_locked_report_and_a_figure_of_another_one_take_no_file(office: Office, as_: Start) -> None:
    hoa = begun(office, as_)
    elsewhere = Observation.objects.filter(submission=None).order_by("pk")[0].pk
    for of in (str(elsewhere), "x"):
        answer = hoa.post(f"{REPORT}evidence/", {"proof": SimpleUploadedFile("a.pdf", PDF), "of": of})
        assert answer.status_code == 404
    put(hoa, {}, "submit")
    assert "không thêm minh chứng được" in attach(hoa)
    assert not Evidence.objects.exists()
