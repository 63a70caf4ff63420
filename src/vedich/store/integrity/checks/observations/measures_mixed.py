"""DB405: measures mixed."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB405",
    "{code} của {name} khi thì ghi '{one}', khi thì ghi '{other}'.",
    "{code} of {name} is told now in '{one}', now in '{other}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give series told in two measures of one kind, where a thousandfold slip is easy."""
    for (series, _), told in view.series.items():
        names = list(dict.fromkeys(one.measure for one in told))
        if len(names) > 1:
            known = view.indicators[series[0]]
            yield hit(
                f"series:{known.code}:{view.areas[series[2]].key}",
                series[2],
                code=known.code,
                name=view.titles[series[2]],
                one=names[0],
                other=names[1],
            )
