"""explain(judgement, target) → Explanation: the rows that a verdict came from, step by step, and the rule.

Nothing is judged anew here: rows are looked up in the tables of the steps. `by_hand` redoes the calculation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vedich.domain.wording import Wording
from vedich.judging.by_hand import calculations, figures_of
from vedich.judging.judge import Judgement
from vedich.judging.rules import said
from vedich.judging.tables import TABLES

Record = dict[str, Any]


class UnknownTargetError(KeyError):
    """Raised when a judgement has no verdict on a target."""

    def __init__(self, target: int) -> None:
        super().__init__(
            f"This judgement has no target {target}: no version of it holds on the day asked for, "
            "or it belongs to another year. Ask for the day or the year it is about."
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """The rows of one step that the verdict rests on."""

    step: str
    rows: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a target stands as it does: rows by step in the order of the steps, the rule, the calculation.

    `by_hand` has one line for each calculation, in both languages.
    """

    verdict: Record
    traces: tuple[Trace, ...]
    rule: Wording
    by_hand: tuple[Wording, ...]

    def of(self, step: str) -> tuple[Record, ...]:
        """Give the rows of one step; none where the step had no part in it."""
        return next((trace.rows for trace in self.traces if trace.step == step), ())


def explain(judgement: Judgement, target: int) -> Explanation:
    """Give everything that one verdict came from.

    Raises:
        UnknownTargetError: the judgement has no verdict on this target.
    """
    verdicts = judgement.records("verdicts", f"target = {int(target)}")
    if not verdicts:
        raise UnknownTargetError(target)
    verdict = verdicts[0]
    goal = judgement.records("goals", f"target = {int(target)}")[0]
    looked_up = _Cells(judgement, goal)
    traces = (
        Trace("in_force", tuple(judgement.records("in_force", f"target = {int(target)}"))),
        *looked_up.figures(),
        *looked_up.results(),
        Trace("goals", (goal,)),
        Trace("verdicts", (verdict,)),
        Trace("paces", _paces(judgement, target)),
    )
    there = tuple(trace for trace in traces if trace.rows)
    lines = calculations({trace.step: trace.rows for trace in there}, judgement.scheme)
    rule = Wording(
        *(
            said(verdict["rule"], figures_of(verdict, judgement.scheme, lang)).say(lang)
            for lang in ("vi", "en")
        )
    )
    return Explanation(verdict, there, rule, lines)


def _paces(judgement: Judgement, target: int) -> tuple[Record, ...]:
    return tuple(judgement.records("paces", f"target = {int(target)}")) if judgement.ask.paces else ()


class _Cells:
    """Looks up what one target rests on."""

    def __init__(self, judgement: Judgement, goal: Record) -> None:
        self.judgement, self.goal = judgement, goal
        years = sorted({goal["year"], goal["now"]})
        # A term rests on all its years; every other target on its own.
        self.years = f"year BETWEEN {years[0]} AND {years[-1]}"
        self.months = f"first >= {goal['first']} AND last <= {goal['last']}"

    def figures(self) -> list[Trace]:
        """Give the figures said of the area, and where borders changed those of the areas it is made of."""
        goal = self.goal
        indicators = [goal["indicator"], *self._parts()]
        of = f"indicator IN ({_listed(indicators)}) AND category = {goal['category']}"
        old = [row["area"] for row in self._rows("passages", f"becomes = {goal['area']}")]
        areas = _listed([goal["area"], *old])
        said = f"{of} AND {self.years} AND {self.months}"
        found = [Trace("standing", self._rows("standing", f"{said} AND area IN ({areas})"))]
        if old:
            carried = self._rows("carried", f"{said} AND area = {goal['area']}")
            passages = self._rows("passages", f"becomes = {goal['area']}")
            found += [Trace("passages", passages), Trace("carried", carried)]
        return found

    def results(self) -> list[Trace]:
        """Give the result, and what it was rolled up or worked out from."""
        goal = self.goal
        until = f"first = {goal['first']} AND until IN ({goal['until']}, {goal['last']})"
        where = f"category = {goal['category']} AND {self.years} AND {until}"
        here = f"{where} AND area = {goal['area']}"
        own = self._rows("results", f"indicator = {goal['indicator']} AND {here}")
        found = []
        if any(row["way"] == "rolled_up" for row in own):
            leaves = self._rows("tree", f"ancestor = {goal['area']} AND is_leaf")
            below = _listed([row["area"] for row in leaves])
            of = f"indicator = {goal['indicator']} AND {where} AND area IN ({below})"
            found += [Trace("tree", leaves), Trace("to_date", self._rows("to_date", of))]
        if any(row["way"] == "derived" for row in own):
            parts = _listed(self._parts())
            before = here.replace(self.years, f"year BETWEEN {goal['now'] - 1} AND {goal['now']}")
            found.append(Trace("summed_up", self._rows("summed_up", f"indicator IN ({parts}) AND {before}")))
            found.append(Trace("indicators", self._rows("indicators", f"indicator = {goal['indicator']}")))
        found.append(Trace("results", own))
        if goal["last_year"] is not None:
            found.append(Trace("terms", self._rows("terms", f"target = {goal['target']}")))
        return found

    def _parts(self) -> list[int]:
        told = self._rows("indicators", f"indicator = {self.goal['indicator']}")[0]
        if told["adds_up"] not in {"ratio", "growth", "diff", "all"}:
            return []
        return [told[name] for name in ("first_of", "second_of", "third_of") if told[name] is not None]

    def _rows(self, table: str, where: str) -> tuple[Record, ...]:
        grain = TABLES[table].grain
        return tuple(
            sorted(self.judgement.records(table, where), key=lambda row: [row[name] for name in grain])
        )


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers) or "NULL"
