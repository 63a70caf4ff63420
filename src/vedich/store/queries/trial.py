"""What a way of judging would change: the same facts judged twice, by the margins in force and by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.domain.target import Basis
from vedich.domain.verdict import Verdict
from vedich.judging.judge import judge
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.gathering import facts_of
from vedich.store.facts.schemed import scheme_on
from vedich.store.judged.evaluating import ask_of, boards_of
from vedich.store.models import Area, Scheme, Target
from vedich.store.queries.definitions import Named, names_of


@dataclass(frozen=True, slots=True)
class Turned:
    """A target whose verdict another way of judging turns."""

    indicator: Named
    basis: Basis
    result: Decimal | None
    share: Decimal | None
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Trial:
    """How many targets stand in each class before and after, and those that turn."""

    before: Mapping[Verdict, int]
    after: Mapping[Verdict, int]
    turned: tuple[Turned, ...]

    @property
    def counts(self) -> list[tuple[Verdict, int, int]]:
        """Give each class that occurs, before and after."""
        return [
            (verdict, self.before.get(verdict, 0), self.after.get(verdict, 0))
            for verdict in Verdict
            if verdict in self.before or verdict in self.after
        ]


@dataclass(frozen=True, slots=True)
class Kept:
    """A way of judging that the office set, with who set it.

    Nulls: a margin that it leaves as it was is None.
    """

    since: date
    source: str
    margins: Mapping[str, Decimal | None]
    names: str
    by: str


def tried(area: Area, as_of: date, margins: Mapping[str, Decimal | None]) -> Trial:
    """Judge an area with the margins in force and with others; None leaves one as it is."""
    borders = Borders.on(as_of)
    asked = Asked(as_of, areas=frozenset(borders.under(area.pk)))
    now = scheme_on(as_of).margins
    told: dict[str, Any] = {name: value for name, value in margins.items() if value is not None}
    other = replace(now, **told)
    found: list[dict[int, tuple[Verdict, Decimal | None, Decimal | None]]] = []
    for scheme in (now, other):
        # Facts flow by once: the second judgement gathers them again.
        facts = facts_of(asked, borders)
        judgement = judge(facts.tables, ask_of(facts.asked), scheme=scheme)
        board = boards_of(facts, judgement).get(area.pk)
        lines = [line for line in board.lines if line.whole is None] if board else []
        found.append({line.target: (line.verdict, line.result, line.share) for line in lines})
    before, after = found
    turned = sorted(target for target in before if before[target][0] is not after[target][0])
    rows = {row.pk: row for row in Target.objects.filter(pk__in=turned).select_related("indicator", "set")}
    names = names_of({row.indicator.code for row in rows.values()})
    return Trial(
        Counter(verdict for verdict, _, _ in before.values()),
        Counter(verdict for verdict, _, _ in after.values()),
        tuple(
            Turned(
                names[rows[target].indicator.code],
                Basis(rows[target].set.basis),
                after[target][1],
                after[target][2],
                before[target][0],
                after[target][0],
            )
            for target in turned
        ),
    )


def schemes_set() -> list[Kept]:
    """Give the ways of judging that the office set, the newest first."""
    rows = Scheme.objects.select_related("event__by").order_by("-since", "-pk")
    return [
        Kept(
            row.since,
            row.source,
            {
                name: getattr(row, name)
                for name in ("near_share", "near_points", "pace_safe", "pace_watch", "pace_risk")
            },
            row.names,
            row.event.by.username if row.event else "",
        )
        for row in rows
    ]
