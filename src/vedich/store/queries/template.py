"""What a workbook template is filled with from the record: lists to choose from, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vedich.catalog.load import catalog
from vedich.domain.area import AreaType
from vedich.domain.indicator import Aggregation, Direction, Frequency, IndicatorKind
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.domain.wording import Wording
from vedich.exchange.adding_words import adding_words
from vedich.exchange.choices import AREA_TYPES, BASES, DIRECTIONS, FREQUENCIES, KINDS, OPERATORS, VINTAGES
from vedich.exchange.columns import Listed
from vedich.exchange.period_words import periods_of, words_of
from vedich.exchange.sheets import AREAS, INDICATORS, OBSERVATIONS, TARGETS
from vedich.exchange.template.filling import Filling
from vedich.exchange.template.filling import Line as Written
from vedich.store.models import (
    Agency,
    Area,
    AreaName,
    AreaParent,
    Category,
    IndicatorVersion,
    Observation,
    TargetAgency,
    TargetVersion,
)
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.areas import titles_by_key
from vedich.store.queries.breakdowns import all_parts

_BETWEEN = " · "


def filling(
    areas: Sequence[int], home_id: int, year: int, on: date, *, filled: bool, lang: str = "vi"
) -> Filling:
    """Give what the template of an area and a year holds.

    `areas` are those that may be named; `filled` asks for the targets and results of the year on record.
    """
    home = Area.objects.get(pk=home_id)
    keys = list(Area.objects.filter(pk__in=areas, until=None).order_by("key").values_list("key", flat=True))
    titles = titles_by_key([*keys, home.key])
    told = {key: f"{key}{_BETWEEN}{title}" for key, title in titles.items()}
    codes = _indicators()
    choose = {
        code: f"{code}{_BETWEEN}{Wording(row.vi, row.en or row.vi).say(lang)}" for code, row in codes.items()
    }
    lists = {
        Listed.INDICATORS: list(choose.values()),
        Listed.AREAS: [told[key] for key in keys if key in told],
        Listed.PERIODS: [words_of(period, lang) for period in periods_of(year)],
        Listed.MEASURES: sorted({row.measure for row in codes.values()}),
        Listed.AGENCIES: agencies_listed(),
        Listed.PARTS: [f"{part.key}{_BETWEEN}{Wording(part.vi, part.en).say(lang)}" for part in all_parts()],
    }
    rows = {
        OBSERVATIONS.key: list(_results(areas, year, choose, told, lang)) if filled else [],
        TARGETS.key: list(_targets(areas, year, choose, told, home=home, lang=lang)) if filled else [],
        INDICATORS.key: [_indicator(row, lang) for row in codes.values()],
        AREAS.key: list(_areas(areas, on, lang)),
    }
    examples = _examples(choose, told, home, year, lang)
    return Filling(home.key, titles.get(home.key, home.key), year, on, lists, rows, examples, lang=lang)


def _indicators() -> dict[str, IndicatorVersion]:
    rows = IndicatorVersion.objects.select_related("indicator").order_by("indicator__code", "version")
    return {row.indicator.code: row for row in rows}


def _indicator(row: IndicatorVersion, lang: str) -> Written:
    return {
        "code": row.indicator.code,
        "vi": row.vi,
        "measure": row.measure,
        "kind": KINDS[IndicatorKind(row.kind)].say(lang),
        "direction": DIRECTIONS[Direction(row.direction)].say(lang),
        "frequency": FREQUENCIES[Frequency(row.frequency)].say(lang),
        "aggregation": adding_words(Aggregation.parse(row.aggregation), lang),
    }


def _areas(areas: Sequence[int], on: date, lang: str) -> Iterator[Written]:
    """Give areas as they are called now, each with the area above it."""
    names: dict[int, AreaName] = {}
    for name in AreaName.objects.filter(area__in=areas).order_by("since", "pk"):
        names[name.area_id] = name
    above: dict[int, str] = {}
    links = AreaParent.objects.filter(area__in=areas, hierarchy=Hierarchy.GOVERNMENT).order_by("since", "pk")
    for below, parent in links.values_list("area_id", "parent__key"):
        above[below] = parent
    called = titles_by_key(sorted(set(above.values())))
    for area in Area.objects.filter(pk__in=areas, until=None).order_by("key"):
        called_so = names.get(area.pk)
        # A country is in no list, and what lies under none cannot be sent back.
        if called_so is None or AreaType(called_so.type) not in AREA_TYPES or area.pk not in above:
            continue
        parent = above[area.pk]
        yield {
            "key": area.key,
            "type": AREA_TYPES[AreaType(called_so.type)].say(lang),
            "name": called_so.name,
            "parent": f"{parent}{_BETWEEN}{called[parent]}" if parent in called else parent,
            "since": area.since,
        }


def _results(
    areas: Sequence[int], year: int, choose: dict[str, str], told: dict[str, str], lang: str
) -> Iterator[Written]:
    """Give the figures of a year that stand: of one said several times the last."""
    held = (
        Observation.objects.filter(
            area__in=areas,
            period_end__gte=date(year, 1, 1),
            period_start__lte=date(year, 12, 31),
        )
        .select_related("indicator", "area", "category__breakdown")
        .order_by("pk")
    )
    standing: dict[tuple[object, ...], Observation] = {}
    for row in held:
        standing[row.indicator_id, row.category_id, row.area_id, row.period, row.as_of, row.vintage] = row
    ordered = sorted(standing.values(), key=lambda row: (row.area.key, row.indicator.code, row.period_end))
    for row in ordered:
        vintage = Vintage(row.vintage)
        yield {
            "indicator": choose.get(row.indicator.code, row.indicator.code),
            "part": part_listed(row.category, lang) if row.category else "",
            "area": told.get(row.area.key, row.area.key),
            "period": words_of(Period.parse(row.period), lang),
            "as_of": row.as_of,
            "vintage": VINTAGES[vintage].say(lang),
            "value": row.value,
            "value_max": row.value_max,
            "measure": row.measure,
            "words": row.words,
            "denominator": row.denominator,
            "place": row.place,
        }


def _targets(
    areas: Sequence[int], year: int, choose: dict[str, str], told: dict[str, str], *, home: Area, lang: str
) -> Iterator[Written]:
    """Give the targets of a year by their newest versions: first those of the area, wholes before parts."""
    newest: dict[int, TargetVersion] = {}
    versions = TargetVersion.objects.filter(
        target__area__in=areas,
        target__set__period_end__gte=date(year, 1, 1),
        target__set__period_start__lte=date(year, 12, 31),
    ).select_related(
        "target__set__document", "target__area", "target__indicator", "target__category__breakdown"
    )
    for version in versions.order_by("target__set", "target__position", "version"):
        newest[version.target_id] = version
    over = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
    open_ones = [version for version in newest.values() if version.standing not in over]
    # What was assigned down names the row above it, which must stand there first.
    open_ones.sort(
        key=lambda version: (
            version.target.assigned_from_id is not None,
            version.target.area_id != home.pk,
            version.target.area.key,
        )
    )
    agencies: dict[int, list[tuple[bool, str]]] = {}
    for aimed, leads, vi in TargetAgency.objects.filter(target__in=newest).values_list(
        "target_id", "leads", "agency__vi"
    ):
        agencies.setdefault(aimed, []).append((leads, vi))
    numbers = {version.target_id: at for at, version in enumerate(open_ones, start=1)}
    for version in open_ones:
        target, set_ = version.target, version.target.set
        named = agencies.get(target.pk, [])
        yield {
            "number": numbers[target.pk],
            "indicator": choose.get(target.indicator.code, target.indicator.code),
            "part": part_listed(target.category, lang) if target.category else "",
            "area": told.get(target.area.key, target.area.key),
            "period": words_of(Period.parse(set_.period), lang),
            "basis": BASES[Basis(set_.basis)].say(lang) if Basis(set_.basis) in BASES else "",
            "document": set_.document.number if set_.document else "",
            "document_on": set_.document.on if set_.document else None,
            "operator": OPERATORS[Operator(version.operator)].say(lang),
            "value": version.value,
            "value_max": version.value_max,
            "measure": version.measure,
            "words": version.words,
            "whole": numbers.get(target.whole_id) if target.whole_id else None,
            "assigned_from": numbers.get(target.assigned_from_id) if target.assigned_from_id else None,
            "lead": next((vi for leads, vi in named if leads), ""),
            "supports": "; ".join(vi for leads, vi in named if not leads),
        }


def _examples(
    choose: dict[str, str], told: dict[str, str], home: Area, year: int, lang: str
) -> dict[str, Written]:
    """Give a line of each sheet that shows how it is filled in; it is passed over when it comes back."""
    code = "BUD-001" if "BUD-001" in choose else next(iter(choose), "")
    place = told.get(home.key, home.key)
    measure = _measure_of(code)
    return {
        OBSERVATIONS.key: {
            "indicator": choose.get(code, ""),
            "area": place,
            "period": words_of(Period.first_months(year, 9), lang),
            "as_of": date(year, 9, 25),
            "vintage": VINTAGES[Vintage.ESTIMATE_1].say(lang),
            "value": 61450 if measure == "triệu đồng" else 61,
            "measure": measure,
            "place": "BC 214/BC-UBND, mục II.2",
        },
        TARGETS.key: {
            "indicator": choose.get(code, ""),
            "area": place,
            "period": words_of(Period.year(year), lang),
            "basis": BASES[Basis.ADOPTED].say(lang),
            "document": "58/NQ-HĐND",
            "document_on": date(year - 1, 12, 12),
            "operator": OPERATORS[Operator.AT_LEAST].say(lang),
            "value": 73,
            "measure": measure,
        },
        INDICATORS.key: {
            "code": "XA-001",
            "vi": "Số hộ đăng ký tuyến đường hoa",
            "measure": "hộ",
            "kind": KINDS[IndicatorKind.STOCK].say(lang),
            "direction": DIRECTIONS[Direction.UP].say(lang),
            "frequency": FREQUENCIES[Frequency.QUARTER].say(lang),
            "aggregation": adding_words(Aggregation.parse("sum"), lang),
        },
        AREAS.key: {
            "key": "L:ap-1",
            "type": AREA_TYPES[AreaType.VILLAGE].say(lang),
            "name": "Ấp 1",
            "parent": place,
            "since": date(year, 1, 1),
            "document": "12/NQ-HĐND",
            "document_on": date(year - 1, 12, 12),
        },
    }


def _measure_of(code: str) -> str:
    entry = catalog().by_code.get(code)
    return entry.indicator.measure if entry is not None else ""


def part_listed(part: Category, lang: str = "vi") -> str:
    """Give a part of a breakdown as a list shows it: key and name."""
    return f"{part.breakdown.key}.{part.key}{_BETWEEN}{Wording(part.vi, part.en or part.vi).say(lang)}"


def agencies_listed() -> list[str]:
    """Give the agencies of the record as a list shows them: key and name."""
    return [f"{key}{_BETWEEN}{vi}" for key, vi in Agency.objects.order_by("key").values_list("key", "vi")]


def areas_listed(most: int = 400) -> list[str]:
    """Give the standing areas as a list shows them; a record of many has too many to choose from: none."""
    keys = list(Area.objects.filter(until=None).order_by("key").values_list("key", flat=True)[: most + 1])
    titles = titles_by_key(keys) if len(keys) <= most else {}
    return [f"{key}{_BETWEEN}{title}" for key, title in titles.items()]


def indicator_rows(lang: str = "vi") -> list[Written]:
    """Give the indicators of the record as rows of the template."""
    return [_indicator(row, lang) for row in _indicators().values()]
