"""A step: one SELECT over named tables that gives the table of its own name, and what it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from vedich.judging.tables import TABLES

Literal = date | bool | int
_SETTING = re.compile(r"\$([a-z_]+)")
_READS = re.compile(r"\b(?:FROM|JOIN)\s+([a-z_]+)")
_COMMENT = re.compile(r"--[^\n]*")


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `keeps` says whether its rows are worth keeping, or are read once and pass through.

    >>> Step.named("tallies").reads
    ('verdicts',)
    """

    name: str
    sql: str
    keeps: bool = True

    @classmethod
    def named(cls, name: str) -> Step:
        """Give a step by its name.

        Raises:
            KeyError: there is no step of this name.
        """
        return _loaded(name)

    @property
    def reads(self) -> tuple[str, ...]:
        """Name the tables of the contract that the step reads."""
        found = set(_READS.findall(_COMMENT.sub("", self.sql)))
        return tuple(sorted(found & set(TABLES)))

    @property
    def settings(self) -> tuple[str, ...]:
        """Name the literals that must be put in, such as `as_of`."""
        return tuple(sorted(set(_SETTING.findall(_COMMENT.sub("", self.sql)))))

    def with_literals(self, literals: dict[str, Literal]) -> str:
        """Give the SELECT with its literals put in.

        Raises:
            KeyError: a literal that the step asks for was not given.
        """
        return _SETTING.sub(lambda found: written(literals[found[1]]), _COMMENT.sub("", self.sql)).strip()


def written(value: Literal) -> str:
    """Write a literal as SQL.

    >>> written(date(2023, 10, 31)), written(True), written(10)
    ("DATE '2023-10-31'", 'TRUE', '10')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f"DATE '{value.isoformat()}'" if isinstance(value, date) else str(int(value))


# Read once by what follows, and as long as the facts: kept, they would cost more than they save.
PASSING = frozenset({"rowed", "standing", "carried", "of_years", "summed_up", "results", "goals", "weighed"})

# Joined in the order that is written, the longer table first: of year rows and targets DuckDB guesses far too
# few: turned round, a join would hold millions of wide rows in memory instead of what they are looked up in.
AS_WRITTEN = frozenset({"to_date", "verdicts"})


@lru_cache
def _loaded(name: str) -> Step:
    place = files("vedich.judging.steps") / f"{name}.sql"
    if not place.is_file():
        raise KeyError(f"there is no step {name!r}")
    return Step(name, place.read_text(encoding="utf-8"), name not in PASSING)
