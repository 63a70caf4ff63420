"""DB401: parts against whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, adds_up

check = Check(
    "DB401",
    "{code} kỳ {period}: {name} ghi {whole}, các địa bàn bên dưới cộng lại {total} {measure}.",
    "{code} for {period}: {name} says {whole}, the areas below come to {total} {measure}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures that add up over areas and differ from the sum of all areas below.

    Silent where one of them has no figure. Each may be rounded by half a last digit.
    """
    figures = {(*one.series, one.start, one.end): one for one in view.told if one.value is not None}
    for (indicator, category, area, start, end), one in figures.items():
        known = view.indicators.get(indicator)
        if known is None or not adds_up(known) or one.value is None:
            continue
        below = [
            child
            for child, since, until in view.children.get(area, ())
            if (since is None or since <= end) and (until is None or end <= until)
        ]
        parts = [figures.get((indicator, category, child, start, end)) for child in below]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if not below or len(values) < len(below):
            continue
        steps = [Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in (*values, one.value)]
        if abs(sum(values, Decimal(0)) - one.value) > sum(steps, Decimal(0)) / 2:
            yield hit(
                f"figure:{known.code}:{view.areas[area].key}:{one.period}",
                area,
                code=known.code,
                period=one.period,
                name=view.titles[area],
                whole=one.value,
                total=sum(values, Decimal(0)),
                measure=known.measure,
            )
