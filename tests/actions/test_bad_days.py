"""The disk fills up, the server goes away: each is told in a sentence, halves nothing, and work goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import Error, connection

from tests import records
from tests.actions.conftest import NOW, Office
from tests.actions.test_imports import said
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.actions.observations import record_observations
from vedich.cli.database_words import database_trouble
from vedich.store.models import Event, ImportRun, Observation, StagedChunk
from vedich.store.verification import verify_record

ROWS = 20_000


@contextmanager
def full_disk(left: int) -> Iterator[None]:
    """Let the record grow by so many pages and no further, as on a disk that is full then."""
    with connection.cursor() as cursor:
        # What was written goes into the file first, where its size is counted.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        free = cursor.execute("PRAGMA freelist_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages + max(0, left - free)}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count=1073741823")


def begun(office: Office) -> ImportRun:
    """Begin the import, or find it."""
    return begin_import(by=office.hoa, at=NOW, key="month", source_hash="ab" * 32)


def see_nothing_by_half(run: ImportRun) -> None:
    """See that nothing is published and each chunk is whole."""
    run.refresh_from_db()
    assert run.published_at is None
    assert not Observation.objects.exists()
    assert not Event.objects.filter(subject="import:month").exists()
    assert all(chunk.rows == 5_000 for chunk in StagedChunk.objects.filter(run=run))
    assert verify_record().faults == ()


@pytest.mark.only_on("sqlite")
def test_a_disk_that_fills_up_while_staging_and_publishing_halves_nothing(office: Office) -> None:
    run = begun(office)
    with full_disk(500), pytest.raises(Error) as told:
        list(stage(run, said(ROWS)))
    assert "Ổ đĩa đã đầy" in database_trouble(told.value, "vi")
    assert "giải phóng chỗ trống" in database_trouble(told.value, "vi")
    assert 0 < StagedChunk.objects.filter(run=run).count() < ROWS // 5_000
    see_nothing_by_half(run)
    assert list(stage(begun(office), said(ROWS)))[-1].rows == ROWS
    for left in (0, 50, 400):
        with full_disk(left), pytest.raises(Error) as told:
            publish_import(by=office.hoa, at=NOW, once="publish", run=run)
        assert "The disk is full" in database_trouble(told.value, "en")
        see_nothing_by_half(run)
    with full_disk(0), pytest.raises(Error):
        for number in range(10):
            record_observations(by=office.hoa, at=NOW, once=f"b{number}", rows=said(400))
    kept = Observation.objects.count()
    assert kept % 400 == 0
    publish_import(by=office.hoa, at=NOW, once="publish", run=run)
    assert Observation.objects.count() == kept + ROWS
    assert verify_record().faults == ()


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("after", [0.1, 0.4])
def test_a_server_that_goes_away_while_an_import_publishes_halves_nothing(
    after: float, office: Office
) -> None:
    run = begun(office)
    list(stage(run, said(ROWS)))
    stopper = threading.Timer(after, records.crash)
    stopper.start()
    told: Exception | None = None
    try:
        publish_import(by=office.hoa, at=NOW, once="publish", run=run)
    except Error as error:
        told = error
    stopper.join()
    connection.close()
    if told is not None:
        assert "Mất kết nối với máy chủ" in database_trouble(told, "vi")
        assert "làm lại đúng lệnh đó" in database_trouble(told, "vi")
        run.refresh_from_db()
        # Where the answer alone was lost, all of it is there; else nothing is.
        assert Observation.objects.count() == (ROWS if run.published_at else 0)
    for _ in range(2):
        assert publish_import(by=office.hoa, at=NOW, once="publish", run=begun(office))["rows"] == ROWS
    assert Observation.objects.count() == ROWS
    assert Event.objects.filter(subject="import:month").count() == 1
    assert verify_record().faults == ()
