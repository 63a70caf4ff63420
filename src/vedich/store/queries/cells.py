"""How one judged cell came about: its target, the rows it rests on with their sources, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from vedich.domain.figure import Figure, FigureError
from vedich.domain.known import Source
from vedich.domain.observation import Vintage
from vedich.domain.wording import Wording
from vedich.judging.judge import Judgement
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meaning, Meanings
from vedich.store.facts.schemed import OfficeScheme
from vedich.store.judged.board import Line
from vedich.store.judged.evaluating import Evaluated, evaluated
from vedich.store.models import Area, Observation, Target, TargetVersion
from vedich.store.queries.agency_names import reported_by
from vedich.store.queries.boards import title_of, titles_of
from vedich.store.queries.quotations import Quotation, Quotations
from vedich.store.queries.sources import source_of

# More rows of areas below than this are told by number.
MOST_LEAVES = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A row of the record that a cell rests on, or that another one took the place of.

    `figure` is what was said, `value` the same in the measure of the indicator; `stood` says whether it is
    the one that counts, `why` why not. `by` wrote it into the record at `at`; `report` is the report that it
    was entered from, '' for a figure of a document; `illustration` says that nobody issued its document.
    `quote` is the sentence it stands in, where the text of its document is kept.
    """

    id: int
    title: str
    period: str
    as_of: date
    vintage: Vintage
    figure: str
    value: Decimal | None
    source: Source
    stood: bool
    why: Wording | None
    by: str = ""
    at: datetime | None = None
    report: str = ""
    illustration: bool = False
    quote: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator that another one follows from, with its result."""

    meaning: Meaning
    value: Decimal | None
    way: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """An area below with its part of a sum; None where it has no figure."""

    title: str
    value: Decimal | None


@dataclass(frozen=True)
class Cell:
    """A judged target with everything that it came from; `said_before` is what was said of last year.

    Nulls: `set_in` None: the text of the document that sets the target is not kept.
    """

    title: str
    asked: Asked
    line: Line
    meaning: Meaning
    operator: str
    goal: str
    base: Decimal | None
    reference: Decimal | None
    set_by: Source
    since: date | None
    versions: int
    scheme: OfficeScheme
    said: tuple[Said, ...]
    parts: tuple[Part, ...]
    leaves: tuple[Leaf, ...]
    said_before: tuple[Said, ...] = ()
    set_by_illustration: bool = False
    set_in: Quotation | None = None


class NoSuchCellError(ValueError):
    """Raised when a cell is asked for that the board does not have; `vi` and `en` say what it has."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        told = ", ".join(sorted(set(known))) or "không có chỉ tiêu nào"
        self.vi = f"Bảng không có ô {asked!r}. Các ô: {told}."
        self.en = f"The board has no cell {asked!r}. Cells: {told}."
        super().__init__(self.en)


