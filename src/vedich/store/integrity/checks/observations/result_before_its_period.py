"""DB411: result before its period."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB411",
    "{code} của {name}: kết quả kỳ {period} chốt ngày {as_of:%d/%m/%Y}, trước khi kỳ bắt đầu.",
    "{code} of {name}: the result of {period} is as of {as_of}, before the period began.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give results known before their period began."""
    for one in view.told:
        if one.vintage.is_result and one.as_of < one.start:
            code = view.indicators[one.series[0]].code if one.series[0] in view.indicators else "?"
            yield hit(
                f"observation:{one.id}",
                one.series[2],
                code=code,
                name=view.titles[one.series[2]],
                period=one.period,
                as_of=one.as_of,
            )
