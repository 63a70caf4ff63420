"""The pages that an office asks for in a morning, by weight."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bench.web.people import Asker

# Page and weight: what people open first and go back to weighs most.
WEIGHTS = {
    "home": 10,
    "inbox": 10,
    "scorecard": 15,
    "table": 20,
    "target": 15,
    "from where": 3,
    "table of verdicts": 4,
    "league": 5,
    "map": 2,
    "area": 8,
    "indicator": 5,
    "indicators": 3,
}
_ADDRESSES = {
    "home": "/",
    "inbox": "/inbox/",
    "scorecard": "/scorecard/{area}/?as_of={month}",
    "table": "/targets/{area}/?as_of={month}",
    "target": "/targets/{area}/{code}/?as_of={month}",
    "from where": "/targets/{area}/from-where/?as_of={month}",
    "table of verdicts": "/compare/{area}/?as_of={month}",
    "league": "/compare/{area}/{code}/?as_of={month}",
    "map": "/maps/{area}/?as_of={month}",
    "area": "/areas/{below}/",
    "indicator": "/indicators/{code}/",
    "indicators": "/indicators/",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A page to ask for, as somebody; with a form it is sent there, with a file as its field `workbook`."""

    page: str
    path: str
    cookie: str
    form: Mapping[str, str] = field(default_factory=dict)
    file: bytes = b""


def requests(askers: list[Asker], seed: int) -> Iterator[Request]:
    """Yield requests without end; the same seed gives the same."""
    chance = random.Random(seed)
    pages, weights = list(WEIGHTS), list(WEIGHTS.values())
    while True:
        (page,) = chance.choices(pages, weights)
        one = chance.choice(askers)
        where = {"area": one.area, "below": one.below, "month": one.month, "code": chance.choice(one.codes)}
        yield Request(page, _ADDRESSES[page].format(**where), one.cookie)
