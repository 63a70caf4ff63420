"""DB413: outside the possible."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB413",
    "{code} của {name} kỳ {period} là {value} {measure}, ngoài khoảng có thể.",
    "{code} of {name} for {period} is {value} {measure}, which cannot be.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give rates and shares above a hundred or below zero, and counts and stocks below zero."""
    for one in view.told:
        known = view.indicators.get(one.series[0])
        if known is None or one.value is None:
            continue
        share = known.kind in ("rate", "share") and known.measure == "%"
        if (share and not 0 <= one.value <= 100) or (
            known.kind in ("count", "stock", "rank") and one.value < 0
        ):
            yield hit(
                f"observation:{one.id}",
                one.series[2],
                code=known.code,
                name=view.titles[one.series[2]],
                period=one.period,
                value=one.value,
                measure=known.measure,
            )
