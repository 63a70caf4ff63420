"""Link the wording of a claim to an indicator of the catalog, and keep the rivals."""

from __future__ import annotations

import re
from functools import lru_cache

from vedich.catalog.find import find
from vedich.catalog.load import catalog
from vedich.domain.document import Link, Relation
from vedich.domain.indicator import IndicatorKind

# Below this a link is a guess and is not given; the rivals show what it might have been.
LEAST = 0.55
_SAFE = 0.72
_KEPT = 3
_PLANS = frozenset(
    relation for relation in Relation if relation.value.startswith("of_") and relation != Relation.OF_TOTAL
)
_STOCKS = frozenset({IndicatorKind.STOCK, IndicatorKind.RATE, IndicatorKind.SHARE})
# Where the catalog knows no such indicator, the words tell a level at a date from a sum over a period.
_STANDING = re.compile(
    r"^(?:số )?(?:dân số|dư nợ|nợ|tổng nợ|tỷ lệ(?! (?:giải ngân|tiêm|điều tra|khám phá|hoàn thành|thực hiện|thu|giải quyết|đúng hạn))|tỷ trọng|độ che phủ|đàn|tổng đàn|số hộ nghèo|hộ nghèo|hộ cận nghèo|lao động đang|số người tham gia|người tham gia|"
    r"tiêu chí|xã đạt|xã nông thôn|số xã đạt|ấp|thôn|trường đạt|doanh nghiệp (?:đang|còn)|dự án (?:đang|còn)|diện tích tự nhiên|quỹ|tổng nguồn vốn huy động|huy động vốn tại)"
)


@lru_cache(maxsize=8192)
def links(name: str, measure: str | None) -> tuple[Link, ...]:
    """Give the indicators a name may mean, the best first; empty where none fits.

    >>> links("sản lượng tôm", "tấn")[0].code
    'AGR-008'
    >>> links("chuyến bay cứu trợ", "chuyến")
    ()
    """
    if not name:
        return ()
    found = find(name, measure=measure, limit=_KEPT)
    return tuple(
        Link(match.code, round(match.score, 3), match.indicator.vi) for match in found if match.score >= LEAST
    )


def measure_for(measure: str, relation: Relation | None) -> str | None:
    """Give the measure that tells indicators apart: none for a share of a plan, which any indicator may have."""
    return None if relation in _PLANS else measure


# The rate of what was spent, met or solved in a period is told of the period, though its catalog calls it a rate.
_SUMMED = re.compile(r"giải ngân|khám phá|điều tra|tiêm|giải quyết")


@lru_cache(maxsize=8192)
def stands_at_a_date(name: str, measure: str | None) -> bool:
    """Say whether the indicator is a level at a date (dân số, tỷ lệ hộ nghèo), not a sum over a period (thu ngân sách).

    >>> stands_at_a_date("tỷ lệ hộ nghèo", "%"), stands_at_a_date("thu ngân sách nhà nước", "tỷ đồng")
    (True, False)
    """
    if _SUMMED.search(name.lower()):
        return False
    best = links(name, measure)
    if best and best[0].score >= _SAFE:
        return catalog().by_code[best[0].code].indicator.kind in _STOCKS
    return bool(_STANDING.match(name.lower()))
