"""One finding of the record as its page shows it: what it is, where it lies, who explained it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from vedich.domain.period import Period, PeriodError
from vedich.domain.wording import Wording
from vedich.store.integrity.catalogue import checks
from vedich.store.models import Explanation, Observation, Target, TargetSet, Violation
from vedich.store.queries.areas import titles_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the record something lies. '' and 0 are what is not known; `month` is written 2025-12."""

    area: str = ""
    code: str = ""
    month: str = ""
    report: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about a finding."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A finding with all that its page says; `why` is why such a thing is looked for, in Vietnamese.

    Nulls: `area_id` None concerns the record as a whole; `gone_on` None is still so; `due` None has no day.
    """

    id: int
    code: str
    words: Wording
    why: str
    area_id: int | None
    area: str
    agency: str
    found_on: date
    due: date | None
    gone_on: date | None
    place: Place
    said: tuple[Said, ...]


def finding(number: int, day: date) -> Opened | None:
    """Give a finding by its number, whoever asks; the door looks whether they may see its area."""
    row = Violation.objects.select_related("area", "explained_by").filter(pk=number).first()
    if row is None:
        return None
    titles = titles_of([row.area_id], day) if row.area_id is not None else {}
    said = Explanation.objects.filter(violation=row).order_by("pk")
    return Opened(
        row.pk,
        row.check_code,
        Wording(row.words, row.words_en or row.words),
        _why_of().get(row.check_code, ""),
        row.area_id,
        titles.get(row.area_id or 0, ""),
        row.explained_by.vi if row.explained_by else "",
        row.found_on,
        row.due,
        row.gone_on,
        place_of(row.subject, row.area.key if row.area else ""),
        tuple(Said(*each) for each in said.values_list("text", "by__username", "at")),
    )


def place_of(subject: str, area: str) -> Place:
    """Give where the subject of a finding lies: its figure, target or report, else its area.

    >>> place_of("figure:LAB-001:X34:28108:2025-12", "X34:28108")
    Place(area='X34:28108', code='LAB-001', month='2025-12', report=0)
    >>> place_of("submission:7", "X34:28108").report, place_of("area:X34:28108", "X34:28108").code
    (7, '')
    """
    kind, _, rest = subject.partition(":")
    if kind == "figure" and rest.count(":") >= 2:
        code, _, there = rest.partition(":")
        key, _, period = there.rpartition(":")
        return Place(key, code, _month(period))
    number = rest.partition(":")[0]
    if not number.isdigit():
        return Place(area)
    if kind == "submission":
        return Place(area, report=int(number))
    found = None
    if kind == "observation":
        rows = Observation.objects.filter(pk=number)
        found = rows.values_list("area__key", "indicator__code", "period").first()
    elif kind == "target":
        goals = Target.objects.filter(pk=number)
        found = goals.values_list("area__key", "indicator__code", "set__period").first()
    elif kind == "targets":
        sets = TargetSet.objects.filter(pk=number)
        found = (area, "", sets.values_list("period", flat=True).first() or "")
    return Place(found[0], found[1], _month(found[2])) if found else Place(area)


def _month(period: str) -> str:
    try:
        return f"{Period.parse(period).end:%Y-%m}"
    except PeriodError:
        return ""


@cache
def _why_of() -> dict[str, str]:
    """Give the sentence of each check's page that says why it is there, by code."""
    found = {}
    for check in checks():
        package, _, name = check.module.rpartition(".")
        page = files(package).joinpath(f"{name}.md")
        if page.is_file():
            parts = page.read_text("utf-8").split("\n\n")
            found[check.code] = " ".join(parts[1].split()) if len(parts) > 1 else ""
    return found
