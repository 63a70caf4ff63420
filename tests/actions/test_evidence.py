"""Files of evidence are known by their bytes, kept with the record, and missed when they are gone."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.db import DatabaseError, connection

from tests import records
from tests.actions.conftest import NOW, Office
from tests.actions.test_submissions import asked, move, said
from vedich.access.require import NotAllowedError
from vedich.actions.evidence import MOST_BYTES, MOST_OF_ONE, attach_evidence
from vedich.actions.explaining import explain_target
from vedich.actions.observations import record_observations
from vedich.actions.submissions import move_submission
from vedich.actions.trouble import ActionError, UnseenError
from vedich.domain.submission import SubmissionMove
from vedich.store import kept_files
from vedich.store.archive import ArchiveError, looked_at, lost_files_of, read_archive, write_archive
from vedich.store.models import (
    Document,
    Event,
    Evidence,
    Indicator,
    Observation,
    Submission,
    Target,
    TargetSet,
)
from vedich.store.queries.contents import content_hash
from vedich.store.queries.evidence import (
    area_of_evidence,
    bytes_of_evidence,
    evidence_of_explanation,
    evidence_of_observation,
    evidence_of_report,
)
from vedich.store.verification import verify_record

sys.path.insert(0, str(Path(__file__).parents[2] / "verifier"))
from vedich_verify import faults_of

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n" + bytes(range(256)) * 4
SCAN = "minh-chung/tờ trình.pdf"


@pytest.fixture
def report(office: Office) -> Submission:
    """Give the report of the commune, opened and with a figure."""
    made = asked(office)
    move(office.hoa, made, SubmissionMove.OPEN)
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], submission=made)
    return made


def attached(office: Office, report: Submission, content: bytes = PDF, name: str = SCAN) -> dict[str, object]:
    """Attach a file to the report."""
    return attach_evidence(by=office.hoa, at=NOW, content=content, name=name, submission=report.pk)


def workbook() -> bytes:
    """Give a workbook as Excel saves it."""
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    return made.getvalue()


def zipped() -> bytes:
    """Give an archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.txt", "Thu")
    return made.getvalue()


def test_a_file_is_kept_as_it_was_handed_in(office: Office, report: Submission) -> None:
    reply = attached(office, report)
    assert reply["media_type"] == "application/pdf"
    (proof,) = evidence_of_report(report.pk)
    assert (proof.name, proof.size, proof.by, proof.at) == ("tờ trình.pdf", len(PDF), "hoa", NOW)
    assert proof.sha256 == hashlib.sha256(PDF).hexdigest() == reply["file"]
    assert bytes_of_evidence(proof.id) == PDF
    assert area_of_evidence(proof.id) == office.commune.pk
    assert area_of_evidence(proof.id + 1) is None
    found = verify_record()
    assert (found.files, found.faults) == (1, ())


