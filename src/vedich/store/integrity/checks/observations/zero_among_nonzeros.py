"""DB417: zero among nonzeros."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB417",
    "{code} của {name} kỳ {period} là 0, các kỳ khác đều khác 0: có phải ô trống?",
    "{code} of {name} for {period} is 0 while no other period is: was it a blank?",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give the one zero in a series of at least five."""
    for (series, _), told in view.series.items():
        zeros = [one for one in told if one.value == 0]
        if len(told) >= 5 and len(zeros) == 1:
            known = view.indicators[series[0]]
            yield hit(
                f"observation:{zeros[0].id}",
                series[2],
                code=known.code,
                name=view.titles[series[2]],
                period=zeros[0].period,
            )
