"""A judged board as a door shows it: items by group on every basis, counts, what lags, what is declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from vedich.catalog.load import catalog
from vedich.domain.area import AreaType
from vedich.domain.known import Source
from vedich.domain.scorecard import Scorecard
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.facts.asked import Asked
from vedich.store.facts.measured import Meaning, Meanings
from vedich.store.facts.schemed import OfficeScheme, scheme_on
from vedich.store.judged.board import Board, Line
from vedich.store.judged.keeping import boards_as_of
from vedich.store.models import (
    Area,
    Category,
    DeclaredJudgement,
    IndicatorSet,
    Observation,
    Target,
    TargetExplanation,
    TargetSet,
)
from vedich.store.queries import office_verdicts, tree
from vedich.store.queries.agency_names import leads_on
from vedich.store.queries.illustrations import illustrated
from vedich.store.queries.sources import source_of
from vedich.store.queries.standing import as_it_stands


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator of a board with its judged targets, one for each basis or set.

    `label` is the number that a document gives it, else its place in the group.
    """

    meaning: Meaning
    category: str
    group: Wording
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of one set of targets: by verdict, with how many its document says it has, where it does."""

    basis: str
    name: str
    scorecard: Scorecard
    declared_count: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Declared:
    """A count that a document states of itself, as declared, and where.

    `verdicts` are those it states of single targets that are on record, beside the computed ones.
    """

    source: Source
    period: str
    total: int | None
    met: int | None
    exceeded: int | None
    near: int | None
    missed: int | None
    no_result: int | None
    wording: str
    surface: str

    @property
    def groups(self) -> int | None:
        """Add up the groups that are stated ('met' holds the exceeded); None where none is."""
        told = [self.met, self.near, self.missed, self.no_result]
        known = [count for count in told if count is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Explained:
    """What somebody said of a target that lags."""

    as_of: date
    gap: str
    causes: str
    remedy: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a target since the month before; None where it was not judged then."""

    line: Line
    before: Line | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A set of targets that the whole board holds, from which somebody may choose."""

    number: int
    basis: str
    name: str

    @property
    def key(self) -> str:
        """Give the number as an address or a command names it."""
        return str(self.number)


@dataclass(frozen=True)
class Shown:
    """A board with everything a door shows beside it.

    `offered` are all sets of the board, also those that were not asked for; `illustrated` the targets that
    rest on made-up documents, or whose figures do; `before` the lines of the month before, by target.
    """

    area: Area
    title: str
    asked: Asked
    scheme: OfficeScheme
    board: Board
    items: tuple[Item, ...]
    counted: tuple[Counted, ...]
    declared: tuple[Declared, ...]
    leads: Mapping[int, str]
    explained: Mapping[int, Explained]
    sources: Mapping[int, Source]
    changes: tuple[Change, ...]
    declared_verdicts: Mapping[int, str]
    office_verdicts: Mapping[int, str]
    told_in_words: Mapping[int, str]
    offered: tuple[Offered, ...]
    illustrated: frozenset[int]
    before: Mapping[int, Line]

    @property
    def is_all_illustrated(self) -> bool:
        """Say whether every target shown is illustration."""
        return bool(self.board.lines) and all(line.target in self.illustrated for line in self.board.lines)

    def of_set(self, number: int) -> Shown:
        """Give what is shown of one set of targets alone."""
        lines = {line.target for line in self.board.lines if line.target_set == number}
        kept = [replace(item, lines=tuple(x for x in item.lines if x.target in lines)) for item in self.items]
        return replace(
            self,
            board=self.board.only(sets=[number]),
            items=tuple(item for item in kept if item.lines),
            counted=tuple(each for each in self.counted if each.number == number),
            changes=tuple(each for each in self.changes if each.line.target in lines),
        )


class NoSuchSetError(ValueError):
    """Raised when a set of targets is asked for that the record does not have; `vi` and `en` say so."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        told = "; ".join(known) or "chưa có bộ nào"
        self.vi = f"Không có bộ chỉ tiêu {asked!r}. Các bộ của địa bàn: {told}."
        self.en = f"There is no set {asked!r}. Sets of the area: {told}."
        super().__init__(self.en)


