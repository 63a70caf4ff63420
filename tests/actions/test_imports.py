"""Many rows are staged in chunks that survive a crash, and count only once they are published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.imports import begin_import, forget_import, publish_import, refused_rows, stage
from vedich.actions.observations import Said, record_observations
from vedich.actions.trouble import ActionError, ClockError, RowTroublesError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import ImportRun, Observation, Regime, ReportPeriod, StagedChunk, Submission
from vedich.store.seals import columns, hash_of
from vedich.store.verification import verify_record


def said(count: int) -> list[Said]:
    """Say the revenue of the commune on many days."""
    first = Said(
        "BUD-001", "X34:28108", Period.month(2026, 1), date(2026, 1, 1), Vintage.ACTUAL, "tỷ đồng", Decimal(1)
    )
    return [
        replace(first, as_of=date(2026, 1, 1) + timedelta(days=number), value=Decimal(number) / 8)
        for number in range(count)
    ]


def begun(office: Office, key: str = "thang-1") -> ImportRun:
    """Begin an import."""
    return begin_import(by=office.hoa, at=NOW, key=key, source_hash="ab" * 32)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a chunk hold a hundred rows, so that small imports have several."""
    monkeypatch.setattr("vedich.actions.imports.CHUNK_ROWS", 100)


def test_nothing_counts_until_all_is_published(office: Office) -> None:
    run = begun(office)
    steps = list(stage(run, said(250)))
    assert [step.rows for step in steps] == [100, 200, 250]
    assert not Observation.objects.exists()
    done = publish_import(by=office.hoa, at=NOW, run=run)
    assert done["rows"] == Observation.objects.count() == 250
    assert verify_record().faults == ()


def test_the_seal_made_on_the_way_is_that_of_the_rows_as_they_lie_in_the_record(office: Office) -> None:
    run = begun(office)
    list(stage(run, said(250)))
    event = publish_import(by=office.hoa, at=NOW, run=run)["event"]
    rows = Observation.objects.filter(event=event).order_by("pk").values_list(*columns(Observation))
    count, hashed = hash_of(rows)
    run.refresh_from_db()
    assert run.event is not None
    assert f'"store_observation":[{count},"{hashed}"]' in run.event.content


WORDS = (
    "",
    "null",
    "\\N",
    "\\.",
    'một "câu", có dấu phẩy',
    "'; DROP TABLE store_observation; --",
    "dòng một\ndòng hai\r\n\tthụt vào",
    "dấu \\ và \x00 và \x1f và ]\x1f[ và \u2028 và \x85",
    "xã Cần Đước 🌾",
)


@pytest.mark.parametrize("words", WORDS)
def test_words_of_every_kind_come_back_as_they_were_said(words: str, office: Office) -> None:
    if connection.vendor == "postgresql" and "\x00" in words:
        words = words.replace("\x00", "")  # a sign that PostgreSQL has in no text
    rows = [
        replace(row, words=words, place=words, value=None if row.as_of.day == 2 else row.value)
        for row in said(4)
    ]
    if not words:
        rows = said(4)
    record_observations(by=office.hoa, at=NOW, rows=rows)
    kept = Observation.objects.order_by("pk").values_list("words", "place", "value")
    assert list(kept) == [(row.words, row.place, row.value) for row in rows]
    assert verify_record().faults == ()


