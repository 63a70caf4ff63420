"""Imports of many results: staged in chunks that survive a crash, then published at once.

Staged rows are not the record. A program that dies while it stages goes on where it stopped when it is
started again with the same key; one that dies while it publishes has published nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeAlias

from django.db import transaction

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.aggregates import open_again_by_figures
from vedich.actions.clock import refuse_turned_back_clock
from vedich.actions.comparing import compared
from vedich.actions.deed import VIETNAM, Deed, action
from vedich.actions.observations import Said, remember, row_troubles
from vedich.actions.plain_rows import plain_rows
from vedich.actions.trouble import ActionError, RowTroublesError
from vedich.domain.refusal import Refusal
from vedich.domain.wording import Wording
from vedich.store.bulk import WITHOUT_ID, half_lines, insert_observations
from vedich.store.models import Area, Document, ImportRun, StagedChunk, User
from vedich.store.queries.meanings import KnownIndicator, known_areas, known_indicators
from vedich.store.queries.roots import roots_of

CHUNK_ROWS = 5_000
_PERIOD = WITHOUT_ID.index("period")
# What a door holds of an import between its steps.
Run: TypeAlias = ImportRun


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of which a cell could not be understood; it is refused with what is wrong in it."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Staged:
    """How far an import is: rows looked at, rows refused, and whether it was published already.

    `there` are rows that the record holds already, just so; they are left out.
    """

    rows: int
    refused: int
    published: bool
    there: int = 0

    @property
    def ready(self) -> int:
        """Count the rows that wait to be published."""
        return self.rows - self.refused - self.there


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


def forget_import(run: ImportRun) -> None:
    """Throw away what was staged of an import that was not published; it never was a part of the record."""
    ImportRun.objects.filter(pk=run.pk, published_at=None).delete()


def stage(
    run: ImportRun,
    rows: Iterable[Said | Unread],
    label: Callable[[int], str] = str,
    *,
    document: Document | None = None,
) -> Iterator[Staged]:
    """Look at rows and stage them chunk by chunk; yields after each how far it is.

    Chunks that are there already are passed over; each is whole or not there. `label` names a row, by its
    number from 1, as the person finds it in the file; `document` is the one that all rows come from, where
    they come from one.
    """
    if run.published_at is not None:
        yield progress(run)
        return
    there = {number: counts for number, *counts in _counts(run)}
    indicators = known_indicators()
    before: dict[int, int] = {}
    seen, refused, known, number = 0, 0, 0, 0
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK_ROWS)):
        number += 1
        if number in there:
            remember([(at, row) for at, row in enumerate(chunk, seen + 1) if isinstance(row, Said)], before)
            _, out, same = there[number]
        else:
            numbered = list(enumerate(chunk, seen + 1))
            out, same = _stage_chunk(run, number, numbered, indicators, before, label, document)
        refused, known = refused + out, known + same
        seen += len(chunk)
        yield Staged(seen, refused, published=False, there=known)


def progress(run: ImportRun) -> Staged:
    """Say how far an import is."""
    counts = [(rows, refused, there) for _, rows, refused, there in _counts(run)]
    rows, refused, there = (sum(each) for each in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return Staged(rows, refused, run.published_at is not None, there)


def refused_rows(run: ImportRun) -> Iterator[tuple[int, Refusal]]:
    """Yield each row that cannot be taken, with its remedy, in the order of the file."""
    for told in StagedChunk.objects.filter(run=run).order_by("number").values_list("troubles", flat=True):
        for number, field, why, remedy in json.loads(told)["refused"]:
            yield number, Refusal(field, Wording(*why), Wording(*remedy))


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
    if how_far.refused and not without_refused:
        raise RowTroublesError(list(islice(refused_rows(run), 1000)), how_far.rows, how_far.refused)
    if not how_far.ready:
        raise ActionError(
            f"Lô này không có dòng nào mới: {how_far.there} dòng đã có trong hồ sơ.",
            f"No row of this import is new: the record holds {how_far.there} of them.",
        )
    named, periods = _named_in(run)
    areas = sorted(named)
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
    refuse_turned_back_clock(deed.at, roots)
    event = deed.about(f"import:{run.key}", area=Area.objects.get(pk=areas[0]))
    # Some at a time: a chunk is a megabyte, and an import may be a thousand of them.
    contents = chunks.values_list("content", flat=True).iterator(chunk_size=4)
    count, hashed = insert_observations(contents, event.pk)
    deed.seal("store_observation", count, hashed)
    ImportRun.objects.filter(pk=run.pk).update(published_at=deed.at, event_id=event.pk)
    # What was published need not wait any longer; why rows were refused stays.
    chunks.update(content="")
    deed.change(rows=count, refused=how_far.refused, source=run.source_hash)
    open_again_by_figures(deed, areas, periods)
    return {"rows": count, "refused": how_far.refused, "there": how_far.there, "event": event.pk}


def _counts(run: ImportRun) -> Iterator[tuple[int, int, int, int]]:
    """Give number, rows, refused rows and rows that were there of each chunk that is staged."""
    chunks = StagedChunk.objects.filter(run=run).order_by("number")
    for number, rows, refused, troubles in chunks.values_list("number", "rows", "refused", "troubles"):
        yield number, rows, refused, json.loads(troubles)["there"]


def _stage_chunk(
    run: ImportRun,
    number: int,
    numbered: Sequence[tuple[int, Said | Unread]],
    indicators: dict[str, KnownIndicator],
    before: dict[int, int],
    label: Callable[[int], str],
    document: Document | None,
) -> tuple[int, int]:
    """Stage some rows; give how many are refused, and how many the record holds already."""
    troubles = {at: row.refusal for at, row in numbered if isinstance(row, Unread)}
    rows = [(at, row) for at, row in numbered if isinstance(row, Said)]
    areas = known_areas({row.area for _, row in rows})
    troubles |= row_troubles(rows, indicators, areas, before, label)
    good = [(at, row) for at, row in rows if at not in troubles]
    found = compared(good, indicators, areas, run.started_at.astimezone(VIETNAM).date())
    troubles |= dict(found.refused)
    new = (row for _, row in found.new)
    ready = list(plain_rows(new, indicators, areas, document=document.pk if document else None))
    told = {
        "areas": sorted({row[0] for row in ready}),
        "periods": sorted({row[_PERIOD] for row in ready}),
        "there": found.there,
        "refused": [_told(at, each) for at, each in sorted(troubles.items())],
    }
    with transaction.atomic():
        StagedChunk.objects.create(
            run=run,
            number=number,
            first_row=numbered[0][0],
            rows=len(numbered),
            refused=len(troubles),
            content=half_lines(ready),
            troubles=json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        )
    return len(troubles), found.there


def _told(number: int, refusal: Refusal) -> list[Any]:
    why, remedy = refusal.why, refusal.remedy
    return [number, refusal.field, [why.vi, why.en], [remedy.vi, remedy.en]]


def _named_in(run: ImportRun) -> tuple[set[int], set[str]]:
    """Give all areas and all periods of the rows that are ready."""
    areas: set[int] = set()
    periods: set[str] = set()
    for content in StagedChunk.objects.filter(run=run).values_list("troubles", flat=True).iterator():
        told = json.loads(content)
        areas.update(told["areas"])
        periods.update(told["periods"])
    return areas, periods