def shown(asked: Asked, area: Area, at: datetime, *, basis: str | None = None, set_: str = "") -> Shown:
    """Give the board of an area, of all its targets or those of one basis or set.

    `set_` is the key of a set of indicators or the number of a set of targets.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
        NoSuchSetError: there is no such set.
    """
    return as_it_stands(
        area,
        (shown, asked, basis, set_),
        lambda: _shown(asked, area, at, basis, set_),
        lambda made: len(made.board.lines) + len(made.before),
    )


def _shown(asked: Asked, area: Area, at: datetime, basis: str | None, set_: str) -> Shown:
    month_before = replace(asked, as_of=_month_before(asked.as_of))
    whole, earlier = boards_as_of([asked, month_before], area.pk, at)
    sets = _sets(whole)
    found = whole.only(basis=basis, sets=_chosen(set_, sets, whole))
    if set_ and set_ in dict(IndicatorSet.objects.values_list("key", "pk")):
        found = _of_set(found, set_)
    before = {line.target: line for line in earlier.lines}
    meanings = Meanings.on(asked.as_of)
    targets = {line.target for line in found.lines}
    told = {pk: source_of(row.document, "") for pk, row in sets.items() if row.document}
    said = _declared_by(area, asked)
    made_up = {pk for pk, row in sets.items() if row.document and row.document.illustration}
    return Shown(
        area,
        title_of(area, asked.as_of),
        asked,
        scheme_on(asked.as_of, asked.known_on),
        found,
        tuple(_items(found, meanings)),
        tuple(_counted(found, sets)),
        tuple(_declared(said, asked)),
        leads_on(targets, asked.as_of),
        _explained(targets, asked.as_of),
        {line.target: told[line.target_set] for line in found.lines if line.target_set in told},
        tuple(_changes(found, before)),
        {row.target_id: row.verdict for row in said if row.target_id in targets and row.verdict},
        office_verdicts.standing(targets, asked.as_of),
        _told_in_words(found, asked),
        tuple(Offered(pk, row.basis, _name_of(row)) for pk, row in sorted(sets.items())),
        illustrated(found, made_up),
        before,
    )


def title_of(area: Area, day: date) -> str:
    """Give the title that an area has on a day: 'xã Cần Đước'."""
    return titles_of([area.pk], day).get(area.pk, area.key)


def titles_of(areas: Collection[int], day: date) -> dict[int, str]:
    """Give the titles of areas on a day; of one that does not stand on it, the last title it had."""
    placeholders = {area for area, one in tree.stands(areas).items() if one.placeholder}
    found: dict[int, tuple[bool, str]] = {}
    for one in tree.called(areas):
        holds = one.holds(day)
        if holds or not found.get(one.area, (False,))[0]:
            plain = one.area in placeholders or AreaType(one.type) is AreaType.COUNTRY
            found[one.area] = holds, one.name if plain else f"{AreaType(one.type).wording.vi} {one.name}"
    return {area: title for area, (_, title) in found.items()}


def _sets(found: Board) -> dict[int, TargetSet]:
    ids = {line.target_set for line in found.lines}
    return {row.pk: row for row in TargetSet.objects.filter(pk__in=ids).select_related("document__file")}


def _chosen(asked: str, sets: Mapping[int, TargetSet], found: Board) -> list[int] | None:
    if not asked:
        return None
    if asked.isdigit() and int(asked) in sets:
        return [int(asked)]
    if IndicatorSet.objects.filter(key=asked).exists():
        return None
    raise NoSuchSetError(asked, [f"{pk} ({_name_of(row)})" for pk, row in sorted(sets.items())])


def _of_set(found: Board, key: str) -> Board:
    wanted = set(
        IndicatorSet.objects.filter(key=key, items__indicator__isnull=False).values_list(
            "items__indicator", flat=True
        )
    )
    return replace(found, lines=tuple(line for line in found.lines if line.indicator in wanted))


def _name_of(row: TargetSet) -> str:
    document = row.document
    return row.vi or (document.number or document.title if document else "") or row.period


