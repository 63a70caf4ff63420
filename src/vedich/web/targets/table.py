"""The form of a judged board: groups, rows of one window of months, and a column for each basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from vedich.domain.target import Basis
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Item, Shown
from vedich.store.queries.breakdowns import PartTold
from vedich.store.queries.told.words import (
    basis_words,
    figure_of,
    goal,
    months,
    number,
    pace_words,
    result,
    share,
)
from vedich.store.queries.trends import Trend
from vedich.web.parts.plot import spark

# So many bases have columns of their own unless somebody asks for all: a table of more is too wide.
USUAL = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the form: its text, its value for sorting, and the target whose story it opens.

    Nulls: a blank has neither text nor value.
    """

    text: str
    value: Decimal | None
    name: str
    target: int

    @property
    def plain(self) -> str:
        """Give the value as a script sorts it; nothing for a blank."""
        return "" if self.value is None else f"{self.value:f}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict of a row; `basis` is '' where all bases agree.

    `declared` is what a document states instead, `office` what the office itself does.
    """

    verdict: Verdict
    called: str
    basis: str
    pace: str
    declared: Verdict | None
    office: Verdict | None
    estimate: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the form; a basis on which it has no target has None in its columns."""

    label: str
    name: str
    months: str
    measure: str
    is_part: bool
    illustrated: bool
    last_year: Figure
    goals: tuple[Figure | None, ...]
    month: Figure
    result: Figure
    shares: tuple[Figure | None, ...]
    year_ago: Figure
    judged: tuple[Judged, ...]
    code: str
    trend: str = ""
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one field, under its Roman numeral."""

    numeral: str
    name: Wording
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole table; `bases` are its columns of goals, with the words that head them.

    `folded` are the bases that the rows have beside those, which somebody may unfold.
    """

    bases: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    folded: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """Count the rows."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def is_all_illustrated(self) -> bool:
        """Say whether every row is illustration."""
        rows = [row for group in self.groups for row in group.rows]
        return bool(rows) and all(row.illustrated for row in rows)

    @property
    def month_column(self) -> int:
        """Say where the figures of the month stand, after number, name, measure, last year and the goals."""
        return 4 + len(self.bases)

    @property
    def result_column(self) -> int:
        """Say where the results stand."""
        return self.month_column + 1

    @property
    def year_ago_column(self) -> int:
        """Say where the shares of the year before stand, after the shares of each basis."""
        return self.result_column + len(self.bases) + 1

    @property
    def verdict_column(self) -> int:
        """Say where the verdicts stand: last, after the trend."""
        return self.year_ago_column + 2

    @property
    def width_after_name(self) -> int:
        """Count the columns that follow the name."""
        return self.verdict_column - 1


def form_of(
    found: Shown,
    lang: str,
    *,
    every_basis: bool = True,
    trends: Mapping[int, Trend] | None = None,
    parts: Mapping[int, Sequence[PartTold]] | None = None,
) -> Form:
    """Lay a board out as the form; without every basis, the `USUAL` ones that most rows have.

    `parts` are what was told of the parts of indicators, by their ids.
    """
    told = Counter(basis for item in found.items for basis in {line.basis for line in item.lines})
    there = [basis.value for basis in Basis if basis.value in told]
    usual = sorted(there, key=lambda basis: (-told[basis], there.index(basis)))[:USUAL]
    bases = there if every_basis else [basis for basis in there if basis in usual]
    gathered: dict[str, tuple[Wording, list[Row]]] = {}
    for item in found.items:
        _, rows = gathered.setdefault(item.group.vi, (item.group, []))
        told_rows = list(_rows(item, bases, found, lang, trends or {}))
        if told_rows and not item.category:
            told_rows[0] = replace(told_rows[0], parts=_parts((parts or {}).get(item.meaning.id, ()), lang))
        rows.extend(told_rows)
    groups = tuple(
        Group(roman(place), name, tuple(rows))
        for place, (name, rows) in enumerate(gathered.values(), start=1)
    )
    headed = [(basis, basis_words(basis, lang)) for basis in there]
    return Form(
        tuple(each for each in headed if each[0] in bases),
        groups,
        tuple(each for each in headed if each[0] not in bases),
    )


def _rows(
    item: Item, bases: Sequence[str], found: Shown, lang: str, trends: Mapping[int, Trend]
) -> Iterator[Row]:
    for place, lines in enumerate(_windows(item.lines)):
        row = _row(item, lines, bases, found, lang)
        first = next(iter(lines.values()))
        row = replace(row, trend=spark(trends.get(first.target, ())))
        yield row if place == 0 else replace(row, label="")


def _parts(told: Sequence[PartTold], lang: str) -> str:
    """Say the parts of a figure in one line: 'Nam 60, Nữ 45'."""
    return "; ".join(
        f"{one.part.vi if lang == 'vi' else one.part.en} {number(one.value, lang) or one.words}"
        for one in told
    )


def _windows(lines: Iterable[Line]) -> list[dict[str, Line]]:
    """Gather the lines of an item into rows: of the same months and result, and no basis twice."""
    rows: list[tuple[tuple[object, ...], dict[str, Line]]] = []
    for line in lines:
        same = (
            line.whole is not None, line.first, line.last, line.last_year, line.until, line.result,
            line.result_max,
        )  # fmt: skip
        for key, row in rows:
            if key == same and line.basis not in row:
                row[line.basis] = line
                break
        else:
            rows.append((same, {line.basis: line}))
    return [row for _, row in rows]


def _row(
    item: Item,
    lines: dict[str, Line],
    bases: Sequence[str],
    found: Shown,
    lang: str,
) -> Row:
    first = next(iter(lines.values()))

    def told(text: str, value: Decimal | None, name: str, line: Line = first) -> Figure:
        return Figure(text, value, name, line.target)

    by_basis = [lines.get(basis) for basis in bases]
    # A row whose every basis is folded is judged on those, each by its name.
    told_lines = [line for line in by_basis if line] or list(lines.values())
    name = item.meaning.name_in[lang]
    return Row(
        label=item.label,
        name=f"{name} - {item.category}" if item.category else name,
        months=months(first, lang),
        measure=item.meaning.printed,
        is_part=first.whole is not None,
        illustrated=any(line.target in found.illustrated for line in lines.values()),
        last_year=told(figure_of(first, first.last_year_whole, lang), first.last_year_whole, "last_year"),
        goals=tuple(told(goal(line, lang), line.low, "goal", line) if line else None for line in by_basis),
        month=told(figure_of(first, first.month, lang), first.month, "month"),
        result=told(result(first, lang), first.result, "result"),
        shares=tuple(
            told(share(line.share, lang), line.share, "share", line) if line else None for line in by_basis
        ),
        year_ago=told(share(first.of_year_ago, lang), first.of_year_ago, "year_ago"),
        judged=tuple(_judged(told_lines, found, lang, named=not any(by_basis))),
        code=item.meaning.code,
    )


def _judged(lines: list[Line], found: Shown, lang: str, *, named: bool = False) -> Iterator[Judged]:
    """Yield one verdict where all bases agree in all that is said of them, else one for each basis."""
    told = [
        Judged(
            line.verdict,
            found.scheme.name_of(line.verdict, lang, is_over=line.is_over),
            "",
            pace_words(line.pace, lang) if line.pace != "safe" else "",
            _otherwise(found.declared_verdicts, line),
            _otherwise(found.office_verdicts, line),
            line.time_basis == "estimate",
        )
        for line in lines
    ]
    if len(set(told)) == 1 and not named:
        yield told[0]
        return
    for line, one in zip(lines, told, strict=True):
        yield Judged(
            one.verdict,
            one.called,
            basis_words(line.basis, lang),
            one.pace,
            one.declared,
            one.office,
            one.estimate,
        )


def _otherwise(told: Mapping[int, str], line: Line) -> Verdict | None:
    said = told.get(line.target)
    return Verdict(said) if said and Verdict(said) is not line.verdict else None


def roman(number: int) -> str:
    """Give a numeral as forms number their groups.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    told = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            told, number = told + letters, number - value
    return told
