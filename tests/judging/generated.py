"""Target sets by the hundred, seeded: zero, negative, missing, falling, ranges, ties, mergers, revisions.

Sets are judged many at a time: each has indicators, areas and targets of its own, so that none meets another.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.judging.reference.figures import Record
from vedich.domain.target import Operator
from vedich.judging.ask import Ask
from vedich.judging.rows import rows_of
from vedich.judging.table import Row
from vedich.judging.tables import TABLES

YEAR = 2023
# Values that sit on a boundary more often than chance would have it.
_ROUND = "0 0 -5 -0.5 0.63 1 9 9 10 45 45 50 90 90 90 90 95 99 100 100 110 -100"
_UNEVEN = "89.999999 100.000001 111.111111 526.8 0.000001 33.333333 1234567.891"
NUMBERS = [Decimal(text) for text in f"{_ROUND} {_UNEVEN}".split()]
KINDS: list[Record] = [
    {"kind": "flow", "adds_up": "sum"},
    {"kind": "flow", "adds_up": "sum", "higher_is_better": False},
    {"kind": "stock", "adds_up": "sum"},
    {"kind": "stock", "adds_up": "sum", "higher_is_better": False},
    {"kind": "rate", "adds_up": "ratio", "first_of": 3, "second_of": 4, "factor": Decimal(100)},
    {"kind": "growth", "adds_up": "growth", "first_of": 1},
    {"kind": "growth", "adds_up": "growth", "first_of": 2, "factor": Decimal(-1)},
    {"kind": "rate", "adds_up": "wmean", "first_of": 3, "higher_is_better": False},
    {"kind": "count", "adds_up": "count", "accrues": "new"},
    {"kind": "count", "adds_up": "count", "accrues": "total"},
    {"kind": "rate", "adds_up": "none", "higher_is_better": None},
    {"kind": "share", "adds_up": "mean", "ceiling": Decimal(100)},
    {"kind": "milestone", "adds_up": "none"},
    {"kind": "rank", "adds_up": "none", "higher_is_better": False},
    {"kind": "rate", "adds_up": "diff", "first_of": 8, "factor": Decimal(-1)},
    {"kind": "index", "adds_up": "official_only", "higher_is_better": False},
    {"kind": "rate", "adds_up": "ratio"},
    {"kind": "milestone", "adds_up": "all", "first_of": 1, "second_of": 2, "third_of": 13},
    {"kind": "milestone", "adds_up": "all", "first_of": 4, "second_of": 3},
]
WAYS = ["months", "months", "cumulated", "both", "quarters", "year", "one", "mixed"]
MEASURED = [one for one in Operator if one.is_measurable]
FREQUENCIES = ["month", "month", "month", "quarter", "half", "year", "season"]


@dataclass
class Batch:
    """Many sets that are asked the same question."""

    ask: Ask
    records: dict[str, list[Record]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def rows(self, shuffled: random.Random | None = None) -> dict[str, list[Row]]:
        found = {}
        for name in ("observations", "indicators", "targets", "tree", "passages"):
            records = list(self.records[name])
            if shuffled:
                shuffled.shuffle(records)
            found[name] = rows_of(name, *records)
        return found

    def whole(self) -> dict[str, list[Record]]:
        """Give the records with every column, defaults put in."""
        return {
            name: [dict(zip(TABLES[name].names, row, strict=True)) for row in rows]
            for name, rows in self.rows().items()
        }


def batch(seed: int, sets: int) -> Batch:
    """Give a batch of sets."""
    chance = random.Random(seed)
    month = chance.choice([12, 12, 12, 10, 9, 6, 3, 1])
    made = Batch(
        Ask(
            date(YEAR, month, 28),
            known_on=chance.choice([None, date(YEAR, month, 28), date(YEAR + 1, 3, 31)]),
            approved_only=chance.random() < 0.8,
            since_year=chance.choice([None, None, YEAR - 1]),
            paces=chance.random() < 0.5,
            last_year=chance.random() < 0.5,
        )
    )
    for number in range(sets):
        _Set(made, number, chance).make()
    _promise(made.records["observations"], chance)
    return made


def _promise(observations: list[Record], chance: random.Random) -> None:
    """Promise of some of the figures that are said only once that they are."""
    replaced = {one.get("replaces") for one in observations}
    names = ("indicator", "category", "area", "year", "first", "last")
    keys = [tuple(one.get(name, 0) for name in names) for one in observations]
    times: dict[tuple[int, ...], int] = {}
    for key in keys:
        times[key] = times.get(key, 0) + 1
    for one, key in zip(observations, keys, strict=True):
        once = times[key] == 1 and one["observation"] not in replaced and one.get("replaces") is None
        one["alone"] = once and chance.random() < 0.7


class _Set:
    """One set: a province of three communes, made of four old ones where there was a reform."""

    def __init__(self, made: Batch, number: int, chance: random.Random) -> None:
        self.records, self.chance = made.records, chance
        self.indicators = number * 100
        self.areas = number * 100
        self.number = number
        self.begins = len(made.records["observations"])

    def make(self) -> None:
        chance = self.chance
        for number, kind in enumerate(KINDS, start=1):
            told = dict(kind) | {
                "indicator": self.indicators + number,
                "frequency": chance.choice(FREQUENCIES),
            }
            for name in ("first_of", "second_of", "third_of"):
                if name in told:
                    told[name] += self.indicators
            self.records["indicators"].append(told)
        communes = [self.areas + place for place in (1, 2, 3)]
        district, province = self.areas + 8, self.areas + 9
        for commune in communes:
            self.records["tree"].append({"area": commune, "ancestor": district, "is_leaf": True})
            self.records["tree"].append({"area": commune, "ancestor": province, "depth": 2, "is_leaf": True})
        self.records["tree"].append({"area": district, "ancestor": province, "is_leaf": False})
        old = self._reform(communes) if chance.random() < 0.5 else []
        # A few indicators are told well, so that most targets have something to be judged by.
        told = chance.sample(range(1, len(KINDS) + 1), 3)
        needed = {
            KINDS[one - 1].get(name) for one in told for name in ("first_of", "second_of", "third_of")
        } - {None}
        for indicator in sorted({*told, *needed}):
            way, sparse = chance.choice(WAYS), chance.random() < 0.4
            for area in communes + old + ([district, province] if chance.random() < 0.3 else []):
                for year in (YEAR, YEAR - 1, YEAR - 2):
                    if chance.random() < (0.5 if sparse else 0.95):
                        self._said(indicator, area, year, way if chance.random() < 0.9 else "mixed")
        if chance.random() < 0.4:
            self._years(communes[0])
        for place in range(chance.randint(4, 14)):
            indicator = chance.choice(told) if chance.random() < 0.95 else chance.randint(1, len(KINDS))
            area = chance.choice([*communes, *communes, district, province])
            self._asked(self.number * 1000 + place, indicator, area)

    def _years(self, area: int) -> None:
        """Tell a flow of six years, cumulated at the end of every quarter, so that it has a usual pace."""
        chance = self.chance
        for year in range(YEAR - 6, YEAR + 1):
            total = Decimal(0)
            for month in (1, 3, 6, 9, 10, 12):
                total += Decimal(chance.randint(-2, 30))
                said: Record = {"indicator": self.indicators + 50, "area": area, "year": year, "last": month}
                said |= {"observation": len(self.records["observations"]) + 1, "value": total}
                finality = chance.choice([3, 3, 3, 3, 2])
                if chance.random() < 0.97:
                    self.records["observations"].append(
                        said | {"as_of": date(year, month, 28), "finality": finality}
                    )
        up = chance.random() < 0.7
        self.records["indicators"].append({"indicator": self.indicators + 50, "higher_is_better": up})
        goal = {"goal": Decimal(chance.choice([0, 50, 60, 90, 120])), "operator": "equal"}
        target = {"target": self.number * 1000 + 500, "indicator": self.indicators + 50, "area": area}
        self.records["targets"].append(target | goal | {"year": YEAR, "target_set": self.number})

    def _reform(self, communes: list[int]) -> list[int]:
        chance = self.chance
        old = [self.areas + place for place in (11, 12, 13, 14)]
        for area in old:
            if chance.random() < 0.6:
                self.records["passages"].append({"area": area, "becomes": chance.choice(communes)})
                continue
            known = chance.random() < 0.8
            share = Decimal(chance.randint(1, 99_999_999)).scaleb(-8)
            for becomes, part in zip(chance.sample(communes, 2), (share, 1 - share), strict=True):
                passage = {"area": area, "becomes": becomes, "share": part if known else None}
                self.records["passages"].append(passage | {"estimated": True})
        return old

    def _said(self, indicator: int, area: int, year: int, way: str) -> None:
        """Say a year of figures in one of the ways in which people report."""
        chance = self.chance
        spans: list[tuple[int, int]] = []
        if way in {"months", "both"}:
            spans += [
                (month, month) for month in range(1, chance.randint(9, 12) + 1) if chance.random() < 0.98
            ]
        if way in {"cumulated", "both"}:
            spans += [(1, month) for month in chance.sample(range(1, 13), chance.randint(1, 3))]
        if way == "quarters":
            spans += [(3 * q - 2, 3 * q) for q in range(1, chance.randint(3, 4) + 1)]
        if way == "year":
            spans += [(1, 12)]
        if way in {"one", "mixed"}:
            for _ in range(1 if way == "one" else 4):
                first = chance.randint(1, 12)
                spans.append((first, chance.randint(first, 12)))
        for first, last in spans:
            self._figure(indicator, area, year, first, last)

    def _figure(self, indicator: int, area: int, year: int, first: int, last: int) -> None:
        chance = self.chance
        said: Record = {
            "observation": len(self.records["observations"]) + 1,
            "indicator": self.indicators + indicator,
            "area": area,
            "year": year,
            "first": first,
            "last": last,
            "as_of": date(year, last, 28),
            "finality": chance.choice([0, 1, 2, 3, 3, 3, 3, 3, 4]),
            "value": self._number(),
            "counts": chance.random() < 0.93,
        }
        if chance.random() < 0.02:
            said |= {"value": None, "mismatch": True}
        elif chance.random() < 0.02:
            said |= {"value": None, "outcome": chance.choice(["exceeded", "met", "near", "missed"])}
        elif chance.random() < 0.05:
            said["value_max"] = said["value"] + abs(self._number())
        if chance.random() < 0.3:
            said["denominator"] = abs(self._number())
        if chance.random() < 0.03:
            said["category"] = 1
        self.records["observations"].append(said)
        if chance.random() < 0.15:
            again = said | {
                "observation": said["observation"] + 1,
                "as_of": chance.choice([said["as_of"], date(year + 1, 3, 20)]),
                "finality": chance.choice([2, 3, 5, 6]),
                "value": self._number(),
                "value_max": None,
                "replaces": said["observation"] if chance.random() < 0.5 else None,
                "counts": chance.random() < 0.8,
                "mismatch": False,
                "outcome": None,
            }
            self.records["observations"].append(again)

    def _number(self) -> Decimal:
        if self.chance.random() < 0.6:
            return self.chance.choice(NUMBERS)
        return Decimal(self.chance.randint(-10_000, 1_000_000)).scaleb(-self.chance.randint(0, 4))

    def _asked(self, target: int, indicator: int, area: int) -> None:
        chance = self.chance
        operator = chance.choice([*Operator, *MEASURED])
        first, last = chance.choice([(1, 12)] * 8 + [(1, 3), (7, 9), (1, 6), (1, 9)])
        asked: Record = {
            "target": target,
            "target_set": self.number,
            "indicator": self.indicators + indicator,
            "category": 1 if chance.random() < 0.03 else 0,
            "area": area,
            "year": chance.choice([YEAR] * 12 + [YEAR - 1, YEAR + 1]),
            "first": first,
            "last": last,
            "operator": operator.value,
            "goal": self._goal(indicator, area),
            "higher_is_better": chance.choice([None, None, None, True, False]),
            "mismatch": chance.random() < 0.02,
        }
        if chance.random() < 0.15:
            asked |= {"year": YEAR - 2, "last_year": YEAR + 2}
        if operator is Operator.BETWEEN:
            asked["goal_max"] = asked["goal"] + abs(self._number())
        if operator is Operator.ABOUT and chance.random() < 0.5:
            asked["tolerance"] = abs(self._number())
        if operator in {Operator.DECREASE_BY, Operator.INCREASE_BY}:
            asked |= {"goal": abs(asked["goal"]) % 1000, "goal_is_percent": chance.random() < 0.5}
        if operator in {Operator.KEEP, Operator.COMPLETE} and chance.random() < 0.5:
            asked["goal"] = None
        if chance.random() < 0.2:
            asked["reference_year"] = YEAR - 2
        self.records["targets"].append(asked)
        for version in (2, 3):
            if chance.random() < 0.1:
                standing = chance.choice(["changed", "changed", "ended", "replaced", "carried_over"])
                later = {
                    "version": version,
                    "since": date(YEAR, chance.randint(1, 12), 15),
                    "standing": standing,
                }
                self.records["targets"].append(asked | later)

    def _goal(self, indicator: int, area: int) -> Decimal:
        """Take a goal on or beside what was said, so that ties, 90 % and one point are met often."""
        said = [
            one["value"]
            for one in self.records["observations"][self.begins :]
            if one["value"] is not None
            and one["year"] == YEAR
            and (one["indicator"], one["area"]) == (self.indicators + indicator, area)
        ]
        if not said or self.chance.random() < 0.2:
            return self._number()
        value = self.chance.choice([*said, sum(said), sum(said)])
        beside = [value, value, value * 2, value / 9 * 10, value / 8 * 10, value + 1, value - 1, value / 2]
        return self.chance.choice(beside).quantize(Decimal("0.000001"))
