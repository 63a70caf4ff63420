"""The table of verdicts as a template shows it: a cell is made once for each verdict, not for each area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from vedich.catalog.load import catalog
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.facts.measured import Meaning
from vedich.store.queries.heat import Heat

_NONE = mark_safe('<td class="v"><span class="blank">–</span></td>')
_ASIDE = mark_safe('<td class="v aside">·</td>')
_OTHERS = Wording("Chỉ tiêu khác", "Other targets")


@dataclass(frozen=True, slots=True)
class Row:
    """An area with its cells, ready to be shown."""

    key: str
    title: str
    reached: int
    total: int
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Column:
    """A target with how many areas reached it, of how many that have it."""

    code: str
    name: str
    reached: int
    total: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A field over its columns."""

    key: str
    name: Wording
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """What is shown of a heat table after a field and a verdict were picked."""

    subjects: tuple[Subject, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def subjects_of(found: Heat) -> tuple[Subject, ...]:
    """Give the fields of the columns in their order."""
    subjects = catalog().subjects
    return tuple(
        Subject(key, subjects.get(key, _OTHERS), len(list(several)))
        for key, several in groupby(found.columns, key=lambda meaning: meaning.subject)
    )


def table_of(found: Heat, names: Mapping[Verdict, str], lang: str, *, field: str, verdict: str) -> Table:
    """Lay the table out; `field` keeps its columns alone, `verdict` what has that verdict somewhere."""
    picked = [
        place
        for place, column in enumerate(found.columns)
        if field in ("", column.subject)
        and (not verdict or any(band.verdicts[place] == verdict for band in found.bands))
    ]
    cells = {
        each: _ASIDE
        if verdict and each.value != verdict
        else format_html('<td class="v {}">{}</td>', each.value, names[each])
        for each in Verdict
    }
    rows = tuple(
        Row(band.key, band.title, band.reached, band.total, _cells(told, cells))
        for band in found.bands
        if (told := [band.verdicts[place] for place in picked])
        and (not verdict or any(each == verdict for each in told))
    )
    columns = tuple(_column(found, place, found.columns[place], lang) for place in picked)
    chosen = [found.columns[place].subject for place in picked]
    subjects = tuple(
        Subject(each.key, each.name, chosen.count(each.key))
        for each in subjects_of(found)
        if each.key in chosen
    )
    return Table(subjects, columns, rows)


def _cells(verdicts: Sequence[Verdict | None], cells: Mapping[Verdict, SafeString]) -> SafeString:
    # Each cell was escaped when it was made; thousands of them are only strung together.
    return mark_safe("".join(cells[each] if each is not None else _NONE for each in verdicts))


def _column(found: Heat, place: int, meaning: Meaning, lang: str) -> Column:
    told = [band.verdicts[place] for band in found.bands]
    return Column(
        meaning.code,
        meaning.name_in[lang],
        sum(each is not None and each.reached for each in told),
        sum(each is not None and each.counts for each in told),
    )
