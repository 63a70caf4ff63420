"""How made-up figures of an indicator behave: how large, how they move in the year, how they are aimed at."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from vedich.catalog.load import catalog
from vedich.domain.indicator import Indicator
from vedich.domain.target import Operator

# Rates are reckoned in ten thousandths of their measure, whatever they are rounded to.
FINE = 10_000


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked of an indicator; on which levels it is assigned, estimated, striven for."""

    operator: Operator
    levels: str
    value: Decimal | None = None
    ambition: Decimal = Decimal(0)
    digits: int = 3
    words: str = ""
    whole: str = ""
    lead: str = ""
    is_assigned: bool = False
    estimate: int | None = None
    stretch: int | None = None
    is_party: bool = False


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One indicator's way of moving; `rate`: last digits a million people a year, `start`: fine steps."""

    code: str
    indicator: Indicator
    way: str
    told: str
    levels: str
    decimals: int
    where: str
    rate: int
    by: tuple[int, int, int]
    bowl: int
    growth: int
    wobble: int
    season: tuple[int, ...]
    start: int
    rise: int
    spread: int
    drift: int
    jitter: int
    cap: int | None
    floor: int | None
    of: str
    part: str
    of_codes: tuple[str, ...]
    of_level: int
    times: int
    late: int
    steady: bool
    shock: bool
    yearly: bool
    index: bool
    single: bool
    words: tuple[str, ...]
    goal: Goal | None

    @property
    def measure(self) -> str:
        """Give the measure that its figures are printed in."""
        return self.indicator.measure


@cache
def behaviours() -> Mapping[str, Behaviour]:
    """Give all behaviours by the code of their indicator, the most telling first.

    >>> behaviours()["BUD-001"].way, behaviours()["POV-001"].goal.operator.value
    ('flow', 'decrease_to')
    """
    seasons = _file("seasons.toml")
    return {code: _behaviour(code, table, seasons) for code, table in _file("behaviours.toml").items()}


def _behaviour(code: str, table: dict[str, Any], seasons: dict[str, Any]) -> Behaviour:
    decimals = table.get("decimals", 0)
    return Behaviour(
        code,
        catalog().by_code[code].indicator,
        table["way"],
        table["told"],
        table["at"],
        decimals,
        table.get("where", ""),
        int(Decimal(table.get("level", "0")) * 10**decimals * 1000),
        _hundredths(table.get("by", [1, 1, 1])),
        round(table.get("bowl", 1) * 100),
        table.get("growth", 0),
        table.get("wobble", 0),
        tuple(seasons[table.get("season", "flat")]),
        _fine(table.get("start", "0")) or 0,
        _fine(table.get("rise", "0")) or 0,
        _fine(table.get("spread", "0")) or 0,
        _fine(table.get("drift", "0")) or 0,
        _fine(table.get("jitter", "0")) or 0,
        _fine(table.get("cap")),
        _fine(table.get("floor")),
        table.get("of", ""),
        table.get("part", ""),
        tuple(table.get("of_codes", ())),
        int(Decimal(table.get("of_level", "0")) * 1000),
        table.get("times", 100),
        table.get("late", 0),
        table.get("steady", False),
        table.get("shock", False),
        table.get("steps") == "year",
        table.get("index", False),
        table.get("single", False),
        tuple(table.get("words", ())),
        _goal(table) if "aim" in table else None,
    )


def _goal(table: dict[str, Any]) -> Goal:
    value = table.get("value")
    return Goal(
        Operator(table["aim"]),
        table.get("at_aim", table["at"]),
        None if value is None else Decimal(value),
        Decimal(table.get("ambition", 0)),
        table.get("digits", 3),
        table.get("goal", ""),
        table.get("whole", ""),
        table["lead"],
        table.get("assigned", False),
        table.get("estimate"),
        table.get("stretch"),
        table.get("party", False),
    )


def _hundredths(factors: list[float]) -> tuple[int, int, int]:
    first, second, third = (round(each * 100) for each in factors)
    return first, second, third


def _fine(figure: str | None) -> int | None:
    return None if figure is None else int(Decimal(figure) * FINE)


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
