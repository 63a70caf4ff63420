"""What a document proposes to the record, thing by thing, with all that a person needs to decide."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache

from vedich.actions.confirming import Confirmed, Counted
from vedich.actions.reviewing.earlier import EarlierFigures
from vedich.actions.reviewing.meant import Meant, Paper, TaskKept, Understanding, same_thing
from vedich.actions.reviewing.options import Option, of_twins, options_of, with_others
from vedich.domain.document import Claim, ClaimKind, Span
from vedich.domain.finding import Certainty, Finding
from vedich.domain.grid import Grid
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.intake.reading import ReadFile, kept
from vedich.store.models import Area, Decision, MachineReading, Upload, User
from vedich.store.queries.areas import titles_by_key
from vedich.store.review_items import Item, items_of

PAPER = "paper"
# Read this surely, a figure may be accepted with others in one stroke.
CERTAIN = 0.9
_DOUBT_OF_FINDING = {Certainty.CERTAIN: 3.0, Certainty.LIKELY: 2.0, Certainty.WORTH_A_LOOK: 1.0}
_DOUBT_OF_TROUBLE, _DOUBT_OF_TWINS = 1.5, 1.8
_HEADING = re.compile(
    r"(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)\-/]\s+\S|(?:Điều|Phần|Chương|Mục)\s+\S", re.IGNORECASE
)
_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Decided:
    """What stands decided about a thing, by whom and when; `id` tells one decision from the next."""

    id: int
    choice: str
    content: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing to decide: what was read, what it means, how sure that is, and what was decided.

    `base` is what the reader means, `meant` with the correction that stands. `trouble` says why the record
    could not keep it as it stands; `findings` are numbers of the review's findings that touch it.
    Nulls: `decided` None waits for a decision, `trouble` None can be kept.
    """

    item: Item
    surface: str
    base: Meant
    meant: Meant
    certainty: float
    options: tuple[Option, ...]
    findings: tuple[int, ...]
    trouble: Wording | None
    twins: tuple[str, ...]
    decided: Decided | None
    group: str
    doubt: float
    kept: Confirmed | Counted | TaskKept | None

    @property
    def key(self) -> str:
        """Give its key."""
        return self.item.key

    @property
    def span(self) -> Span:
        """Give its place in the text that was read."""
        return self.item.span

    @property
    def is_certain(self) -> bool:
        """Say whether it may be accepted with others in one stroke: surely read, and nothing against it."""
        return self.trouble is None and not self.findings and not self.twins and self.certainty >= CERTAIN

    @property
    def state(self) -> str:
        """Give the word for what stands: open, accepted, corrected, rejected or committed."""
        return self.decided.choice if self.decided else "open"


