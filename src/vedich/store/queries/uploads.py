"""Files handed in, and how far each has come, for lists and for whoever reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from vedich.domain.wording import Wording
from vedich.store.models import Decision, Document, Job, MachineReading, Upload, User
from vedich.store.queries.areas import titles_of
from vedich.store.queries.waiting import Areas

_CHOICE = Decision.Choice


class Stage(StrEnum):
    """How far a file has come from being handed in to being on record."""

    WAITING = "waiting"
    READING = "reading"
    REFUSED = "refused"
    NOTHING = "nothing"
    TO_REVIEW = "to_review"
    UNDER_REVIEW = "under_review"
    COMMITTED = "committed"
    PUT_ASIDE = "put_aside"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _STAGES[self]

    @property
    def is_moving(self) -> bool:
        """Say whether it goes on by itself, so that one looks again."""
        return self in (Stage.WAITING, Stage.READING)


_STAGES = {
    Stage.WAITING: Wording("chờ đọc", "waiting to be read"),
    Stage.READING: Wording("đang đọc", "being read"),
    Stage.REFUSED: Wording("không đọc được", "cannot be read"),
    Stage.NOTHING: Wording("không có số liệu", "holds no figures"),
    Stage.TO_REVIEW: Wording("chờ rà soát", "to review"),
    Stage.UNDER_REVIEW: Wording("đang rà soát", "under review"),
    Stage.COMMITTED: Wording("đã vào hồ sơ", "on record"),
    Stage.PUT_ASIDE: Wording("đã bỏ qua hết", "all left out"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file for whoever reads it: its bytes by hash, the title of its area, and who handed it in."""

    id: int
    sha256: str
    name: str
    area: str
    by: User


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as a list shows it.

    Units: `share` is how much of the reading is done (0..100), `left` the seconds it should still take.
    Nulls: `document` is None until something of it is on record; `share` and `left` are None unless it is
    being read; `left` is also None when it takes longer than expected.
    """

    id: int
    name: str
    area_id: int
    area_key: str
    area: str
    by: str
    at: datetime
    stage: Stage
    items: int
    decided: int
    findings: int
    before: int
    share: int | None
    left: int | None
    vi: str
    en: str
    document: int | None

    @property
    def why(self) -> Wording:
        """Give why it was refused."""
        return Wording(self.vi, self.en)


def waiting_file(upload: int) -> Waiting | None:
    """Give an upload for whoever reads it."""
    row = Upload.objects.select_related("file", "by").filter(pk=upload).first()
    if row is None:
        return None
    title = titles_of([row.area_id], row.at.date()).get(row.area_id, "")
    return Waiting(row.pk, row.file.sha256, row.name, title, row.by)


def file_of(upload: int) -> tuple[str, str]:
    """Give the hash and the media type of the file of an upload."""
    return Upload.objects.values_list("file__sha256", "file__media_type").get(pk=upload)


def uploads(areas: Areas, day: date, at: datetime, *, limit: int = 100) -> list[Handed]:
    """Give the files handed in for some areas, the last first."""
    rows = Upload.objects.all() if areas is None else Upload.objects.filter(area__in=areas)
    return _handed(list(rows.select_related("by", "area", "file").order_by("-pk")[:limit]), day, at)


def upload(number: int, day: date, at: datetime) -> Handed | None:
    """Give one file that was handed in."""
    rows = Upload.objects.filter(pk=number).select_related("by", "area", "file")
    return next(iter(_handed(list(rows), day, at)), None)


def to_review(areas: Areas, day: date, at: datetime, *, limit: int = 20) -> Shown:
    """Give the files of some areas that wait for a person, the oldest first, and how many there are."""
    rows = MachineReading.objects.filter(content__isnull=False, items__gt=0)
    if areas is not None:
        rows = rows.filter(upload__area__in=areas)
    sizes = dict(rows.values_list("upload", "items"))
    decided = _decided_of(areas)
    waiting = sorted(
        number
        for number, items in sizes.items()
        if len(decided[number]) < items or _OPEN & set(decided[number].values())
    )
    found = Upload.objects.filter(pk__in=waiting[:limit]).select_related("by", "area", "file").order_by("pk")
    return Shown(tuple(_handed(list(found), day, at)), len(waiting))


def first_of(sha256: str, areas: Areas) -> tuple[int, str] | None:
    """Give the upload (and the key of its area) in which a file stands already, among some areas."""
    rows = Upload.objects.filter(file__sha256=sha256)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    return rows.order_by("pk").values_list("pk", "area__key").first()


# Decided, and not yet on record.
_OPEN = frozenset({_CHOICE.ACCEPTED, _CHOICE.CORRECTED})


def _decided(numbers: Collection[int]) -> dict[int, dict[str, str]]:
    """Give what stands decided in uploads: the choice of each item, without those that were undone."""
    return _standing(Decision.objects.filter(upload__in=numbers))


def _decided_of(areas: Areas) -> dict[int, dict[str, str]]:
    rows = Decision.objects.all()
    return _standing(rows if areas is None else rows.filter(upload__area__in=areas))


def _standing(rows: QuerySet[Decision]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = rows.exclude(item="paper").order_by("pk")
    for number, item, choice in rows.values_list("upload", "item", "choice"):
        if choice == _CHOICE.UNDONE:
            found[number].pop(item, None)
        else:
            found[number][item] = choice
    return found


def _handed(rows: Sequence[Upload], day: date, at: datetime) -> list[Handed]:
    numbers = [row.pk for row in rows]
    readings = {
        reading.upload_id: reading
        for reading in MachineReading.objects.filter(upload__in=numbers).defer("content")
    }
    decided = _decided(numbers)
    titles = titles_of({row.area_id for row in rows}, day)
    documents = dict(
        Document.objects.filter(file__in=[row.file_id for row in rows]).values_list("file", "pk")
    )
    queue = list(
        Job.objects.filter(kind="read_upload", done=False, dead=False)
        .order_by("due", "pk")
        .values_list("effect", flat=True)
    )
    before = {effect: place for place, effect in enumerate(queue)}
    return [
        _one(
            row,
            readings.get(row.pk),
            decided[row.pk],
            at,
            area=titles.get(row.area_id, ""),
            document=documents.get(row.file_id),
            before=before.get(f"read_upload:{row.pk}", 0),
        )
        for row in rows
    ]


def _one(
    row: Upload,
    reading: MachineReading | None,
    decided: dict[str, str],
    at: datetime,
    *,
    area: str,
    document: int | None,
    before: int,
) -> Handed:
    share = left = None
    if reading is not None and reading.ended_at is None:
        spent = max(0.0, (at - reading.began_at).total_seconds())
        share = min(95, int(100 * spent / max(1, reading.seconds)))
        left = int(reading.seconds - spent) + 1 if spent < reading.seconds else None
    return Handed(
        row.pk,
        row.name,
        row.area_id,
        row.area.key,
        area,
        row.by.username,
        row.at,
        _stage(reading, decided),
        reading.items if reading else 0,
        len(decided),
        reading.findings if reading else 0,
        before,
        share,
        left,
        reading.vi if reading else "",
        reading.en if reading else "",
        document,
    )


def _stage(reading: MachineReading | None, decided: dict[str, str]) -> Stage:
    if reading is None:
        return Stage.WAITING
    if reading.ended_at is None:
        return Stage.READING
    if reading.vi:
        return Stage.REFUSED
    if not reading.items:
        return Stage.NOTHING
    if not decided:
        return Stage.TO_REVIEW
    if len(decided) < reading.items or _OPEN & set(decided.values()):
        return Stage.UNDER_REVIEW
    return Stage.COMMITTED if _CHOICE.COMMITTED in decided.values() else Stage.PUT_ASIDE


@dataclass(frozen=True, slots=True)
class Shown:
    """The first files of a list, and how many there are in all."""

    first: tuple[Handed, ...]
    count: int


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """A document on record that no file was handed in for. Nulls: `on` None is undated."""

    id: int
    number: str
    title: str
    area_key: str
    area: str
    on: date | None


def papers(areas: Areas, day: date, *, limit: int = 100) -> list[OtherPaper]:
    """Give documents of some areas that no file was handed in for, the newest first."""
    rows = Document.objects.filter(Q(file=None) | Q(file__uploads__isnull=True)).exclude(area=None)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    found = list(
        rows.order_by(F("on").desc(nulls_last=True), "-pk").values_list(
            "pk", "number", "title", "area__key", "area", "on"
        )[:limit]
    )
    titles = titles_of({row[4] for row in found if row[4] is not None}, day)
    return [
        OtherPaper(pk, number, title, key or "", titles.get(area or 0, ""), on)
        for pk, number, title, key, area, on in found
    ]
