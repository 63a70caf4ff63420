"""Read a file that was handed in: the job behind the list of documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.deed import VIETNAM
from vedich.intake.reading import ReadFile, read_confined, written
from vedich.reading.sources.trouble import SourceError
from vedich.reading.sources.true_type import TrueType, true_type
from vedich.store import kept_files, machine_readings
from vedich.store.queries.known import OnRecord
from vedich.store.queries.uploads import Waiting, waiting_file
from vedich.store.review_items import items_of

# Measured on two cores: what opens slowly, and what has to be recognised letter by letter.
_SECONDS_OF_IMAGE, _BYTES_A_SECOND_OF_PDF, _BYTES_A_SECOND = 15, 150_000, 400_000


def read_upload(what: dict[str, Any], now: Callable[[], datetime]) -> None:
    """Read the file of an upload and keep what stands in it, or why it cannot be read."""
    upload = waiting_file(int(what["upload"]))
    if upload is None or machine_readings.is_done(upload.id):
        return
    try:
        data = kept_files.bytes_of(upload.sha256)
        machine_readings.begin(upload.id, now(), expected_seconds(data, upload.name))
        read = _read(upload, data, now())
    except (SourceError, kept_files.LostFileError) as error:
        machine_readings.refuse(upload.id, now(), error.vi, error.en)
        return
    machine_readings.keep(upload.id, now(), written(read), len(items_of(read.reading)), len(read.findings))


def give_up(what: dict[str, Any], now: Callable[[], datetime]) -> None:
    """Say that a file is not read because reading it failed again and again."""
    upload = waiting_file(int(what["upload"]))
    if upload is None:
        return
    machine_readings.refuse(
        upload.id,
        now(),
        f"{upload.name}: đọc tệp này làm máy đọc dừng lại nhiều lần nên không đọc nữa. Hãy mở tệp, lưu lại "
        "dưới dạng Word (.docx) hoặc PDF rồi đưa vào lại, và báo người quản trị.",
        f"{upload.name}: reading this file ended the reader several times, so it is left alone. Open it, "
        "save it as Word (.docx) or PDF and hand that in; tell the administrator.",
    )


def expected_seconds(data: bytes, name: str) -> int:
    """Give how long reading a file will take, roughly, for the bar that people see.

    >>> expected_seconds(b"Thu 5 ty", "a.txt")
    2
    """
    kind = true_type(data, name)
    if kind is TrueType.IMAGE:
        return _SECONDS_OF_IMAGE
    return 2 + len(data) // (_BYTES_A_SECOND_OF_PDF if kind is TrueType.PDF else _BYTES_A_SECOND)


def _read(upload: Waiting, data: bytes, at: datetime) -> ReadFile:
    seen = scope(upload.by, Permission.READ, at.astimezone(VIETNAM).date())
    known = OnRecord(None if seen.everywhere else seen.areas)
    return read_confined(data, upload.name, place=upload.area, known=known)
