"""DB414: outlier."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB414",
    "{code} của {name} kỳ {period} là {value} {measure}, khác hẳn các kỳ trước (trung vị {middle}).",
    "{code} of {name} for {period} is {value} {measure}, far from what it was (median {middle}).",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures with a modified z above 5 among at least eight before; only figures that vary at all."""
    for (series, _), told in view.series.items():
        for place in range(8, len(told)):
            past = [one.value for one in told[:place] if one.value is not None]
            value, middle = told[place].value, median(past)
            spread = median([abs(each - middle) for each in past])
            if value is None or not spread or Decimal("0.6745") * abs(value - middle) / spread <= 5:
                continue
            known = view.indicators[series[0]]
            yield hit(
                f"figure:{known.code}:{view.areas[series[2]].key}:{told[place].period}",
                series[2],
                code=known.code,
                name=view.titles[series[2]],
                period=told[place].period,
                value=value,
                measure=known.measure,
                middle=middle,
            )
