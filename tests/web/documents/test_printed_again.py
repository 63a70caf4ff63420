"""Figures of last year that this year's report prints: tied, revised or kept alone, and never in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.actions.conftest import NOW, TODAY, Office
from tests.web.documents.papers import read_all
from vedich.actions.observations import Said, record_observations
from vedich.actions.reviewing.committing import commit_review
from vedich.actions.reviewing.deciding import Choice, accept_certain, decide
from vedich.actions.reviewing.proposals import Proposed, Review
from vedich.actions.trouble import ActionError
from vedich.actions.uploads import hand_in
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import Document, Observation, Reprint, Upload, User
from vedich.store.verification import verify_record

As = Callable[[User], Client]
PART = {"HX-Request": "true"}
REPORT = (
    "UBND XÃ CẦN ĐƯỚC\nSố: 220/BC-UBND\nCần Đước, ngày 20 tháng 9 năm 2026\nBÁO CÁO\n"
    "Năm 2026, thu ngân sách nhà nước trên địa bàn xã ước đạt 66,2 tỷ đồng, cùng kỳ năm 2025 đạt {} tỷ "
    "đồng.\n"
)


def on_record(office: Office, value: str, vintage: Vintage = Vintage.ACTUAL, **more: object) -> int:
    """Put last year's revenue on record as the office entered it."""
    record_observations(
        by=office.hoa,
        at=NOW,
        rows=[
            Said(
                "BUD-001", office.commune.key, Period.year(2025), date(2025, 12, 31), vintage, "tỷ đồng",
                Decimal(value), **more,  # type: ignore[arg-type]
            )
        ],
    )  # fmt: skip
    return Observation.objects.latest("pk").pk


def handed(office: Office, printed: str) -> Upload:
    """Hand the report in and let it be read."""
    data = REPORT.format(printed).encode()
    hand_in(by=office.hoa, at=NOW, area=office.commune, data=data, name="báo cáo.txt")
    read_all()
    return Upload.objects.select_related("area", "file").get()


def earlier(upload: Upload, by: User) -> Proposed:
    """Give the line of last year's figure."""
    return next(each for each in Review(upload, by, TODAY).proposed if each.meant.kind == "baseline")


def accept(office: Office, upload: Upload, content: dict[str, str] | None = None) -> None:
    line = earlier(upload, office.hoa)
    choice = Choice(
        line.key, "corrected" if content else "accepted", line.decided.id if line.decided else 0, content
    )
    decide(by=office.hoa, at=NOW, upload=upload, choice=choice)


@pytest.fixture
def told(office: Office) -> Iterator[Callable[[str], Upload]]:
    yield lambda printed: handed(office, printed)
    assert verify_record().faults == ()


def test_where_nothing_is_on_record_it_is_kept_as_printed_in_a_later_document(
    office: Office, told: Callable[[str], Upload], as_: As
) -> None:
    upload = told("61")
    accept(office, upload)
    done = commit_review(by=office.hoa, at=NOW, upload=upload)
    assert (done.observations, done.printed_again, done.refused) == (1, 0, [])
    kept = Observation.objects.get()
    assert (kept.period, kept.value, kept.vintage, kept.printed) == ("2025", 61, "actual", "61")
    # Whatever is said of last year from now on stands over it, also what was true before this paper.
    assert kept.as_of == date(2025, 12, 31)
    assert Reprint.objects.get().way == Reprint.Way.ALONE
    page = as_(office.hoa).get("/targets/X34:28108/BUD-001/?as_of=2026-09").content.decode()
    assert "in ở văn bản sau" in page


def test_the_same_at_the_printed_precision_is_one_more_source_and_no_new_figure(
    office: Office, told: Callable[[str], Upload], as_: As
) -> None:
    first = on_record(office, "61.45")
    upload = told("61")
    line = earlier(upload, office.hoa)
    assert line.trouble is None
    client = as_(office.hoa)
    card = client.get(
        f"/documents/X34:28108/file/{upload.pk}/item/{line.key}/", headers=PART
    ).content.decode()
    assert "Khớp với hồ sơ: 61,45 tỷ đồng" in card
    accept(office, upload)
    done = commit_review(by=office.hoa, at=NOW, upload=upload)
    assert (done.observations, done.printed_again, done.count) == (0, 1, 1)
    assert Observation.objects.get().pk == first
    tied = Reprint.objects.get()
    assert (tied.observation_id, tied.way, tied.printed) == (first, Reprint.Way.AGAIN, "61")
    page = client.get("/targets/X34:28108/BUD-001/?as_of=2026-09").content.decode()
    assert "cũng in ở 220/BC-UBND" in page
    # A line that is on record says no more what will become of it.
    card = client.get(
        f"/documents/X34:28108/file/{upload.pk}/item/{line.key}/", headers=PART
    ).content.decode()
    assert "đã vào hồ sơ" in card
    assert "Khớp với hồ sơ" not in card
    paper = client.get(f"/documents/X34:28108/paper/{Document.objects.get().pk}/").content.decode()
    assert "Số kỳ trước in lại, khớp với hồ sơ (1)" in paper