class Review:
    """An upload while it is reviewed by somebody: its reading, and what is decided of it."""

    def __init__(self, upload: Upload, by: User, today: date) -> None:
        self.upload = upload
        self.read = _read_of(upload)
        self._by, self._today = by, today
        # Read once: what stands and how much was decided are of the same moment.
        self.decided, self.last, self.decisions = _so_far(upload)

    @cached_property
    def paper(self) -> Paper:
        """Give what the document says of itself, with what people told instead."""
        front = self.read.front
        made = Paper(front.number, front.on, front.title, front.type[:20])
        told = self.decided.get(PAPER)
        return made.with_(json.loads(told.content)) if told else made

    @property
    def newest(self) -> int:
        """Give the id of the newest decision, 0 where there is none."""
        return max((last.id for last in self.last.values()), default=0)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Give what is to be decided, by key."""
        return {item.key: item for item in items_of(self.read.reading)}

    @cached_property
    def understanding(self) -> Understanding:
        """Give what understands the things of this reading."""
        return Understanding(self.read, self.paper, area=self.upload.area.key, by=self._by, today=self._today)

    @cached_property
    def earlier(self) -> EarlierFigures:
        """Give what sets figures of earlier periods against the record."""
        return EarlierFigures(self.paper.on or self._today)

    def kept(self, item: Item, meant: Meant, place: str) -> Confirmed | Counted | TaskKept | Wording:
        """Give what the record would keep of a thing, or the reason why it cannot."""
        found = self.understanding.kept(item, meant, place)
        return self.earlier.settled(found, meant) if isinstance(found, Confirmed) else found

    def place_of(self, span: Span) -> str:
        """Give where a place of the text stands in the person's own file, as records keep it."""
        source = self.read.source
        there = source.place(span.start, span.end)
        place = source.place_in_file(there)
        if place is not None:
            return str(place)
        line = source.original.count("\n", 0, there.start) + 1
        return f"{line}:{there.start - source.original.rfind(chr(10), 0, there.start)}"

    @cached_property
    def proposed(self) -> tuple[Proposed, ...]:
        """Give everything to decide: what needs an eye first, the most doubtful on top, each in its group."""
        groups = _Groups(self.read.source.text, self.read.source.grids)
        bases = {key: self.understanding.of(item) for key, item in self.items.items()}
        meant = {key: base.with_(self._corrected(key)) for key, base in bases.items()}
        self.earlier.look_up(meant.values())
        made = [self._one(item, bases[key], meant[key], groups) for key, item in self.items.items()]
        return tuple(_ordered(_with_twins(made)))

    def _corrected(self, key: str) -> str:
        return self.decided[key].content if key in self.decided else ""

    def _one(self, item: Item, base: Meant, meant: Meant, groups: _Groups) -> Proposed:
        decided = self.decided.get(item.key)
        touching = [
            (number, finding)
            for number, finding in enumerate(self.read.findings)
            if any(span.overlaps(item.span) for span in (finding.span, *finding.related))
        ]
        read = self.understanding.kept(item, meant, self.place_of(item.span))
        # What is on record already is not set against itself.
        waits = decided is None or decided.choice != Decision.Choice.COMMITTED
        found = self.earlier.settled(read, meant) if waits and isinstance(read, Confirmed) else read
        trouble = found if isinstance(found, Wording) else None
        sure = item.thing.certainty
        doubt = max(
            1 - sure,
            _DOUBT_OF_TROUBLE if trouble else 0.0,
            *(_DOUBT_OF_FINDING[finding.certainty] for _, finding in touching),
            0.0,
        )
        text = self.read.source.text
        options = options_of(item, base, [finding for _, finding in touching], text)
        if isinstance(read, Confirmed) and not meant.prior:
            revision = self.earlier.option(read, self._corrected(item.key))
            options = with_others(options, [revision]) if revision else options
        return Proposed(
            item,
            text[item.span.start : item.span.end],
            base,
            meant,
            sure,
            options,
            tuple(number for number, _ in touching),
            trouble,
            (),
            decided,
            groups.of(item),
            doubt,
            None if isinstance(found, Wording) else found,
        )

    @cached_property
    def area_titles(self) -> dict[str, str]:
        """Give the titles of the areas that things are of."""
        return titles_by_key(sorted({each.meant.area for each in self.proposed} - {""}))


def upload_in(area: Area, number: int) -> Upload | None:
    """Give an upload of an area by its number."""
    return Upload.objects.select_related("area", "file").filter(area=area, pk=number).first()


def reading_of(area: Area, number: int) -> tuple[ReadFile, Upload]:
    """Give what was read of an upload of an area, and the upload.

    Raises:
        NotReadError: there is none, or it was not read.
    """
    upload = upload_in(area, number)
    if upload is None:
        raise NotReadError
    return _read_of(upload), upload


def _read_of(upload: Upload) -> ReadFile:
    rows = MachineReading.objects.filter(upload=upload, content__isnull=False)
    ended = rows.values_list("pk", "ended_at").first()
    if ended is None:
        raise NotReadError
    return _kept(*ended, upload.file.sha256, upload.name)


@lru_cache(maxsize=4)
def _kept(reading: int, ended_at: datetime, sha256: str, name: str) -> ReadFile:
    """Give what was kept of a reading; whoever reviews a document asks for it again with every key."""
    content = MachineReading.objects.values_list("content", flat=True).get(pk=reading)
    return kept(bytes(content or b""), name)


class NotReadError(LookupError):
    """Raised when an upload has not been read, or could not be."""


def last_decisions(upload: Upload) -> dict[str, Decided]:
    """Give the last decision about each item, also one that undid another."""
    return _so_far(upload)[1]


def _so_far(upload: Upload) -> tuple[dict[str, Decided], dict[str, Decided], int]:
    """Give by item what stands (what was undone does not) and what was said last; and how many were made."""
    standing: dict[str, Decided] = {}
    last: dict[str, Decided] = {}
    rows = Decision.objects.filter(upload=upload).order_by("pk")
    count = 0
    for pk, item, choice, content, by, at in rows.values_list(
        "pk", "item", "choice", "content", "by__username", "at"
    ):
        count += 1
        last[item] = standing[item] = Decided(pk, choice, content, by, at)
        if choice == Decision.Choice.UNDONE:
            del standing[item]
    return standing, last, count


