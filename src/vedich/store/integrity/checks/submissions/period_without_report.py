"""DB602: period without report."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import ReportPeriod

check = Check(
    "DB602",
    "Kỳ báo cáo {period} ({regime}) đã mở mà không ai được giao báo cáo.",
    "The period {period} of {regime} is open and nobody was asked for a report.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give periods of the ledger for which no report was asked."""
    rows = ReportPeriod.objects.filter(submissions=None, closed=False, opens__lte=view.day)
    for pk, period, regime in rows.values_list("pk", "period", "regime__vi"):
        yield hit(f"period:{pk}", period=period, regime=regime)
