"""Which boards an event touched, written in its own transaction, so that none is forgotten."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from vedich.domain.lineage import Lineage
from vedich.domain.submission import SubmissionState
from vedich.store.facts.bordered import lineage_by_id, ways_above
from vedich.store.models import (
    Event,
    JudgedBoard,
    JudgedDue,
    JudgedMoment,
    Observation,
    Submission,
    TargetVersion,
)

# Actions after which nothing that was judged can be trusted: borders, definitions and margins hold for all.
_ALL = frozenset(
    {
        "load_areas", "add_area", "move_area", "merge_areas", "split_area", "load_indicators",
        "define_indicator", "set_scheme", "confirm_reorganisation", "take_effect",
    }
)  # fmt: skip


_FEW = 500


@dataclass(slots=True)
class Touched:
    """What an event touched: the indicators of each area, and the first day that is concerned.

    `counts` is false for what waits for approval: it is in no total, before the event nor after it.
    """

    areas: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    since: date = date.max
    everything: bool = False
    counts: bool = True

    def add(self, area: int, indicator: int, day: date) -> None:
        """Add an indicator of an area from a day on."""
        self.areas[area].add(indicator)
        self.since = min(self.since, day)


def touched_by(event: Event, *, only_counting: bool = False) -> Touched:
    """Give what an event touched; its rows are written, the event itself need not be.

    `only_counting` leaves unlooked at what a report says that is in no total.
    """
    found = Touched(everything=event.action in _ALL)
    said = Observation.objects.filter(event=event.pk)
    if event.subject.startswith("submission:"):
        # A report that moved may enter or leave the totals, with all that it says.
        pk = int(event.subject.partition(":")[2])
        state, replaced = Submission.objects.values_list("state", "replaces").get(pk=pk)
        # No move leads out of the totals but to another version that is in them, by that one's own event.
        found.counts = SubmissionState(state).is_in_total
        if only_counting and not found.counts:
            return found
        said = Observation.objects.filter(submission__in=[pk, replaced] if replaced else [pk])
    for area, indicator, start in said.values_list("area_id", "indicator_id", "period_start").distinct():
        found.add(area, indicator, start)
    for area, indicator, start in TargetVersion.objects.filter(event=event.pk).values_list(
        "target__area_id", "target__indicator_id", "target__set__period_start"
    ):
        found.add(area, indicator, start)
    return found


def mark_due(event: Event) -> int:
    """Write which kept boards must be judged anew after an event; give how many.

    An area's figures stand in its own board and in those above it, within the borders of each moment.
    """
    moments = list(JudgedMoment.objects.all())
    if not moments:
        return 0
    touched = touched_by(event, only_counting=all(moment.only_approved for moment in moments))
    rows: list[JudgedDue] = []
    if touched.everything:
        # Kept boards of other borders or margins are worth nothing: they go, and are judged when asked for.
        JudgedMoment.objects.all().delete()
        return len(moments)
    ways: dict[tuple[date, bool], dict[int, set[int]]] = {}
    lineage: Lineage | None = None
    for moment in moments:
        if not touched.areas or touched.since > moment.as_of:
            continue
        if moment.only_approved and not touched.counts:
            continue
        now = moment.boundaries == "now"
        if now and lineage is None:
            lineage = lineage_by_id()
        if (moment.borders, now) not in ways:
            ways[moment.borders, now] = _concerned(touched.areas, moment.borders, lineage if now else None)
        concerned: dict[int, set[int]] = defaultdict(set)
        for area, indicators in touched.areas.items():
            for one in ways[moment.borders, now][area]:
                concerned[one] |= indicators
        kept = _kept(moment, concerned)
        rows += [
            JudgedDue(moment=moment, area_id=area, indicators=json.dumps(sorted(indicators)))
            for area, indicators in sorted(concerned.items())
            if area in kept
        ]
    JudgedDue.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _kept(moment: JudgedMoment, areas: dict[int, set[int]]) -> set[int]:
    """Give those areas whose boards are kept or being made; the others are judged when they are asked for."""
    rows = JudgedBoard.objects.filter(moment=moment)
    if len(areas) <= _FEW:
        rows = rows.filter(area__in=areas)
    return set(rows.values_list("area_id", flat=True))


def _concerned(areas: Collection[int], borders: date, lineage: Lineage | None) -> dict[int, set[int]]:
    """Give whose boards the figures of each area stand in: its own, and those above what it became."""
    heirs = {
        area: {area, *(int(end.area) for end in lineage.became(str(area), borders))} if lineage else {area}
        for area in areas
    }
    above = ways_above({each for found in heirs.values() for each in found}, borders)
    return {area: {*found, *(each for one in found for each in above[one])} for area, found in heirs.items()}
