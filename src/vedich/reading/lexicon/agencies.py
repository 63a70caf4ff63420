"""Names of agencies, from the catalog: who reports a figure, not what the figure is about."""

from __future__ import annotations

import re
from functools import cache

from vedich.catalog.load import catalog
from vedich.reading.folding import fold_words
from vedich.reading.lexicon.load import alternatives

# 'Thuế tỉnh' and 'Chính phủ' also stand inside the names of indicators and plans.
_AMBIGUOUS = frozenset(
    {"thuế tỉnh", "bảo hiểm xã hội", "bảo hiểm xã hội tỉnh", "thống kê tỉnh", "hải quan khu vực", "chính phủ"}
)
_OPEN = r"(?<!cơ )(?<!trụ )sở\s+[^\W\d_]+|ban\s+quản\s+lý(?:\s+(?:dự\s+án|các\s+khu\s+(?:công\s+nghiệp|kinh\s+tế)|khu\s+kinh\s+tế|rừng))?|công\s+an\s+(?:tỉnh|huyện|xã|thành\s+phố|thị\s+xã|phường)|lực\s+lượng\s+chức\s+năng|ngành\s+chức\s+năng"


@cache
def agency_pattern() -> re.Pattern[str]:
    """Give a pattern of agency names over folded text, the longest first."""
    names: set[str] = set()
    for entry in catalog().agencies.values():
        names.update(fold_words(name) for name in (entry.vi, *entry.aliases))
    known = sorted(names - _AMBIGUOUS, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{alternatives(known)}|{_OPEN})(?!\w)")