def test_rows_written_in_several_commands_and_forms_keep_their_order_and_seal(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedich.store.bulk._AT_ONCE", 3)
    monkeypatch.setattr("vedich.store.bulk._IN_ONE_COMMAND", 120)
    rows = [replace(row, words="\\" if at % 7 == 0 else "") for at, row in enumerate(said(250))]
    run = begun(office)
    list(stage(run, rows))
    assert publish_import(by=office.hoa, at=NOW, run=run)["rows"] == 250
    kept = Observation.objects.order_by("pk").values_list("words", "value")
    assert list(kept) == [(row.words, row.value) for row in rows]
    assert verify_record().faults == ()


def test_an_import_that_died_goes_on_where_it_stopped(office: Office) -> None:
    class PowerCutError(Exception):
        """The office goes dark."""

    def dying() -> Iterator[Said]:
        for number, row in enumerate(said(250)):
            if number == 230:
                raise PowerCutError
            yield row

    run = begun(office)
    with pytest.raises(PowerCutError):
        list(stage(run, dying()))
    assert StagedChunk.objects.filter(run=run).count() == 2
    again = begun(office)
    assert again == run
    assert list(stage(again, said(250)))[-1].rows == 250
    publish_import(by=office.hoa, at=NOW, run=again)
    assert Observation.objects.count() == 250


def test_every_refused_row_is_listed_and_nothing_is_published_unless_they_are_left_out(
    office: Office,
) -> None:
    rows = said(250)
    rows[7] = replace(rows[7], value=None)
    rows[203] = replace(rows[203], indicator="BUD-999")
    run = begun(office)
    assert list(stage(run, rows))[-1].refused == 2
    assert [number for number, _ in refused_rows(run)] == [8, 204]
    with pytest.raises(ActionError, match="2 of 250 rows"):
        publish_import(by=office.hoa, at=NOW, run=run)
    assert not Observation.objects.exists()
    done = publish_import(by=office.hoa, at=NOW, run=run, without_refused=True)
    assert (done["rows"], done["refused"]) == (248, 2)


def test_an_import_is_published_once(office: Office) -> None:
    run = begun(office)
    list(stage(run, said(10)))
    publish_import(by=office.hoa, at=NOW, run=run)
    with pytest.raises(ActionError, match="published already"):
        publish_import(by=office.hoa, at=NOW, run=run)
    assert Observation.objects.count() == 10


def test_a_key_belongs_to_one_file(office: Office) -> None:
    begun(office)
    with pytest.raises(ActionError, match="another file"):
        begin_import(by=office.hoa, at=NOW, key="thang-1", source_hash="cd" * 32)


def test_a_clerk_imports_nothing_for_another_area(office: Office) -> None:
    run = begun(office)
    list(stage(run, [replace(row, area="T34:80") for row in said(10)]))
    with pytest.raises(NotAllowedError):
        publish_import(by=office.hoa, at=NOW, run=run)
    assert not Observation.objects.exists()


def test_a_row_that_stands_in_an_earlier_chunk_is_found(office: Office) -> None:
    rows = said(250)
    rows[203] = replace(rows[5], value=Decimal(7))
    run = begun(office)
    assert list(stage(run, rows))[-1].refused == 1
    [(number, refusal)] = refused_rows(run)
    assert (number, refusal.field) == (204, "indicator")
    assert "trùng với dòng 6" in refusal.say("vi")


def test_a_row_that_stands_in_a_chunk_staged_before_the_crash_is_found(office: Office) -> None:
    rows = said(250)
    rows[203] = replace(rows[5], value=Decimal(7))
    run = begun(office)
    next(stage(run, rows))
    assert list(stage(begun(office), rows))[-1].refused == 1


def test_what_the_record_has_is_left_out_and_what_it_has_otherwise_is_refused(office: Office) -> None:
    run = begun(office)
    list(stage(run, said(120)))
    publish_import(by=office.hoa, at=NOW, run=run)
    rows = said(150)
    rows[3] = replace(rows[3], value=Decimal(999))
    rows[4] = replace(rows[4], value=Decimal(999), reason="cộng lại")
    again = begun(office, "thang-1-lai")
    far = list(stage(again, rows))[-1]
    assert (far.rows, far.refused, far.there, far.ready) == (150, 1, 118, 31)
    [(number, refusal)] = refused_rows(again)
    assert number == 4
    assert "hồ sơ đang có 0,375 tỷ đồng" in refusal.say("vi")
    assert "the old one stays on record" in refusal.say("en")
    done = publish_import(by=office.hoa, at=NOW, run=again, without_refused=True)
    assert (done["rows"], done["there"]) == (31, 118)
    corrected = Observation.objects.exclude(supersedes=None).get()
    assert (corrected.value, corrected.reason) == (999, "cộng lại")
    assert verify_record().faults == ()


def test_an_import_of_nothing_new_is_not_published(office: Office) -> None:
    for key in ("a", "b"):
        run = begun(office, key)
        list(stage(run, said(20)))
        if key == "a":
            publish_import(by=office.hoa, at=NOW, run=run)
    with pytest.raises(ActionError, match="the record holds 20 of them"):
        publish_import(by=office.hoa, at=NOW, run=run)
    forget_import(run)
    assert ImportRun.objects.filter(published_at=None).count() == 0


def test_a_published_import_is_not_forgotten(office: Office) -> None:
    run = begun(office)
    list(stage(run, said(20)))
    publish_import(by=office.hoa, at=NOW, run=run)
    forget_import(run)
    assert ImportRun.objects.filter(pk=run.pk).exists()


def test_a_result_of_a_period_that_has_not_begun_is_refused_and_a_forecast_is_not(office: Office) -> None:
    later = replace(said(1)[0], period=Period.month(2027, 3))
    run = begun(office)
    list(stage(run, [later, replace(later, vintage=Vintage.FORECAST)]))
    [(number, refusal)] = refused_rows(run)
    assert number == 1
    assert "kỳ 2027-03 chưa bắt đầu nên chưa thể có kết quả; sửa lại kỳ" in refusal.say("vi")


@pytest.mark.parametrize(
    ("ledger", "said_vi"),
    [
        ({"opens": date(2026, 12, 1)}, "kỳ 2026-01 chưa mở (mở từ 01/12/2026); xin mở kỳ"),
        ({"locks": date(2026, 3, 1)}, "kỳ 2026-01 đã khóa hoặc đã duyệt; xin mở kỳ"),
        ({"closed": True}, "kỳ 2026-01 đã khóa hoặc đã duyệt"),
    ],
)
def test_a_period_that_is_not_open_takes_no_figures(
    ledger: dict[str, Any], said_vi: str, office: Office
) -> None:
    regime = Regime.objects.create(key="m", vi="tháng", clock="calendar", rules="[]")
    days = {"covers_start": date(2026, 1, 1), "covers_end": date(2026, 1, 31), "opens": date(2026, 1, 1)}
    period = ReportPeriod.objects.create(regime=regime, period="2026-01", **{**days, **ledger})
    Submission.objects.create(report_period=period, agency=office.committee, area=office.commune)
    run = begun(office)
    list(stage(run, said(1)))
    [(_, refusal)] = refused_rows(run)
    assert said_vi in refusal.say("vi")
    with pytest.raises(RowTroublesError):
        publish_import(by=office.hoa, at=NOW, run=run)
    assert not Observation.objects.exists()


def test_nothing_is_published_under_a_clock_that_was_turned_back(office: Office) -> None:
    run = begun(office)
    list(stage(run, said(5)))
    with pytest.raises(ClockError) as refusal:
        publish_import(by=office.hoa, at=NOW - timedelta(hours=1), run=run)
    assert "Hãy chỉnh lại đồng hồ rồi làm lại. Chưa có gì thay đổi." in refusal.value.vi
    publish_import(by=office.hoa, at=NOW - timedelta(seconds=30), run=run)
    assert Observation.objects.count() == 5
