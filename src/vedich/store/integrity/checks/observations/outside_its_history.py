"""DB415: outside its history."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB415",
    "{code} của {name} kỳ {period} là {value}, xa ngoài khoảng {low} đến {high} {measure} từ trước đến nay.",
    "{code} of {name} for {period} is {value}, far outside {low} to {high} {measure}, all there was.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures further outside the least and the most of six before than these lie apart.

    Of what never moved, a tenth and one last digit are no news: a plan of a new year, the first fire.
    """
    for (series, _), told in view.series.items():
        for place in range(6, len(told)):
            past = [one.value for one in told[:place] if one.value is not None]
            low, high, value = min(past), max(past), told[place].value
            if value is None:
                continue
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            width = max(high - low, abs(high) / 10, step)
            if low - width <= value <= high + width:
                continue
            known = view.indicators[series[0]]
            yield hit(
                f"figure:{known.code}:{view.areas[series[2]].key}:{told[place].period}",
                series[2],
                code=known.code,
                name=view.titles[series[2]],
                period=told[place].period,
                value=value,
                low=low,
                high=high,
                measure=known.measure,
            )
