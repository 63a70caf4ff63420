"""Wholes whose parts are known by name: an economy, industry, transport."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedich.checking.fact import Fact

# Industry stands before the economy: 'công nghiệp chế biến' is a part of the one, not the other as a whole.
_SECTORS: dict[str, dict[str, re.Pattern[str]]] = {
    "industry": {
        "mining": re.compile(r"khai khoáng|khai thác mỏ"),
        "manufacturing": re.compile(r"chế biến"),
        "electricity": re.compile(r"phân phối điện|sản xuất điện"),
        "water": re.compile(r"cung cấp nước|xử lý rác|nước thải"),
    },
    "transport": {
        "road": re.compile(r"đường bộ"),
        "water": re.compile(r"đường thủy|đường sông"),
    },
    "economy": {
        "agriculture": re.compile(r"nông|khu vực i$|kv i$|khu vực 1|lâm nghiệp|thủy sản"),
        "industry": re.compile(r"công nghiệp|xây dựng|khu vực ii$|kv ii$|khu vực 2"),
        "services": re.compile(r"dịch vụ|thương mại|khu vực iii$|kv iii$|khu vực 3"),
    },
}
# Product taxes stand beside the three sectors and grow on their own.
_BESIDE = re.compile(r"thuế")


def is_part(fact: Fact) -> bool:
    """Say whether a figure is named as a part of one of these wholes."""
    return _named(_BESIDE, fact) or any(
        _named(pattern, fact) for parts in _SECTORS.values() for pattern in parts.values()
    )


def are_all(facts: Sequence[Fact]) -> bool:
    """Say whether some figures are of all the parts of one of these wholes."""
    return any(
        all(any(_named(pattern, fact) for fact in facts) for pattern in parts.values())
        for parts in _SECTORS.values()
    )


def _named(pattern: re.Pattern[str], fact: Fact) -> bool:
    return pattern.search(fact.key) is not None or pattern.search(fact.before) is not None