def test_a_figure_and_an_explanation_have_proofs_as_well(office: Office, report: Submission) -> None:
    figure = Observation.objects.get().pk
    attach_evidence(by=office.hoa, at=NOW, content=PDF, name="a.pdf", observation=figure)
    assert [each.observation for each in evidence_of_observation(figure)] == [figure]
    assert evidence_of_report(report.pk) == evidence_of_observation(figure)
    document = Document.objects.create(title="NQ")
    aims = TargetSet.objects.create(
        document=document,
        basis="adopted",
        area=office.commune,
        period="2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
    )
    target = Target.objects.create(
        set=aims, area=office.commune, indicator=Indicator.objects.get(code="BUD-001")
    )
    told = explain_target(by=office.hoa, at=NOW, target=target, as_of=date(2026, 10, 31), gap="Hụt thu")
    proof = attach_evidence(
        by=office.hoa, at=NOW, content=PDF, name="b.pdf", explanation=told["explanation"], note="Giá đất"
    )
    assert [each.note for each in evidence_of_explanation(told["explanation"])] == ["Giá đất"]
    assert area_of_evidence(proof["evidence"]) == office.commune.pk
    # The same bytes are kept once, whatever they prove.
    assert len(kept_now()) == 1
    assert verify_record().faults == ()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\xff\xd8\xff\xe0 a photograph", "report.pdf", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "a.exe", "image/png"),
        ("Biên bản họp ngày 05/10".encode(), "biên bản.html", "text/plain"),
        (workbook(), "a", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_is_what_its_bytes_say(
    content: bytes, name: str, told: str, office: Office, report: Submission
) -> None:
    assert attached(office, report, content, name)["media_type"] == told


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tệp trống"),
        (PDF + bytes(MOST_BYTES), "nhiều nhất được 20 MB"),
        (b"MZ\x90\0\x03\0\0\0", "không nhận loại tệp này"),
        (zipped(), "tệp nén thì giải nén trước"),
        ("Thu đạt 5 tỷ".encode("utf-16"), "không nhận loại tệp này"),
    ],
    ids=["empty", "too large", "a program", "an archive", "no plain text"],
)
def test_what_is_no_evidence_is_refused(content: bytes, why: str, office: Office, report: Submission) -> None:
    events = Event.objects.count()
    with pytest.raises(ActionError) as refused:
        attached(office, report, content, "C:\\hồ sơ\\a.pdf")
    assert f"{refused.value.vi}".startswith("a.pdf: ")
    assert why in refused.value.vi
    assert (kept_now(), Event.objects.count()) == ([], events)


def test_the_same_file_sent_again_is_there_once(office: Office, report: Submission) -> None:
    once = attached(office, report)
    assert attached(office, report, name="khác.pdf") == once
    for _ in range(2):
        attach_evidence(
            by=office.hoa, at=NOW, once="k", content=b"Bi\xc3\xaan", name="b.txt", submission=report.pk
        )
    assert [each.name for each in evidence_of_report(report.pk)] == ["tờ trình.pdf", "b.txt"]


def test_there_is_a_most_of_files(
    office: Office, report: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_OF_ONE == 50
    monkeypatch.setattr("vedich.actions.evidence.MOST_OF_ONE", 1)
    attached(office, report)
    with pytest.raises(ActionError, match="There are 1 files"):
        attached(office, report, b"Thu", "b.txt")


@pytest.mark.parametrize("about", [{}, {"submission": 1, "observation": 1}])
def test_evidence_proves_one_thing(about: dict[str, int], office: Office, report: Submission) -> None:
    with pytest.raises(ActionError, match="just one thing"):
        attach_evidence(by=office.hoa, at=NOW, content=PDF, name="a.pdf", **about)


@pytest.mark.parametrize("about", ["submission", "observation", "explanation"])
def test_who_may_not_enter_there_is_refused(about: str, office: Office, report: Submission) -> None:
    with pytest.raises(NotAllowedError):
        attach_evidence(by=office.minh, at=NOW, content=PDF, name="a.pdf", submission=report.pk)
    with pytest.raises(NotAllowedError):
        attach_evidence(by=office.hoa, at=NOW, content=PDF, name="a.pdf", **{about: 987_654})


def test_a_report_that_was_submitted_takes_no_more_evidence(office: Office, report: Submission) -> None:
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with pytest.raises(ActionError, match="takes no evidence"):
        attached(office, report)
    with pytest.raises(ActionError, match="takes no evidence"):
        attach_evidence(
            by=office.hoa, at=NOW, content=PDF, name="a.pdf", observation=Observation.objects.get().pk
        )


def test_nobody_approves_other_evidence_than_was_seen(office: Office, report: Submission) -> None:
    seen = content_hash(report)
    attached(office, report)
    assert content_hash(report) != seen
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with pytest.raises(UnseenError):
        move_submission(
            by=office.binh,
            at=NOW,
            submission=report.pk,
            move=SubmissionMove.SEND_UP,
            edition=report.edition,
            seen=seen,
        )


@pytest.mark.parametrize("command", ["UPDATE store_evidence SET sha256 = ''", "DELETE FROM store_evidence"])
def test_evidence_is_never_written_over(command: str, office: Office, report: Submission) -> None:
    attached(office, report)
    with pytest.raises(DatabaseError, match="what was said"), connection.cursor() as cursor:
        cursor.execute(command)


def tampered(command: str) -> None:
    """Change a table as its owner can, past every guard."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(command)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(command)


@pytest.mark.parametrize(
    ("command", "vi", "en"),
    [
        ("UPDATE store_evidence SET name = 'khác.pdf'", "không còn đúng như sự kiện", "not as they were"),
        ("UPDATE store_evidence SET media_type = 'text/html'", "không còn đúng như sự kiện", "not as they"),
        ("DELETE FROM store_evidence", "không còn đúng như sự kiện", "are missing"),
    ],
)
def test_a_row_of_evidence_that_is_gone_or_another_is_found(
    command: str, vi: str, en: str, office: Office, report: Submission
) -> None:
    attached(office, report)
    tampered(command)
    (fault,) = verify_record().faults
    assert vi in fault.vi
    assert_told_alone(en)


def assert_told_alone(en: str) -> None:
    """See that the verifier that stands alone tells the same."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(connection.settings_dict["NAME"]) as link:
            (told,) = faults_of(link)
        assert en in told


def kept_now() -> list[Path]:
    """Give the files that lie in the folder of the record."""
    return [path for path in kept_files.folder().rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "vi", "en"),
    [(None, "không còn trong thư mục", "are gone"), (b"%PDF", "không còn như khi được gửi", "not those")],
)
def test_bytes_that_are_gone_or_others_are_found(
    content: bytes | None, vi: str, en: str, report: Submission, office: Office
) -> None:
    attached(office, report)
    attached(office, report, b"Thu", "b.txt")
    (path,) = [path for path in kept_now() if path.read_bytes() == PDF]
    path.unlink() if content is None else path.write_bytes(content)
    (fault,) = verify_record().faults
    assert "tờ trình.pdf" in fault.vi
    assert vi in fault.vi
    assert_told_alone(en)


