"""Imports of many results: staged in chunks that survive a crash, then published at once.

Staged rows are not the record. A program that dies while it stages goes on where it stopped when it is
started again with the same key; one that dies while it publishes has published nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.deed import Deed, action
from vedich.actions.observations import Said, row_troubles
from vedich.actions.plain_rows import plain_rows
from vedich.actions.trouble import ActionError
from vedich.store.bulk import half_lines, insert_observations
from vedich.store.models import Area, Document, ImportRun, StagedChunk, User
from vedich.store.queries.meanings import KnownIndicator, known_areas, known_indicators
from vedich.store.queries.roots import roots_of

CHUNK_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Staged:
    """How far an import is: rows looked at, rows refused, and whether it was published already."""

    rows: int
    refused: int
    published: bool


def begin_import(*, by: User, at: datetime, key: str, source_hash: str) -> ImportRun:
    """Begin an import, or find the one begun before under the same key.

    Raises:
        ActionError: the key was used for another file.
    """
    run, _ = ImportRun.objects.get_or_create(
        key=key, defaults={"source_hash": source_hash, "by": by, "started_at": at}
    )
    if run.source_hash != source_hash:
        raise ActionError(
            f"Mã nhập {key!r} đã dùng cho một tệp khác. Hãy đặt mã khác.",
            f"The key {key!r} was used for another file. Choose another one.",
        )
    return run


def stage(run: ImportRun, rows: Iterable[Said], *, document: Document | None = None) -> Iterator[Staged]:
    """Look at rows and stage them chunk by chunk; yields after each how far it is.

    Chunks that are there already are passed over; each is whole or not there. `document` is the one that all
    rows come from, where they come from one.
    """
    if run.published_at is not None:
        yield progress(run)
        return
    there = dict(StagedChunk.objects.filter(run=run).values_list("number", "refused"))
    indicators = known_indicators()
    seen, refused, number = 0, 0, 0
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK_ROWS)):
        number += 1
        if number in there:
            refused += there[number]
        else:
            refused += _stage_chunk(run, number, seen + 1, chunk, indicators, document)
        seen += len(chunk)
        yield Staged(seen, refused, published=False)


def progress(run: ImportRun) -> Staged:
    """Say how far an import is."""
    told = StagedChunk.objects.filter(run=run).values_list("rows", "refused")
    return Staged(
        sum(rows for rows, _ in told), sum(refused for _, refused in told), run.published_at is not None
    )


def refused_rows(run: ImportRun) -> Iterator[tuple[int, str]]:
    """Yield each row that cannot be taken, with its remedy, in the order of the file."""
    for troubles in StagedChunk.objects.filter(run=run).order_by("number").values_list("troubles", flat=True):
        yield from ((number, trouble) for number, trouble in json.loads(troubles))


@action("publish_import")
def publish_import(deed: Deed, *, run: ImportRun, without_refused: bool = False) -> dict[str, Any]:
    """Let all staged rows count, in one transaction and under one event that seals them.

    Raises:
        NotAllowedError: the person may not import for one of the areas.
        ActionError: rows are refused (unless they are to be left out), nothing is staged, the rows belong to
            several provinces, or it was published before.
    """
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    chunks = StagedChunk.objects.filter(run=run).order_by("number")
    how_far = progress(run)
    if run.published_at is not None:
        raise ActionError("Lô này đã được ghi vào hồ sơ.", "This import was published already.")
    if how_far.rows == how_far.refused:
        raise ActionError("Lô này không có dòng nào dùng được.", "No row of this import can be taken.")
    if how_far.refused and not without_refused:
        first = next(refused_rows(run))
        raise ActionError(
            f"{how_far.refused} trong {how_far.rows} dòng chưa nhận được, ví dụ dòng {first[0]}: {first[1]}.",
            f"{how_far.refused} of {how_far.rows} rows cannot be taken, such as row {first[0]}: {first[1]}.",
        )
    areas = _areas_of(run)
    allowed = scope(deed.by, Permission.IMPORT, deed.day)
    for area in areas:
        if not allowed.holds(area):
            deed.require(Permission.IMPORT, area)
    roots = sorted(set(roots_of(areas, deed.day).values()))
    if len(roots) > 1:
        raise ActionError(
            f"Lô số liệu thuộc {len(roots)} tỉnh ({', '.join(roots)}). Hãy nhập từng tỉnh một.",
            f"The rows belong to {len(roots)} roots ({', '.join(roots)}). Import one root at a time.",
        )
    event = deed.about(f"import:{run.key}", area=Area.objects.get(pk=areas[0]))
    count, hashed = insert_observations(_lines(chunks.values_list("content", flat=True).iterator()), event.pk)
    deed.seal("store_observation", count, hashed)
    ImportRun.objects.filter(pk=run.pk).update(published_at=deed.at, event_id=event.pk)
    # What was published need not wait any longer; why rows were refused stays.
    chunks.update(content="")
    deed.change(rows=count, refused=how_far.refused, source=run.source_hash)
    return {"rows": count, "refused": how_far.refused, "event": event.pk}


def _stage_chunk(
    run: ImportRun,
    number: int,
    first: int,
    rows: Sequence[Said],
    indicators: dict[str, KnownIndicator],
    document: Document | None,
) -> int:
    areas = known_areas({row.area for row in rows})
    troubles = dict(row_troubles(rows, indicators, areas))
    good = (row for at, row in enumerate(rows, start=1) if at not in troubles)
    ready = list(plain_rows(good, indicators, areas, document=document.pk if document else None))
    told = [[first + at - 1, trouble] for at, trouble in sorted(troubles.items())]
    with transaction.atomic():
        StagedChunk.objects.create(
            run=run,
            number=number,
            first_row=first,
            rows=len(rows),
            refused=len(told),
            content=f"{json.dumps(sorted({row[0] for row in ready}))}\n{half_lines(ready)}",
            troubles=json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        )
    return len(told)


def _lines(contents: Iterable[str]) -> Iterator[str]:
    """Give the rows of chunks without the areas that stand in their first lines."""
    for content in contents:
        yield content.partition("\n")[2]


def _areas_of(run: ImportRun) -> list[int]:
    found: set[int] = set()
    for content in StagedChunk.objects.filter(run=run).values_list("content", flat=True).iterator():
        found.update(json.loads(content.partition("\n")[0]))
    return sorted(found)
