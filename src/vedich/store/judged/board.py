"""The judgement of one area as of a day: one line for each target, as a form shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.domain.scorecard import Scorecard
from vedich.domain.verdict import Verdict

_FIGURES = frozenset(
    {
        "low", "high", "result", "result_max", "share", "gap", "year_ago", "of_year_ago", "expected",
        "expected_share", "month", "last_year_whole", "straight", "usual", "pace_share", "ahead_by",
        "still_to_come", "each_month",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A judged target: the columns of `verdicts` and `paces`, with the month's own figure and last year.

    Units: figures in the measure of the indicator, shares in per cent with two decimals, pace in points.
    Nulls: what nobody can say is None; a target that is no sum over months has no pace.
    `is_over` says that the months of the target have gone by: until then nobody has missed it.
    """

    target: int
    version: int
    target_set: int
    basis: str
    indicator: int
    category: int
    area: int
    year: int
    first: int
    last: int
    last_year: int | None
    whole: int | None
    until: int
    low: Decimal | None
    high: Decimal | None
    higher_is_better: bool | None
    result: Decimal | None
    result_max: Decimal | None
    time_basis: str | None
    verdict: Verdict
    rule: str
    share: Decimal | None
    gap: Decimal | None
    known: int | None
    due: int | None
    areas_known: int | None
    areas: int | None
    estimated: bool
    way: str | None
    year_ago: Decimal | None
    of_year_ago: Decimal | None
    expected: Decimal | None
    expected_verdict: str | None
    expected_share: Decimal | None
    is_strict: bool = False
    is_over: bool = True
    month: Decimal | None = None
    last_year_whole: Decimal | None = None
    pace: str | None = None
    pace_share: Decimal | None = None
    usual: Decimal | None = None
    straight: Decimal | None = None
    ahead_by: Decimal | None = None
    years_known: int | None = None
    months_left: int | None = None
    still_to_come: Decimal | None = None
    each_month: Decimal | None = None

    @property
    def is_counted(self) -> bool:
        """Say whether it counts; parts of another target are judged alone."""
        return self.whole is None

    @property
    def lags(self) -> bool:
        """Say whether somebody should act: it is short of its goal, or behind its pace, with a month left."""
        behind = self.pace in ("watch", "risk", "alarm")
        return not self.verdict.reached and (
            behind if self.months_left else self.verdict in (Verdict.NEAR, Verdict.MISSED)
        )


NAMES = tuple(field.name for field in fields(Line))


def told(line: Line) -> dict[str, Any]:
    """Give a line as plain data, figures as text."""
    plain = {}
    for name in NAMES:
        value = getattr(line, name)
        plain[name] = format(value, "f") if isinstance(value, Decimal) else value
    return plain


def line_of(plain: dict[str, Any]) -> Line:
    """Give the line of plain data."""
    made: dict[str, Any] = {
        name: Decimal(value) if name in _FIGURES and value is not None else value
        for name, value in plain.items()
    }
    made["verdict"] = Verdict(made["verdict"])
    return Line(**made)


@dataclass(frozen=True, slots=True)
class Board:
    """The judgement of one area: its lines, and what was left out of it with the reason.

    `left_out` are pairs of a sentence in Vietnamese and in English with how many figures it concerns.
    """

    area: int
    as_of: date
    lines: tuple[Line, ...]
    left_out: tuple[tuple[str, str, int], ...] = ()

    def scorecard(self, basis: str | None = None, target_set: int | None = None) -> Scorecard:
        """Count the targets of one basis or set (None: of all) by verdict; parts are not counted."""
        return Scorecard.of(
            line.verdict
            for line in self.lines
            if line.is_counted and basis in (None, line.basis) and target_set in (None, line.target_set)
        )

    def only(self, *, basis: str | None = None, sets: Iterable[int] | None = None) -> Board:
        """Give the board with the lines of one basis, or of some sets."""
        wanted = None if sets is None else frozenset(sets)
        lines = tuple(
            line
            for line in self.lines
            if basis in (None, line.basis) and (wanted is None or line.target_set in wanted)
        )
        return replace(self, lines=lines)

    def to_json(self) -> str:
        """Write the board as it is kept."""
        return json.dumps(
            {"lines": [told(line) for line in self.lines], "left_out": self.left_out},
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def of_json(cls, area: int, as_of: date, text: str) -> Board:
        """Read a board that was kept."""
        kept = json.loads(text)
        left_out = tuple((vi, en, count) for vi, en, count in kept["left_out"])
        return cls(area, as_of, tuple(line_of(plain) for plain in kept["lines"]), left_out)


def lines_of(text: str, indicator: int) -> list[Line]:
    """Read the lines of one indicator alone from a board that was kept, without reading the others.

    Lines are flat objects, so that the text parts where one ends and the next begins.
    """
    asked = f'"indicator":{indicator},'
    body = text[text.index("[") + 1 : text.index('],"left_out"')]
    found = [part for part in body.split("},{") if asked in part]
    return [line_of(json.loads(f"{{{part.strip('{}')}}}")) for part in found]
