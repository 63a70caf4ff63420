"""Figures over boundaries: as the areas stood when they were said, or as they stand on another day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from vedich.domain.indicator import Aggregation
from vedich.domain.lineage import Lineage, Succession, SuccessionKind
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.rebasing import Rebased, rebased
from vedich.store.models import Area, AreaSuccession, Observation
from vedich.store.queries.meanings import known_indicators, measure_of


class NotAdditiveError(ValueError):
    """Raised when figures that do not add up are to be carried over to other borders."""

    def __init__(self, indicator: str) -> None:
        self.vi = (
            f"Chỉ tiêu {indicator} không cộng được giữa các địa bàn (tỷ lệ, bình quân, xếp hạng ...), nên "
            "không quy đổi theo ranh giới mới. Hãy dùng tử số và mẫu số của chỉ tiêu."
        )
        super().__init__(
            f"{indicator} does not add up over areas and is not carried over to other borders. "
            "Use its numerator and denominator."
        )


def lineage_of_record() -> Lineage:
    """Give what became of the areas of the record, by key."""
    steps = AreaSuccession.objects.order_by("on", "pk").values_list(
        "old__key", "new__key", "on", "kind", "share"
    )
    return Lineage.of(
        Succession(old, new, on, SuccessionKind(kind), share) for old, new, on, kind, share in steps
    )


def standing_figures(
    indicator: str, period: Period, areas: Iterable[str] | None = None, *, known_on: date | None = None
) -> dict[str, Rebased]:
    """Give the figure of each area that counts for a period, in the indicator's measure, as it was said.

    The newest as-of date counts, of one day the most final, of equal ones the last that was recorded; what
    was superseded does not. A result that is told in words alone has no figure and stays out.
    """
    meaning = known_indicators()[indicator]
    rows = Observation.objects.filter(
        indicator=meaning.id, category=None, period_start=period.start, period_end=period.end
    )
    if areas is not None:
        rows = rows.filter(area__key__in=list(areas))
    if known_on is not None:
        rows = rows.filter(as_of__lte=known_on)
    told = list(
        rows.values_list(
            "pk", "area__key", "as_of", "vintage", "measure", "value", "estimated", "supersedes_id"
        )
    )
    replaced = {row[-1] for row in told}
    newest: dict[str, tuple[tuple[date, int, int], Rebased]] = {}
    for pk, area, as_of, vintage, measure, value, estimated, _ in told:
        rank = (as_of, Vintage(vintage).rank, pk)
        if value is None or pk in replaced or (area in newest and newest[area][0] > rank):
            continue
        carried = measure_of(measure).convert(value, measure_of(meaning.measure))
        newest[area] = rank, Rebased(area, carried, estimated, (area,))
    return {area: one for area, (_, one) in newest.items()}


def as_then(indicator: str, period: Period, *, known_on: date | None = None) -> dict[str, Rebased]:
    """Give the figures of a period by the areas they were said of, in the borders of that time."""
    return standing_figures(indicator, period, known_on=known_on)


def as_now(
    indicator: str, period: Period, *, on: date | None = None, known_on: date | None = None
) -> dict[str, Rebased]:
    """Give the figures of a period within the borders of a day (None: the last known).

    Exact for undivided areas; by shares and flagged as estimated for pieces; None where a share is unknown
    or an area that passed into another has no figure. Totals are kept to the last digit.

    Raises:
        NotAdditiveError: the indicator does not add up over areas.
    """
    meaning = known_indicators()[indicator]
    if not Aggregation.parse(meaning.aggregation).adds_up:
        raise NotAdditiveError(indicator)
    said = standing_figures(indicator, period, known_on=known_on)
    figures: dict[str, Decimal] = {area: one.value for area, one in said.items() if one.value is not None}
    estimated = {area for area, one in said.items() if one.estimated}
    found = rebased(figures, lineage_of_record(), said=period.end, until=on)
    return {
        area: Rebased(area, one.value, one.estimated or bool(estimated & set(one.of)), one.of, one.unknown)
        for area, one in found.items()
    }


def lineage_counts() -> dict[str, int]:
    """Count what became of the communes of the record: how many were split in how many, how many merged."""
    level = dict(Area.objects.values_list("key", "level"))
    old: dict[str, int] = {}
    new: dict[str, list[str]] = {}
    for before, after, kind in AreaSuccession.objects.values_list("old__key", "new__key", "kind"):
        if level[after] != "commune":
            continue
        new.setdefault(after, []).append(kind)
        if kind == SuccessionKind.SPLIT_FROM:
            old[before] = old.get(before, 0) + 1
    counts = {"split": len(old)}
    for pieces in sorted(set(old.values())):
        counts[f"split_in_{pieces}"] = sum(1 for each in old.values() if each == pieces)
    counts["with_a_piece"] = sum(1 for kinds in new.values() if SuccessionKind.SPLIT_FROM in kinds)
    counts["one_undivided"] = sum(
        1 for kinds in new.values() if len(kinds) == 1 and kinds[0] != SuccessionKind.SPLIT_FROM
    )
    return counts
