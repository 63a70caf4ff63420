"""The figures that five published articles state, as facts that a record keeps beside an illustration."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict

UNNAMED = "L:huyen-chua-ro-ten"


@dataclass(frozen=True, slots=True)
class Result:
    """A result that an article states; `over` says that it is a bound ('trên')."""

    indicator: str
    area: str
    period: Period
    value: Decimal
    printed: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Aimed:
    """A target that an article states. Nulls: a plan without its figure has the share `reached` at most."""

    indicator: str
    area: str
    period: Period
    basis: Basis
    operator: Operator
    value: Decimal | None = None
    reached: Decimal | None = None
    verdict: Verdict | None = None
    words: str = ""
    reference: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of targets as an article declares it; what it does not say stays None."""

    area: str
    period: Period
    total: int
    met: int | None = None
    exceeded: int | None = None
    near: int | None = None
    missed: int | None = None
    no_result: int | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its day, the area it is about, and what it states."""

    key: str
    on: date
    area: str
    title: str
    results: tuple[Result, ...]
    targets: tuple[Aimed, ...]
    counts: tuple[Count, ...]


@cache
def articles() -> tuple[Article, ...]:
    """Give the five articles in the order of their days.

    >>> [len(article.targets) for article in articles()]
    [0, 2, 0, 5, 28]
    """
    text = files(__package__).joinpath("articles.toml").read_text("utf-8")
    return tuple(_article(table) for table in tomllib.loads(text)["article"])


def _article(table: dict[str, Any]) -> Article:
    return Article(
        table["key"],
        table["on"],
        table["area"],
        table["title"],
        tuple(
            Result(
                each["indicator"],
                each["area"],
                Period.parse(each["period"]),
                Decimal(each["value"]),
                each["printed"],
                each.get("over", False),
            )
            for each in table.get("result", [])
        ),
        tuple(_aimed(each) for each in table.get("target", [])),
        tuple(Count(**(each | {"period": Period.parse(each["period"])})) for each in table.get("count", [])),
    )


def _aimed(table: dict[str, Any]) -> Aimed:
    value, reached, verdict = table.get("value"), table.get("reached"), table.get("verdict")
    return Aimed(
        table["indicator"],
        table["area"],
        Period.parse(table["period"]),
        Basis(table["basis"]),
        Operator(table.get("operator", "text")),
        None if value is None else Decimal(value),
        None if reached is None else Decimal(reached),
        None if verdict is None else Verdict(verdict),
        table.get("words", ""),
        table.get("reference", ""),
        table.get("whole", ""),
    )
