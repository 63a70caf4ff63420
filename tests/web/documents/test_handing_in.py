"""Files come in one by one or many at once; each is read, or refused with a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.intake.attacks.corpus import ATTACKS, Attack
from tests.web.documents.papers import REPORT, now, read_all, sent
from vedich.actions.uploads import READ, hand_in
from vedich.store import kept_files
from vedich.store.leases import claim, finish
from vedich.store.machine_readings import begin
from vedich.store.models import Event, MachineReading, Upload, User

QUICK = {
    "2 GiB in a ZIP",
    "members over one another",
    "100,000 members",
    "a name upwards",
    "a link",
    "a locked ZIP",
    "a Word file cut off",
    "a program before a ZIP",
    "a PDF and a ZIP",
    "billion laughs",
    "macros under another name",
    "a picture from the web",
    "a cell at XFD1048576",
    "a locked PDF",
    "a stamped text",
}
As = Callable[[User], Client]
LIST = "/documents/X34:28108/"
ROW = {"HX-Request": "true"}


def test_a_file_is_kept_read_and_shown_with_what_it_holds(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    answer = client.post(f"{LIST}hand-in/", {"files": [sent(REPORT, "báo cáo.txt")]}, follow=True)
    assert "Đã nhận 1 tệp" in answer.content.decode()
    assert "chờ đọc" in answer.content.decode()
    assert read_all() == 1
    page = client.get(LIST).content.decode()
    assert "chờ rà soát" in page
    assert "báo cáo.txt" in page
    assert "0 trên" in page
    upload = Upload.objects.get()
    assert kept_files.bytes_of(upload.file.sha256) == REPORT.encode()
    handed = client.get(f"{LIST}file/{upload.pk}/original/")
    assert handed.content == REPORT.encode()
    assert handed["Content-Disposition"].startswith("attachment")
    assert "sandbox" in handed["Content-Security-Policy"]
    assert handed["Content-Type"] == "application/octet-stream"


def test_the_same_file_again_leads_to_the_first_and_is_read_once(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    for name in ("a.txt", "b.txt"):
        answer = client.post(f"{LIST}hand-in/", {"files": [sent(REPORT, name)]}, headers=ROW)
    assert "tệp này đã có từ trước" in answer.content.decode()
    assert "a.txt" in answer.content.decode()
    assert Upload.objects.count() == 1
    assert read_all() == 1
    # A colleague of the province hands in the very same for the commune: it is there, under its first name.
    answer = as_(office.lan).post(
        "/documents/T34:80/hand-in/", {"files": [sent(REPORT, "c.txt")]}, headers=ROW
    )
    assert "a.txt" in answer.content.decode()
    assert Upload.objects.count() == 1


def test_whoever_may_not_see_the_first_is_not_told_of_it(office: Office, as_: As) -> None:
    hand_in(by=office.lan, at=NOW, area=office.province, data=REPORT.encode(), name="của tỉnh.txt")
    answer = as_(office.hoa).post(f"{LIST}hand-in/", {"files": [sent(REPORT, "a.txt")]}, headers=ROW)
    page = answer.content.decode()
    assert "của tỉnh" not in page
    assert "đã có từ trước" not in page
    assert Upload.objects.count() == 2


def test_a_folder_comes_with_the_way_to_each_file_and_without_what_systems_leave(
    office: Office, as_: As
) -> None:
    files = [sent(REPORT, "a.txt"), sent(REPORT + "x", "b.txt"), sent("x", "Thumbs.db")]
    paths = ["2026/a.txt", "2026/b.txt", "2026/Thumbs.db"]
    as_(office.hoa).post(f"{LIST}hand-in/", {"files": files, "path": paths})
    assert sorted(Upload.objects.values_list("name", flat=True)) == ["2026/a.txt", "2026/b.txt"]


def test_files_of_an_archive_are_handed_in_one_by_one(office: Office, as_: As) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("báo cáo.txt", REPORT)
        archive.writestr("rỗng.txt", "")
    answer = as_(office.hoa).post(
        f"{LIST}hand-in/", {"files": [sent(packed.getvalue(), "q3.zip")]}, headers=ROW
    )
    assert Upload.objects.get().name == "q3.zip/báo cáo.txt"
    assert "Tệp rỗng" in answer.content.decode()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Chưa có tệp nào được gửi"),
        ([("", "trống.docx")], "Tệp rỗng"),
        ([(str(number), f"{number}.txt") for number in range(201)], "tối đa 200 tệp"),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_sentence(
    files: list[tuple[str, str]], said: str, office: Office, as_: As
) -> None:
    answer = as_(office.hoa).post(f"{LIST}hand-in/", {"files": [sent(*file) for file in files]}, headers=ROW)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    client.post(f"{LIST}hand-in/", {"files": [sent(bytes(range(256)), "lạ.bin")]})
    read_all()
    page = client.get(LIST).content.decode()
    assert "không đọc được" in page
    assert "Hãy" in page[page.index("không đọc được") :]
    assert MachineReading.objects.get().content is None


# What is plainly no honest file is refused at the door; the rest by its reader, in confinement.
HOSTILE = [pytest.param(attack, marks=() if attack.what in QUICK else pytest.mark.slow) for attack in ATTACKS]


@pytest.mark.parametrize("attack", HOSTILE, ids=lambda attack: attack.what)
def test_a_hostile_file_ends_as_a_sentence(attack: Attack, office: Office, as_: As) -> None:
    client = as_(office.hoa)
    answer = client.post(f"{LIST}hand-in/", {"files": [sent(attack.make(1), attack.name)]}, headers=ROW)
    read_all()
    page = answer.content.decode() + client.get(LIST).content.decode()
    assert "Traceback" not in page
    stood = [stage for stage in ("không đọc được", "chờ rà soát", "không có số liệu") if stage in page]
    assert stood or answer.status_code == 422
    if answer.status_code == 422:
        assert not Upload.objects.exists()


def test_a_restart_in_mid_read_goes_on_and_reads_once(office: Office, as_: As) -> None:
    upload = hand_in(by=office.hoa, at=NOW, area=office.commune, data=REPORT.encode(), name="a.txt")
    # A worker claims it, begins, and is gone.
    assert claim([READ], now()) is not None
    begin(upload["upload"], now(), 4)
    client = as_(office.hoa)
    page = client.get(LIST).content.decode()
    assert "đang đọc" in page
    assert "còn khoảng" in page
    assert read_all() == 0  # the lease holds
    assert read_all(lambda: now() + timedelta(minutes=1)) == 1
    assert "chờ rà soát" in client.get(LIST).content.decode()
    assert MachineReading.objects.count() == 1


def test_files_that_take_minutes_hold_up_nobody_but_the_one_who_handed_them_in(
    office: Office, as_: As
) -> None:
    for by, name in ((office.hoa, "a.txt"), (office.hoa, "b.txt"), (office.lan, "c.txt")):
        hand_in(by=by, at=NOW, area=office.commune, data=f"{REPORT}{name}".encode(), name=name)
    slow = claim([READ], now())
    other = claim([READ], now())
    assert slow is not None
    assert other is not None
    read = [Upload.objects.get(pk=each.what["upload"]).name for each in (slow, other)]
    assert read == ["a.txt", "c.txt"]
    # A second reader is free, and takes no second file of the same person.
    assert claim([READ], now()) is None
    page = as_(office.hoa).get(LIST).content.decode()
    assert "còn 1 tệp trước đó; tệp của mỗi người được đọc lần lượt" in page
    finish(slow)
    last = claim([READ], now())
    assert last is not None
    assert Upload.objects.get(pk=last.what["upload"]).name == "b.txt"


def test_a_file_that_ends_its_worker_again_and_again_is_left_alone(office: Office, as_: As) -> None:
    hand_in(by=office.hoa, at=NOW, area=office.commune, data=REPORT.encode(), name="a.txt")
    later = now()
    for _ in range(3):
        assert claim([READ], later) is not None
        later += timedelta(minutes=1)
    read_all(lambda: later)
    assert "làm máy đọc dừng lại nhiều lần" in as_(office.hoa).get(LIST).content.decode()
    assert claim([READ], later + timedelta(minutes=5)) is None


def test_handing_in_leaves_an_event_and_a_double_one_changes_nothing(office: Office) -> None:
    before = Event.objects.count()
    for _ in range(2):
        hand_in(by=office.hoa, at=NOW, area=office.commune, data=b"Thu 5 ty", name="a.txt", once="k1")
    assert Event.objects.count() == before + 1


def test_the_list_asks_the_same_number_of_questions_however_many_files_there_are(
    office: Office, as_: As
) -> None:
    client = as_(office.hoa)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    hand_in(by=office.hoa, at=NOW, area=office.commune, data=b"Thu 5 ty", name="a.txt")
    read_all()
    few = asked()
    for number in range(20):
        hand_in(by=office.hoa, at=NOW, area=office.commune, data=f"Thu {number} tỷ".encode(), name="a.txt")
    read_all()
    assert asked() <= few


def test_a_file_whose_bytes_are_gone_is_told_and_not_a_fault(office: Office, as_: As) -> None:
    made = hand_in(by=office.hoa, at=NOW, area=office.commune, data=REPORT.encode(), name="a.txt")
    read_all()
    next(kept_files.folder().rglob(Upload.objects.get().file.sha256)).unlink()
    for what in ("original", "marked"):
        answer = as_(office.hoa).get(f"{LIST}file/{made['upload']}/{what}/")
        assert answer.status_code == 409
        assert "khôi phục thư mục đó từ bản sao lưu" in answer.content.decode()