class ManyCellsError(ValueError):
    """Raised when a cell's name fits several targets; `vi` and `en` list them."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        told = ", ".join(known)
        self.vi = f"{asked!r} là {len(told.split(', '))} ô: {told}. Hãy nêu rõ một ô."
        self.en = f"{asked!r} may be {told}. Name one of them."
        super().__init__(self.en)


def cell(asked: Asked, area: Area, name: str) -> Cell:
    """Explain a cell of an area's board: '#12' is target 12, 'BUD-001@adopted' its indicator and basis.

    Raises:
        NoSuchCellError: the board has no such cell.
        ManyCellsError: the name fits several.
        BordersUnknownError: the day of the borders lies before the records.
    """
    meanings = Meanings.on(asked.as_of)
    borders = Borders.on(asked.border_day)
    code, _, basis = name.partition("@")
    if name.startswith("#"):
        row = Target.objects.filter(pk=int(name[1:]), area=area).first() if name[1:].isdigit() else None
        indicator = row.indicator_id if row else None
    else:
        indicator = meanings.id_of(code)
    if indicator is None:
        raise NoSuchCellError(name, _names(asked, area, meanings))
    wanted = meanings.parts_of([indicator])
    found = evaluated(
        replace(
            asked,
            areas=borders.under(area.pk),
            judged=frozenset({area.pk}),
            indicators=wanted,
        ),
        borders=borders,
    )
    board = found.boards.get(area.pk)
    lines = [
        line
        for line in (board.lines if board else ())
        if name == f"#{line.target}"
        or (
            not name.startswith("#")
            and meanings.by_id[line.indicator].code == code
            and basis in ("", line.basis)
        )
    ]
    if not lines:
        raise NoSuchCellError(name, _names(asked, area, meanings))
    if len(lines) > 1:
        raise ManyCellsError(name, [f"#{line.target} ({code}@{line.basis})" for line in lines])
    return _cell(area, lines[0], found, meanings, borders)


def _names(asked: Asked, area: Area, meanings: Meanings) -> list[str]:
    found = evaluated(replace(asked, areas=frozenset({area.pk}), judged=frozenset({area.pk}))).boards.get(
        area.pk
    )
    return [
        f"{meanings.by_id[line.indicator].code}@{line.basis}"
        for line in (found.lines if found else ())
        if line.indicator in meanings.by_id
    ]


def _cell(area: Area, line: Line, found: Evaluated, meanings: Meanings, borders: Borders) -> Cell:
    asked, judgement, scheme = found.facts.asked, found.judgement, found.facts.scheme
    version = TargetVersion.objects.select_related("document__file", "target__set__document__file").get(
        target=line.target, version=line.version
    )
    meaning = meanings.by_id[line.indicator]
    document = version.document or version.target.set.document
    (goal,) = judgement.records("goals", f"target = {line.target}")
    return Cell(
        title_of(area, asked.as_of),
        asked,
        line,
        meaning,
        version.operator,
        _goal_words(version),
        goal["base"],
        _reference(judgement, line, version),
        source_of(document, version.place),
        version.since,
        TargetVersion.objects.filter(target=line.target).count(),
        scheme,
        tuple(_said(asked, area, line, judgement, asked.as_of.year)),
        tuple(_parts(judgement, line, meaning, meanings)),
        tuple(_leaves(judgement, line, area, borders, asked)),
        tuple(_said(asked, area, line, judgement, asked.as_of.year - 1)),
        bool(document and document.illustration),
        Quotations().of(document.file_id if document else None, version.span_start, version.span_end),
    )


def _goal_words(version: TargetVersion) -> str:
    """Give the goal as it was printed, else its figures."""
    if version.value is None:
        return version.words
    told = printed_or(version.printed, version.value)
    upper = f" - {Figure.of(version.value_max).text}" if version.value_max is not None else ""
    return f"{told}{upper} {version.measure}"


def _reference(judgement: Judgement, line: Line, version: TargetVersion) -> Decimal | None:
    if version.operator not in ("decrease_by", "increase_by", "keep"):
        return None
    rows = judgement.records("results", _where(line, line.year - 1, line.last))
    return rows[0]["value"] if rows else None


def _where(line: Line, year: int, until: int) -> str:
    return (
        f"indicator = {line.indicator} AND category = {line.category} AND area = {line.area} "
        f"AND year = {year} AND first = {line.first} AND until = {until}"
    )


def _said(asked: Asked, area: Area, line: Line, judgement: Judgement, year: int) -> Iterable[Said]:
    """Yield what was said of the indicator in the area and year, the rows that stand first."""
    standing: Mapping[int, Any] = {
        row["observation"]: row["value"]
        for row in judgement.records(
            "standing",
            f"indicator = {line.indicator} AND category = {line.category} AND area = {area.pk} "
            f"AND year = {year}",
        )
    }
    rows = Observation.objects.filter(
        indicator=line.indicator, area=area, period_end__year=year
    ).select_related("document__file", "submission__report_period", "submission__agency", "event__by__person")
    told = [row for row in rows if (row.category_id or 0) == line.category]
    corrected = {row.supersedes_id for row in told if row.supersedes_id}
    stood = {row.pk for row in told if row.pk in standing and not _comes_later(row, asked)}
    quotes = Quotations()
    for row in sorted(told, key=lambda row: (row.pk not in stood, row.period_end, row.as_of, row.pk)):
        why = None if row.pk in stood else _why_not(row, asked, corrected)
        yield Said(
            row.pk, "", row.period, row.as_of, Vintage(row.vintage), _figure(row), standing.get(row.pk),
            source_of(row.document, row.place), row.pk in stood, why, *_entered(row),
            bool(row.document and row.document.illustration),
            quotes.of(row.document.file_id if row.document else None, row.span_start, row.span_end),
        )  # fmt: skip


def _entered(row: Observation) -> tuple[str, datetime | None, str]:
    """Give who wrote a row into the record, when, and the report that it was entered from."""
    by, at = "", None
    if row.event is not None:
        user, at = row.event.by, row.event.at
        by = user.person.name if hasattr(user, "person") else user.username
    report = row.submission
    return by, at, reported_by(report) if report is not None else ""


def _comes_later(row: Observation, asked: Asked) -> bool:
    """Say whether a row is of days after the one asked for; an estimate of the whole year is not."""
    return row.period_end > asked.as_of and Vintage(row.vintage).is_result


def _why_not(row: Observation, asked: Asked, corrected: set[int]) -> Wording:
    if asked.known_on is not None and row.as_of > asked.known_on:
        return Wording("chưa biết vào ngày đó", "not known by that day")
    if row.pk in corrected:
        return Wording("đã được đính chính", "was corrected")
    if row.submission is not None and asked.only_approved:
        from vedich.domain.submission import SubmissionState

        if not SubmissionState(row.submission.state).is_in_total:
            return Wording("báo cáo chưa được duyệt", "its report is not approved")
    if row.period_end > asked.as_of:
        return Wording("kỳ kết thúc sau ngày đánh giá", "its period ends after the day asked for")
    return Wording(
        "có số mới hơn của cùng kỳ, hoặc kỳ không thành tháng",
        "a newer one stands, or its days are no months",
    )


def _figure(row: Observation) -> str:
    if row.value is None:
        return row.words
    told = printed_or(row.printed, row.value)
    upper = f" - {Figure.of(row.value_max).text}" if row.value_max is not None else ""
    before = f"{row.words} " if row.words else ""
    return f"{before}{told}{upper} {row.measure}"


def printed_or(printed: str, value: Decimal) -> str:
    """Give a figure as it was printed, where that is all of it ('61 tỷ 450 triệu' prints two), else whole.

    >>> printed_or("61,450", Decimal("61.45")), printed_or("61", Decimal("61.45"))
    ('61,450', '61,45')
    """
    try:
        whole = bool(printed) and Figure(printed).value == value
    except FigureError:
        whole = False
    return printed if whole else Figure.of(value).text


def _parts(judgement: Judgement, line: Line, meaning: Meaning, meanings: Meanings) -> Iterable[Part]:
    """Yield the results that the cell's own follows from, where it was worked out."""
    if line.way != "derived":
        return
    for code in meaning.aggregation.of:
        part = meanings.by_code.get(code)
        if part is None:
            continue
        of_part = replace(line, indicator=part.id)
        for row in judgement.records("summed_up", _where(of_part, line.year, line.until)):
            yield Part(part, row["value"], row["way"])


def _leaves(judgement: Judgement, line: Line, area: Area, borders: Borders, asked: Asked) -> Iterable[Leaf]:
    """Yield the areas that a rolled-up sum is made of, with their parts; those that miss have None."""
    if line.way != "rolled_up":
        return
    leaves = {
        each
        for each, above, _, is_leaf in borders.tree(borders.under(area.pk))
        if is_leaf and above == area.pk
    }
    values = {
        row["area"]: row["value"]
        for row in judgement.records(
            "to_date",
            f"indicator = {line.indicator} AND category = {line.category} AND year = {line.year} "
            f"AND first = {line.first} AND until = {line.until}",
        )
    }
    for leaf, title in sorted(titles_of(leaves, asked.border_day).items(), key=lambda each: each[1]):
        yield Leaf(title, values.get(leaf))
