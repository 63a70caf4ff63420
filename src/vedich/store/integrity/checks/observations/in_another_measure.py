"""DB404: in another measure."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.queries.meanings import measure_of

check = Check(
    "DB404",
    "{code} của {name} kỳ {period} ghi '{measure}', không đổi được ra '{wanted}'.",
    "{code} of {name} for {period} is in '{measure}', which does not convert to '{wanted}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures in a measure of another kind than their indicator's."""
    for one in view.told:
        known = view.indicators.get(one.series[0])
        if known is not None and not measure_of(one.measure).converts_to(measure_of(known.measure)):
            yield hit(
                f"observation:{one.id}",
                one.series[2],
                code=known.code,
                name=view.titles[one.series[2]],
                period=one.period,
                measure=one.measure,
                wanted=known.measure,
            )