def _items(found: Board, meanings: Meanings) -> Iterable[Item]:
    """Gather lines by indicator and category, in the order of the documents, by group."""
    order = {
        pk: (set_, position, label)
        for pk, set_, position, label in Target.objects.filter(
            pk__in=[line.target for line in found.lines]
        ).values_list("pk", "set_id", "position", "label")
    }
    parts = {line.category for line in found.lines if line.category}
    names = dict(Category.objects.filter(pk__in=parts).values_list("pk", "vi")) if parts else {}
    gathered: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in found.lines:
        gathered[line.indicator, line.category].append(line)
    subjects = catalog().subjects
    # Party resolutions of a term come behind the plans of the year.
    ranked = sorted(
        gathered.items(), key=lambda item: min(order.get(line.target, (0, 0, ""))[:2] for line in item[1])
    )
    groups: dict[str, list[tuple[tuple[int, int], list[Line]]]] = defaultdict(list)
    for key, lines in ranked:
        meaning = meanings.by_id.get(key[0])
        if meaning is not None:
            groups[meaning.subject].append((key, lines))
    for subject, members in groups.items():
        for number, ((indicator, category), lines) in enumerate(members, start=1):
            label = next((order[line.target][2] for line in lines if order[line.target][2]), str(number))
            yield Item(
                meanings.by_id[indicator],
                names.get(category, "") if category else "",
                subjects.get(subject, Wording("Chỉ tiêu khác", "Other targets")),
                label,
                tuple(sorted(lines, key=lambda line: (line.whole is not None, line.target))),
            )


def _counted(found: Board, sets: Mapping[int, TargetSet]) -> Iterable[Counted]:
    by_set: dict[int, None] = {}
    for line in found.lines:
        by_set.setdefault(line.target_set)
    for pk in by_set:
        row = sets[pk]
        yield Counted(row.basis, _name_of(row), found.scorecard(target_set=pk), row.declared_count, pk)


def _declared_by(area: Area, asked: Asked) -> list[DeclaredJudgement]:
    """Give what documents state of an area and its targets in a year, by the day asked for, the last last."""
    rows = DeclaredJudgement.objects.filter(
        area=area, period_end__year=asked.as_of.year, period_start__lte=asked.as_of
    ).select_related("document__file")
    return sorted(rows, key=lambda row: (row.document.on or date.min, row.pk))


def _declared(rows: Iterable[DeclaredJudgement], asked: Asked) -> Iterable[Declared]:
    """Yield the counts of whole sets of targets."""
    last = _told_by(asked)
    for row in rows:
        if row.target_id is None and row.document.on is not None and row.document.on <= last:
            yield Declared(
                source_of(row.document, row.place), row.period, row.total, row.met, row.exceeded, row.near,
                row.missed, row.no_result, row.wording, row.surface,
            )  # fmt: skip


def _told_by(asked: Asked) -> date:
    """Give the last day on which a document may tell of the period: reports follow within three months."""
    return asked.known_on or asked.as_of + timedelta(days=120)


def _told_in_words(found: Board, asked: Asked) -> dict[int, str]:
    """Give the words of results that have no figure, for targets that have no result else."""
    waiting = {line.indicator: line.target for line in found.lines if line.verdict is Verdict.NO_RESULT}
    rows = Observation.objects.filter(
        area=found.area,
        indicator__in=waiting,
        value=None,
        period_end__year=asked.as_of.year,
        period_end__lte=asked.as_of,
    )
    if asked.known_on is not None:
        rows = rows.filter(as_of__lte=asked.known_on)
    told = rows.order_by("as_of", "pk").values_list("indicator_id", "words")
    return {waiting[indicator]: words for indicator, words in told}


def _explained(targets: set[int], day: date) -> dict[int, Explained]:
    rows = TargetExplanation.objects.filter(target__in=targets, as_of__lte=day, as_of__year=day.year)
    return {
        row.target_id: Explained(
            row.as_of,
            row.gap,
            "; ".join(part for part in (row.external_causes, row.internal_causes) if part),
            row.remedy,
            row.commitment,
        )
        for row in rows.order_by("as_of", "pk")
    }


def _changes(found: Board, before: Mapping[int, Line]) -> Iterable[Change]:
    """Yield targets whose verdict or pace is another than a month before."""
    for line in found.lines:
        one = before.get(line.target)
        # What was not due and is now became so by the calendar alone.
        if one is None or one.verdict is Verdict.NOT_DUE:
            continue
        if (one.verdict, one.pace) != (line.verdict, line.pace):
            yield Change(line, one)


def _month_before(day: date) -> date:
    """Give the last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)
