"""DB206: adds up from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.domain.indicator import Aggregation, AggregationError, AggregationKind
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Indicator

check = Check(
    "DB206",
    "Chỉ tiêu {code} tính từ {other}, nhưng hồ sơ không có chỉ tiêu đó.",
    "{code} is computed from {other}, which the record does not have.",
)


CODE = re.compile(r"[A-Z]+-\d+")


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give indicators computed from one that is not there, or by a rule that cannot be read."""
    codes = set(Indicator.objects.values_list("code", flat=True))
    for known in view.indicators.values():
        try:
            rule = Aggregation.parse(known.aggregation)
        except AggregationError:
            yield hit(f"indicator:{known.code}", code=known.code, other=known.aggregation)
            continue
        if rule.kind in (AggregationKind.RATIO, AggregationKind.GROWTH, AggregationKind.ALL):
            for other in rule.of:
                # A part may be named in words ("doctors"), which no code stands for yet.
                if CODE.fullmatch(other) and other not in codes:
                    yield hit(f"indicator:{known.code}", code=known.code, other=other)
