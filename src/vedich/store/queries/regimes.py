"""Report regimes: those of the catalog and those of the office, each with its last day as it was set."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from vedich.catalog.load import catalog
from vedich.domain.period import PeriodKind
from vedich.domain.regime import Clock, PeriodRule, Regime
from vedich.domain.wording import Wording
from vedich.store.models import Regime as RegimeRow
from vedich.store.models import ReportPeriod


def name_of(row: RegimeRow) -> Wording:
    """Give what a regime is called; one that has no English name is called by its Vietnamese one."""
    return Wording(row.vi, row.en or row.vi)


def regimes() -> dict[str, Regime]:
    """Give every regime by its code; what the office set of one of the catalog is its last day alone."""
    found = dict(catalog().regimes)
    for row in RegimeRow.objects.order_by("pk"):
        if row.key in found:
            found[row.key] = replace(found[row.key], until=row.until or found[row.key].until)
        elif rules := _rules(row.rules):
            found[row.key] = Regime(
                row.key,
                Clock(row.clock),
                row.vi,
                row.en or row.vi,
                rules,
                row.since,
                row.until,
                row.source,
            )
    return found


def told_rules(regime: Regime) -> str:
    """Give the rules of a regime as the record keeps them; `regimes` reads them back."""
    return json.dumps([{**asdict(rule), "kind": rule.kind.value} for rule in regime.rules])


def periods_opened() -> dict[str, int]:
    """Count the periods that were opened by each regime."""
    found: dict[str, int] = {}
    for key in ReportPeriod.objects.values_list("regime__key", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def _rules(text: str) -> tuple[PeriodRule, ...]:
    rows: list[Any] = json.loads(text)
    return tuple(
        PeriodRule(
            **{**row, "kind": PeriodKind(row["kind"]), "only_months": tuple(row.get("only_months", ()))}
        )
        for row in rows
        if isinstance(row, dict)
    )