def findings_of(review: Review, numbers: Sequence[int]) -> list[Finding]:
    """Give findings of a review by their numbers."""
    return [review.read.findings[number] for number in numbers]


def _with_twins(made: list[Proposed]) -> list[Proposed]:
    """Mark figures that say different things of the same: only one of them can be kept."""

    said: dict[tuple[object, ...], list[Proposed]] = {}
    for each in made:
        if isinstance(each.kept, Confirmed | Counted) and each.state != Decision.Choice.REJECTED:
            said.setdefault(same_thing(each.kept), []).append(each)
    twins: dict[str, tuple[str, ...]] = {}
    for several in said.values():
        if len({_value(each.kept) for each in several}) > 1:
            for each in several:
                twins[each.key] = tuple(one.key for one in several if _value(one.kept) != _value(each.kept))
    by_key = {each.key: each for each in made}
    return [_twin(each, [by_key[key] for key in twins.get(each.key, ())]) for each in made]


def _twin(each: Proposed, others: list[Proposed]) -> Proposed:
    if not others:
        return each
    said = dict.fromkeys(
        (" ".join(one.surface.split()), one.meant.value, one.meant.value_max, one.meant.measure)
        for one in others
    )
    return replace(
        each,
        twins=tuple(one.key for one in others),
        doubt=max(each.doubt, _DOUBT_OF_TWINS),
        options=with_others(each.options, of_twins(list(said))),
    )


def _value(kept: object) -> object:
    return (
        (kept.claim.value, kept.claim.value_max, kept.claim.measure) if isinstance(kept, Confirmed) else None
    )


def _ordered(made: list[Proposed]) -> list[Proposed]:
    """Put what needs an eye before what is certain; groups stay together, the most doubtful first."""
    most: dict[tuple[bool, str], float] = {}
    for each in made:
        at = (each.is_certain, each.group)
        most[at] = max(most.get(at, 0.0), each.doubt)
    first: dict[str, int] = {}
    for place, each in enumerate(made):
        first.setdefault(each.group, place)

    def order(each: Proposed) -> tuple[bool, float, int, float, int]:
        if each.is_certain:
            # In the order of the document: nothing here is in doubt.
            return True, 0.0, first[each.group], 0.0, each.span.start
        return (
            False,
            -most[False, each.group],
            first[each.group],
            -round(each.doubt, 1),
            each.span.start,
        )

    return sorted(made, key=order)


class _Groups:
    """Names the part of a document that a thing stands in: its table, or its section."""

    def __init__(self, text: str, grids: Sequence[Grid]) -> None:
        self._grids = sorted(grids, key=lambda grid: grid.start)
        self._names = {grid.number: self._of_grid(grid, text) for grid in grids}
        self._lines: list[tuple[int, str]] = []
        at = 0
        for line in text.splitlines(keepends=True):
            bare = " ".join(line.split())
            if bare and _HEADING.match(bare) and not self._in_grid(at):
                self._lines.append((at, bare[:_LONGEST_TITLE]))
            at += len(line)

    def of(self, item: Item) -> str:
        """Give the name of its part, "" for the beginning."""
        grid = self._in_grid(item.span.start)
        if grid is not None:
            return self._names[grid.number]
        before = [name for start, name in self._lines if start <= item.span.start]
        return before[-1] if before else ""

    def _in_grid(self, at: int) -> Grid | None:
        return next((grid for grid in self._grids if grid.start <= at < grid.end), None)

    @staticmethod
    def _of_grid(grid: Grid, text: str) -> str:
        if grid.name:
            return grid.name[:_LONGEST_TITLE]
        above = [line.strip() for line in text[max(0, grid.start - 400) : grid.start].splitlines()]
        told = next((line for line in reversed(above) if len(line) > 12), "")
        return f"Bảng {grid.number}" + (f": {told[:_LONGEST_TITLE]}" if told else "")


def needs_basis(review: Review) -> bool:
    """Say whether targets of the document are on nobody's authority yet."""
    return any(
        each.meant.kind == ClaimKind.TARGET and each.meant.basis in ("", Basis.UNKNOWN)
        for each in review.proposed
        if isinstance(each.item.thing, Claim)
    )
