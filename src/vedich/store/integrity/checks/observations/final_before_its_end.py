"""DB419: final before its end."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.observation import Vintage
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB419",
    "{code} của {name}: số '{vintage}' kỳ {period} chốt ngày {as_of:%d/%m/%Y}, khi kỳ chưa hết.",
    "{code} of {name}: the '{vintage}' figure of {period} is as of {as_of}, before the period was over.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give final figures of periods that had not ended."""
    for one in view.told:
        known = view.indicators.get(one.series[0])
        if known is not None and one.vintage is Vintage.FINAL and one.as_of < one.end:
            yield hit(
                f"observation:{one.id}",
                one.series[2],
                code=known.code,
                name=view.titles[one.series[2]],
                vintage=one.vintage.wording.vi,
                period=one.period,
                as_of=one.as_of,
            )
