"""Words about areas, and the names of provinces, then and now, which texts print without the word 'tỉnh'."""

from __future__ import annotations

from functools import cache

from vedich.catalog.areas.load import rows
from vedich.catalog.areas.naming import fold
from vedich.reading.lexicon.load import alternatives, lexicon

_PROVINCE_TYPES = {"province": "tỉnh", "central_city": "thành phố"}


@cache
def words(group: str) -> str:
    """Give a pattern that matches any word of a group of the lexicon.

    >>> "hđnd" in words("bodies")
    True
    """
    return alternatives(lexicon("places")["words"][group])


@cache
def levels() -> dict[str, str]:
    """Give the level that each type word means ('tx' is 'thị xã')."""
    return dict(lexicon("places")["levels"])


def rank(level: str) -> int:
    """Give how far down a level stands: 0 the country, 1 a province ... 4 a village; 9 where it is not known.

    >>> rank("tỉnh"), rank("thị xã"), rank("")
    (1, 2, 9)
    """
    return int(lexicon("places")["ranks"].get(level, 9))


@cache
def province_names() -> dict[str, str]:
    """Give the level word of every province of both eras, by its folded name.

    >>> province_names()["long an"], province_names()["hà nội"], province_names()["thừa thiên huế"]
    ('tỉnh', 'thành phố', 'tỉnh')
    """
    names = {
        fold(row[2]): _PROVINCE_TYPES[row[1]]
        for table in ("former_provinces", "provinces")
        for row in rows(table)
    }
    names.update(
        {fold(row[0]): _PROVINCE_TYPES[row[1]] for row in rows("aliases") if row[1] in _PROVINCE_TYPES}
    )
    return names
