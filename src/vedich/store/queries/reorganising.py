"""What the record holds of the areas that a plan changes, gathered for the domain to work out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Count, Q

from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaLevel, AreaType
from vedich.domain.indicator import Aggregation, AggregationError, AggregationKind
from vedich.domain.reorganisation import Moving, Reorganisation
from vedich.domain.reorganised_ground import (
    HeldRole,
    KeptSeries,
    NumberedList,
    OpenTask,
    OwedReport,
    ReorganisedGround,
    ServingAgency,
    StandingArea,
    UnreviewedPaper,
)
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionState
from vedich.domain.target import Basis
from vedich.store.models import (
    Agency,
    Appointment,
    Area,
    AreaCode,
    AreaName,
    AreaParent,
    AreaSuccession,
    Decision,
    IndicatorVersion,
    Observation,
    SetItem,
    Submission,
    TaskOrdered,
    Upload,
)
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.areas import titles_of
from vedich.store.queries.running_targets import as_asked, running

_FEW = 500
_T = TypeVar("_T")


def ground_of(plan: Reorganisation) -> ReorganisedGround:
    """Give what the record holds of the areas that a plan changes; a key that it has not is left out."""
    parents = {area.parent for area in plan.opened}
    moved = [part for part in plan.parts if isinstance(part, Moving)]
    parents |= {part.parent for part in moved}
    wanted = {*plan.touched, *parents, *(area.key for area in plan.opened)}
    areas = _standing(wanted, plan.on, {part.area for part in moved})
    ids = dict(Area.objects.filter(key__in=plan.closed).values_list("pk", "key"))
    versions = running(ids, plan.on)
    asked = as_asked(versions)
    reports = list(_reports(ids))
    return ReorganisedGround(
        areas=areas,
        namesakes=tuple(_namesakes(plan)),
        roles=tuple(_roles(ids, plan.on)),
        reports=tuple(reports),
        asked=tuple(asked),
        series=tuple(_series(ids)),
        agencies=tuple(_agencies(ids, plan.on)),
        tasks=tuple(
            OpenTask(
                row.pk,
                row.area.key,
                row.action,
                row.lead,
                row.deadline,
                row.document_id,
                row.document.area.key if row.document.area else "",
            )
            for row in TaskOrdered.objects.filter(area__in=ids)
            .select_related("area", "document__area")
            .order_by("pk")
        ),
        papers=tuple(_papers(ids)),
        lists=(*_target_lists(versions), *_forms(reports)),
        titles={key: area.title for key, area in areas.items()}
        | {area.key: area.title for area in plan.opened},
    )


def _standing(keys: Collection[str], on: date, moved: Collection[str] = ()) -> dict[str, StandingArea]:
    rows = [row for some in _turns(sorted(keys)) for row in Area.objects.filter(key__in=some)]
    ids = {row.pk: row for row in rows}
    names: dict[int, tuple[str, str]] = {}
    codes: dict[int, str] = {}
    parents: dict[int, int] = {}
    later: dict[int, date] = {}
    children: dict[int, list[int]] = defaultdict(list)
    eve = on - timedelta(days=1)
    for some in _turns(sorted(ids)):
        for area, kind, name in (
            AreaName.objects.filter(area__in=some).order_by("since").values_list("area", "type", "name")
        ):
            names[area] = kind, name
        codes |= dict(AreaCode.objects.filter(area__in=some).order_by("since").values_list("area", "code"))
        links = AreaParent.objects.filter(area__in=some, hierarchy=Hierarchy.GOVERNMENT)
        parents |= dict(links.order_by("since").values_list("area", "parent"))
        parents |= dict(links.filter(_holds(eve)).values_list("area", "parent"))
        for table in (AreaName, AreaCode, AreaParent):
            changes = table._default_manager.filter(area__in=some, since__gte=on)
            for area, since in changes.values_list("area", "since"):
                if since is not None:
                    later[area] = min(since, later.get(area, since))
        below = AreaParent.objects.filter(_holds(on), parent__in=some).exclude(area__key__in=moved)
        for parent, area in below.values_list("parent", "area").distinct():
            children[parent].append(area)
    heirs = set(AreaSuccession.objects.filter(old__in=ids).values_list("old", flat=True))
    titles = titles_of({*parents.values(), *(each for some in children.values() for each in some)}, eve)
    above = dict(Area.objects.filter(pk__in=set(parents.values())).values_list("pk", "key"))
    below_keys = dict(
        Area.objects.filter(pk__in={each for some in children.values() for each in some}).values_list(
            "pk", "key"
        )
    )
    found = {}
    for pk, row in ids.items():
        kind, name = names.get(pk, (AreaType.COUNTRY.value, row.key))
        up = parents.get(pk)
        found[row.key] = StandingArea(
            key=row.key,
            type=AreaType(kind),
            name=name,
            level=AreaLevel(row.level),
            code=codes.get(pk, ""),
            since=row.since,
            until=row.until,
            parent=above.get(up) if up else None,
            parent_title=titles.get(up, "") if up else "",
            children=tuple((below_keys[each], titles.get(each, "")) for each in sorted(children[pk])),
            has_heir=pk in heirs,
            later=later.get(pk),
        )
    return found


def standing_areas(keys: Collection[str], on: date) -> dict[str, StandingArea]:
    """Give areas by key as they stand on the eve of a day; a key that the record has not is left out."""
    return _standing(keys, on)


def _namesakes(plan: Reorganisation) -> Iterator[StandingArea]:
    keys: set[str] = set()
    for some in _turns(list(plan.opened)):
        levels = {area.type.level.value for area in some}
        names = AreaName.objects.filter(name__in=[area.name for area in some], area__level__in=levels)
        codes = AreaCode.objects.filter(
            code__in=[area.code for area in some if area.code], area__level__in=levels
        )
        keys |= set(names.values_list("area__key", flat=True)) | set(
            codes.values_list("area__key", flat=True)
        )
    yield from _standing(keys, plan.on).values()


def _roles(ids: dict[int, str], on: date) -> Iterator[HeldRole]:
    for some in _turns(sorted(ids)):
        rows = Appointment.objects.filter(Q(until=None) | Q(until__gte=on), area__in=some)
        for row in rows.select_related("user__person", "agency").order_by("user__username", "pk"):
            assert row.area_id is not None
            person = getattr(row.user, "person", None)
            yield HeldRole(
                row.pk,
                row.user.username,
                person.name if person else row.user.username,
                Role(row.role),
                ids[row.area_id],
                row.agency.vi if row.agency else "",
                row.until,
            )


def _reports(ids: dict[int, str]) -> Iterator[OwedReport]:
    settled = (SubmissionState.APPROVED, SubmissionState.CORRECTED, SubmissionState.EXCLUDED)
    for some in _turns(sorted(ids)):
        rows = Submission.objects.filter(area__in=some).exclude(state__in=[each.value for each in settled])
        rows = rows.annotate(drafts_kept=Count("drafts"))
        for row in rows.select_related("report_period", "agency", "set").order_by("report_period__due", "pk"):
            period = row.report_period
            yield OwedReport(
                row.pk,
                ids[row.area_id],
                row.agency.key,
                row.agency.vi,
                period.pk,
                period.period,
                period.covers_end,
                period.due,
                SubmissionState(row.state),
                row.set_id,
                row.set.vi if row.set else "",
                row.drafts_kept,
            )


def _series(ids: dict[int, str]) -> Iterator[KeptSeries]:
    pairs: list[tuple[int, int]] = []
    for some in _turns(sorted(ids)):
        rows = Observation.objects.filter(area__in=some, category=None)
        pairs += rows.values_list("area", "indicator").distinct()
    meanings: dict[int, IndicatorVersion] = {}
    told = IndicatorVersion.objects.filter(indicator__in={indicator for _, indicator in pairs})
    for row in told.select_related("indicator").order_by("version"):
        meanings[row.indicator_id] = row
    for area, indicator in pairs:
        meaning = meanings.get(indicator)
        if meaning is None:
            continue
        try:
            way = Aggregation.parse(meaning.aggregation)
        except AggregationError:
            way = Aggregation(AggregationKind.NONE)
        ratio = way.of if way.kind is AggregationKind.RATIO else ()
        en = meaning.en or meaning.vi
        yield KeptSeries(ids[area], meaning.indicator.code, meaning.vi, en, way.adds_up, ratio)


def _agencies(ids: dict[int, str], on: date) -> Iterator[ServingAgency]:
    for some in _turns(sorted(ids)):
        rows = Agency.objects.filter(Q(until=None) | Q(until__gte=on), area__in=some).order_by("area", "pk")
        for row in rows:
            assert row.area_id is not None
            yield ServingAgency(row.key, AgencyKind(row.kind), row.vi, ids[row.area_id])


def _papers(ids: dict[int, str]) -> Iterator[UnreviewedPaper]:
    for some in _turns(sorted(ids)):
        done = Decision.objects.filter(choice=Decision.Choice.COMMITTED, upload__area__in=some)
        rows = Upload.objects.filter(area__in=some, reading__items__gt=0)
        for row in rows.exclude(pk__in=done.values("upload")).order_by("pk"):
            yield UnreviewedPaper(row.pk, ids[row.area_id], row.name)


def _target_lists(versions: Sequence[Any]) -> Iterator[NumberedList]:
    lines: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in versions:
        home = row.target.set
        lines[row.target.area.key, home.basis, home.period].add(row.target.indicator.code)
    for (area, basis, period), codes in sorted(lines.items()):
        name = f"Chỉ tiêu {period} ({Basis(basis).wording.vi})"
        yield NumberedList(area, f"targets {basis} {period}", name, frozenset(codes))


def _forms(reports: Sequence[OwedReport]) -> Iterator[NumberedList]:
    sets = {report.set for report in reports if report.set is not None}
    lines: dict[int, set[str]] = defaultdict(set)
    rows = SetItem.objects.filter(set__in=sets, indicator__isnull=False)
    for form, code in rows.values_list("set", "indicator__code"):
        lines[form].add(code or "")
    forms: dict[str, dict[int, str]] = defaultdict(dict)
    for report in reports:
        if report.set is not None:
            forms[report.area][report.set] = report.set_name
    for area, mine in sorted(forms.items()):
        held = frozenset().union(*(lines[one] for one in mine))
        yield NumberedList(area, "form", ", ".join(sorted(mine.values())), held)


def _holds(day: date) -> Q:
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def _turns(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Give rows in turns: SQLite does not take more in one question."""
    for start in range(0, len(rows), _FEW):
        yield rows[start : start + _FEW]