def test_another_figure_is_shown_beside_and_taken_by_no_plain_or_bulk_accept(
    office: Office, told: Callable[[str], Upload], as_: As
) -> None:
    first = on_record(office, "61.45")
    upload = told("63")
    line = earlier(upload, office.hoa)
    assert line.trouble is not None
    assert "hồ sơ đang ghi 61,45 tỷ đồng" in line.trouble.vi
    assert not line.is_certain
    accept_certain(by=office.hoa, at=NOW, upload=upload)
    assert earlier(upload, office.hoa).state == "open"
    with pytest.raises(ActionError, match="another figure"):
        accept(office, upload)
    # The reviewer presses the number of the choice, as for any other reading.
    assert "ghi 63 tỷ đồng làm số đính chính, thay 61,45 tỷ đồng" in [each.words.vi for each in line.options]
    at = next(each.content for each in line.options if "đính chính" in each.words.vi)
    address = f"/documents/X34:28108/file/{upload.pk}/item/{line.key}/decide/"
    answer = as_(office.hoa).post(address, {"choice": f"corrected:{at}", "seen": "0"}, headers=PART)
    assert "Đính chính số trong hồ sơ: 61,45 tỷ đồng" in answer.content.decode()
    done = commit_review(by=office.hoa, at=NOW, upload=upload)
    assert (done.observations, done.refused) == (2, [])
    new = Observation.objects.get(vintage="corrected")
    assert (new.value, new.vintage, new.supersedes_id, new.as_of) == (
        63,
        "corrected",
        first,
        date(2026, 9, 20),
    )
    assert new.reason == "220/BC-UBND ngày 20/09/2026 in 63 tỷ đồng; trước đó hồ sơ ghi 61,45 tỷ đồng"
    assert Reprint.objects.get().way == Reprint.Way.INSTEAD


def test_a_revision_names_the_figure_it_corrects_and_no_other(
    office: Office, told: Callable[[str], Upload]
) -> None:
    on_record(office, "61.45")
    upload = told("63")
    accept(office, upload, {"prior": "revise"})
    on_record(office, "61.9", Vintage.FINAL)
    done = commit_review(by=office.hoa, at=NOW, upload=upload)
    assert done.count == 0
    assert "hồ sơ đang ghi 61,9 tỷ đồng" in done.refused[0][1].vi
    assert Observation.objects.count() == 2
    assert not Reprint.objects.exists()


def test_a_more_exact_print_is_tied_or_put_instead_as_the_person_chooses(
    office: Office, told: Callable[[str], Upload]
) -> None:
    on_record(office, "61", printed="61")
    upload = told("61,45")
    line = earlier(upload, office.hoa)
    assert line.trouble is None
    assert any("đính chính" in each.words.vi for each in line.options)
    accept(office, upload, {"prior": "revise"})
    commit_review(by=office.hoa, at=NOW, upload=upload)
    assert Observation.objects.latest("pk").value == Decimal("61.45")


def test_a_result_printed_later_stands_beside_an_estimate_and_replaces_none(
    office: Office, told: Callable[[str], Upload]
) -> None:
    on_record(office, "60", Vintage.ESTIMATE_2)
    upload = told("63")
    accept(office, upload)
    assert commit_review(by=office.hoa, at=NOW, upload=upload).observations == 1
    assert Observation.objects.latest("pk").supersedes_id is None


def test_leaving_it_out_keeps_what_is_on_record(office: Office, told: Callable[[str], Upload]) -> None:
    on_record(office, "61.45")
    upload = told("63")
    line = earlier(upload, office.hoa)
    decide(by=office.hoa, at=NOW, upload=upload, choice=Choice(line.key, "rejected"))
    with pytest.raises(ActionError):
        commit_review(by=office.hoa, at=NOW, upload=upload)
    assert Observation.objects.get().value == Decimal("61.45")
