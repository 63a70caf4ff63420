"""A document of the record: what it says of itself, how it stands to others, and all that came from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.figure import Figure
from vedich.domain.period import Period
from vedich.domain.verdict import Verdict
from vedich.store.models import (
    Area,
    DeclaredJudgement,
    Document,
    DocumentRelation,
    Observation,
    Reprint,
    TargetVersion,
    TaskOrdered,
    Upload,
)
from vedich.store.queries.agency_names import called_then
from vedich.store.queries.areas import titles_of

Kind = DocumentRelation.Kind


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and how it stands to this one; `outgoing` says that this one does it to the other.

    Nulls: `area_key` is "" for one without an area, whose page nobody can open.
    """

    kind: str
    outgoing: bool
    id: int
    number: str
    title: str
    on: date | None
    since: date | None
    area: int | None
    area_key: str


@dataclass(frozen=True, slots=True)
class Came:
    """A target or a result that came from a document, with where in it; `area` is the store's id."""

    code: str
    name: str
    printed: str
    measure: str
    period: str
    until: date
    basis: str
    area: int
    area_key: str
    area_title: str
    place: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What a document declares: a verdict on a target, or a count of targets."""

    period: str
    area_title: str
    code: str
    verdict: Verdict | None
    total: int | None
    met: int | None
    exceeded: int | None
    missed: int | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """A task that a document orders of an area, told by its last title."""

    area: str
    action: str
    lead: str
    supports: str
    deadline: str
    place: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """All of a document. Counts are of everything, lists of the first some hundred.

    Nulls: `upload` is None where no file was handed in for its area.
    """

    id: int
    number: str
    type: str
    on: date | None
    title: str
    issuer: str
    area: str
    is_draft: bool
    illustration: bool
    file_name: str
    upload: int | None
    related: tuple[Related, ...]
    targets: tuple[Came, ...]
    target_count: int
    results: tuple[Came, ...]
    result_count: int
    judged: tuple[Judged, ...]
    tasks: tuple[Ordered, ...]
    again: tuple[Came, ...] = ()


def paper_page(
    area: Area, number: int, seen: Collection[int] | None, day: date, *, most: int = 200
) -> PaperPage | None:
    """Give a document of an area, with what came from it in the areas that are seen (None: in all)."""
    row = Document.objects.select_related("issuer", "file").filter(pk=number, area=area).first()
    if row is None:
        return None
    targets = TargetVersion.objects.filter(document=row)
    results = Observation.objects.filter(document=row)
    declared = DeclaredJudgement.objects.filter(document=row)
    prints = Reprint.objects.filter(document=row, way=Reprint.Way.AGAIN)
    if seen is not None:
        targets = targets.filter(target__area__in=seen)
        results = results.filter(area__in=seen)
        declared = declared.filter(area__in=seen)
        prints = prints.filter(observation__area__in=seen)
    told_targets = list(
        targets.order_by("pk").values_list(
            "target__indicator__code", "printed", "value", "words", "measure", "target__set__period",
            "target__set__period_end", "target__set__basis", "target__area", "target__area__key", "place",
        )[:most]
    )  # fmt: skip
    told_results = list(
        results.order_by("pk").values_list(
            "indicator__code", "printed", "value", "words", "measure", "period", "period_end", "area",
            "area__key", "place",
        )[:most]
    )  # fmt: skip
    told_again = list(
        prints.order_by("pk").values_list(
            "observation__indicator__code", "printed", "observation__value", "observation__words", "measure",
            "observation__period", "observation__period_end", "observation__area", "observation__area__key",
            "place",
        )[:most]
    )  # fmt: skip
    rows = [
        *((*one[:7], one[7], *one[8:]) for one in told_targets),
        *((*one[:7], "", *one[7:]) for one in (*told_results, *told_again)),
    ]
    tasks = list(TaskOrdered.objects.filter(document=row).order_by("pk")[:most])
    titles = titles_of({area.pk, *(one[8] for one in rows), *(one.area_id for one in tasks)}, day)
    names = _names({one[0] for one in rows})
    came = [_came(one, names, titles) for one in rows]
    upload = Upload.objects.filter(area=area, file=row.file_id).values_list("pk", flat=True).first()
    return PaperPage(
        row.pk,
        row.number,
        row.type,
        row.on,
        row.title,
        _issuer(row),
        titles.get(area.pk, area.key),
        row.is_draft,
        row.illustration,
        row.file.name if row.file else "",
        upload,
        tuple(_related(row)),
        tuple(came[: len(told_targets)]),
        targets.count() if len(told_targets) == most else len(told_targets),
        tuple(came[len(told_targets) : len(told_targets) + len(told_results)]),
        results.count() if len(told_results) == most else len(told_results),
        tuple(_judged(list(declared.select_related("target__indicator")[:most]), day)),
        tuple(
            Ordered(titles.get(one.area_id, ""), one.action, one.lead, one.supports, one.deadline, one.place)
            for one in tasks
        ),
        tuple(came[len(told_targets) + len(told_results) :]),
    )


def _issuer(row: Document) -> str:
    """Give whoever issued a document, as they were called on its day."""
    if row.issuer is None:
        return ""
    then = called_then([row.issuer.pk], row.on) if row.on else {}
    return then.get(row.issuer.pk, row.issuer.vi)


def papers_to_relate(areas: Collection[int] | None, but: int, *, most: int = 300) -> list[tuple[int, str]]:
    """Give documents that another may relate to, the newest first, each by its number or title."""
    rows = Document.objects.exclude(pk=but)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    found = rows.order_by("-on", "-pk").values_list("pk", "number", "title", "on")[:most]
    return [
        (pk, " · ".join(filter(None, (number, f"{on:%d/%m/%Y}" if on else "", title[:80]))))
        for pk, number, title, on in found
    ]


def document_row(area: Area, number: int) -> Document | None:
    """Give a document of an area, to be handed to an action."""
    return Document.objects.filter(pk=number, area=area).first()


def other_document(number: int, areas: Collection[int] | None) -> Document | None:
    """Give a document of some areas (None: of any), to be handed to an action."""
    rows = Document.objects.filter(pk=number)
    return (rows if areas is None else rows.filter(area__in=areas)).first()


def _came(one: tuple[object, ...], names: dict[str, str], titles: dict[int, str]) -> Came:
    code, printed, value, words, measure, period, until, basis, area, key, place = one
    told = printed or words or (Figure.of(value).text if isinstance(value, Decimal) else "")
    return Came(
        str(code),
        names.get(str(code), ""),
        str(told),
        str(measure),
        str(period),
        until,  # type: ignore[arg-type]
        str(basis),
        area,  # type: ignore[arg-type]
        str(key),
        titles.get(area, str(key)),  # type: ignore[call-overload]
        str(place),
    )


def _names(codes: Collection[str]) -> dict[str, str]:
    from vedich.store.models import IndicatorVersion

    rows = IndicatorVersion.objects.filter(indicator__code__in=codes).order_by("version")
    return dict(rows.values_list("indicator__code", "vi"))


def _related(row: Document) -> list[Related]:
    found = []
    for outgoing, rows, other in (
        (True, DocumentRelation.objects.filter(document=row), "other"),
        (False, DocumentRelation.objects.filter(other=row), "document"),
    ):
        found += [
            Related(kind, outgoing, pk, number, title, on, since, area, key or "")
            for kind, since, pk, number, title, on, area, key in rows.order_by("pk").values_list(
                "kind",
                "since",
                f"{other}__pk",
                f"{other}__number",
                f"{other}__title",
                f"{other}__on",
                f"{other}__area",
                f"{other}__area__key",
            )
        ]
    return found


def _judged(rows: Collection[DeclaredJudgement], day: date) -> list[Judged]:
    titles = titles_of({row.area_id for row in rows}, day)
    return [
        Judged(
            row.period,
            titles.get(row.area_id, ""),
            row.target.indicator.code if row.target else "",
            Verdict(row.verdict) if row.verdict else None,
            row.total,
            row.met,
            row.exceeded,
            row.missed,
        )
        for row in rows
    ]


def month_of(period: str, until: date, today: date) -> str:
    """Give the month in which a figure of a period is best looked at: its last, and none that is to come."""
    last = Period.parse(period).end if period else until
    return f"{min(last, today):%Y-%m}"