def test_what_is_left_is_saved_and_says_what_it_lacks(
    office: Office, report: Submission, tmp_path: Path
) -> None:
    attached(office, report)
    attached(office, report, b"Thu", "b.txt")
    next(path for path in kept_now() if path.read_bytes() == PDF).unlink()
    told = write_archive(tmp_path / "a.vedich")
    assert looked_at(tmp_path / "a.vedich") == told
    assert lost_files_of(tmp_path / "a.vedich") == ["tờ trình.pdf"]
    fresh = records.fresh()
    next(fresh)
    assert read_archive(tmp_path / "a.vedich", verified=True) == told
    assert bytes_of_evidence(Evidence.objects.get(name="b.txt").pk) == b"Thu"
    next(fresh, None)


def test_an_archive_carries_the_bytes_and_gives_them_back(
    office: Office, report: Submission, tmp_path: Path
) -> None:
    files = [PDF, *(f"Biên bản {number}".encode() for number in range(6))]
    for number, content in enumerate(files):
        attached(office, report, content, f"{number}.pdf")
    told = write_archive(tmp_path / "a.vedich")
    assert lost_files_of(tmp_path / "a.vedich") == []
    with sqlite3.connect(tmp_path / "a.vedich") as link:
        assert list(faults_of(link)) == []
    fresh = records.fresh()
    next(fresh)
    assert read_archive(tmp_path / "a.vedich", verified=True) == told
    assert verify_record().files == len(files)
    kept = [bytes_of_evidence(each) for each in Evidence.objects.order_by("pk").values_list("pk", flat=True)]
    assert kept == files
    next(fresh, None)


@pytest.mark.parametrize("command", ["DELETE FROM vedich_file", "UPDATE vedich_file SET content = X'25'"])
def test_an_archive_whose_files_were_changed_is_no_archive(
    command: str, office: Office, report: Submission, tmp_path: Path
) -> None:
    attached(office, report)
    write_archive(tmp_path / "a.vedich")
    with sqlite3.connect(tmp_path / "a.vedich") as link:
        link.execute(command)
    with pytest.raises(ArchiveError, match="no whole archive"):
        looked_at(tmp_path / "a.vedich")
