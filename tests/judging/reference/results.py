"""What an area has reached to date: `flows.md`, `levels.md`, `to_date.md`, `rolled_up.md`, `derived.md`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.judging.reference.figures import Figure, Record, divided, rounded

Window = tuple[int, int, int]


@dataclass(frozen=True)
class Result:
    """A result of one indicator, area and stretch of months."""

    value: Decimal | None
    top: Decimal | None
    denominator: Decimal | None = None
    outcome: str | None = None
    known: int = 0
    due: int = 0
    areas_known: int = 1
    areas: int = 1
    complete: bool = True
    estimated: bool = False
    is_estimate: bool = False
    fault: str | None = None
    way: str = "own"


def accumulates(indicator: Record) -> bool:
    return indicator["kind"] == "flow" or (indicator["kind"] == "count" and indicator["accrues"] == "new")


def due_until(frequency: str, until: int) -> int:
    """Give the last month that must be known: whole months, quarters, halves, or the year at its end."""
    length = {"quarter": 3, "half": 6, "year": 12, "season": 12}.get(frequency, 1)
    return until - until % length


class Results:
    """Every result that can be asked for, worked out when it is."""

    def __init__(
        self,
        figures: list[Figure],
        indicators: dict[int, Record],
        tree: list[Record],
        windows: dict[Window, tuple[bool, bool]],
    ) -> None:
        self.indicators = indicators
        self.windows = windows
        self.figures: dict[tuple[int, int, int, int], list[Figure]] = defaultdict(list)
        for figure in figures:
            self.figures[figure.key[:4]].append(figure)
        self.leaves: dict[int, list[int]] = defaultdict(list)
        for row in tree:
            if row["is_leaf"]:
                self.leaves[row["ancestor"]].append(row["area"])

    def of(self, indicator: int, category: int, area: int, window: Window) -> Result | None:
        """Give a result: said, else rolled up, else worked out from others."""
        return self.said_or_summed(indicator, category, area, window) or self._derived(
            indicator, category, area, window
        )

    def said_or_summed(self, indicator: int, category: int, area: int, window: Window) -> Result | None:
        return self.own(indicator, category, area, window) or self._rolled_up(
            indicator, category, area, window
        )

    def own(self, indicator: int, category: int, area: int, window: Window) -> Result | None:
        if window not in self.windows:
            return None
        year, first, until = window
        ahead, flows_only = self.windows[window]
        adds = accumulates(self.indicators[indicator])
        inside = [
            one
            for one in self.figures.get((indicator, category, area, year), [])
            if first <= one.first and one.last <= until
        ]
        if ahead:
            inside = [one for one in inside if (one.first, one.last) == (first, until) and one.is_estimate]
        counted = [one for one in inside if one.value is not None or one.fault]
        if adds and counted:
            return self._flow(counted, self.indicators[indicator]["frequency"], first, until)
        if adds:
            inside = [one for one in inside if one.outcome is not None]
        else:
            inside = [one for one in inside if one.value is not None or one.fault or one.outcome is not None]
        if not inside or flows_only:
            return None
        latest = max(inside, key=lambda one: (one.last, one.first))
        return Result(
            None if latest.fault else latest.value,
            None if latest.fault or latest.value is None else latest.top,
            denominator=latest.denominator if (latest.denominator or 0) > 0 else None,
            outcome=latest.outcome,
            known=1,
            due=1,
            complete=not latest.missing,
            estimated=latest.estimated,
            is_estimate=latest.is_estimate,
            fault=latest.fault,
        )

    def _flow(self, figures: list[Figure], frequency: str, first: int, until: int) -> Result:
        runs = [one for one in figures if one.first == first]
        run = max(runs, key=lambda one: one.last, default=None)
        overlap = False
        if run and run.last == max(one.last for one in figures):
            used = [run]
        elif _apart(figures):
            used = figures
        else:
            after = [one for one in figures if run is None or one.first > run.last]
            after = [one for one in after if not any(one.months < other.months for other in after)]
            overlap = not _apart(after)
            used = ([run] if run else []) + after
        months = set().union(*(one.months for one in used))
        due = set(range(first, due_until(frequency, until) + 1))
        fault = "overlap" if overlap else max((one.fault for one in used if one.fault), default=None)
        value = sum((one.value for one in used if one.value is not None), Decimal(0))
        top = sum((one.top for one in used if one.top is not None), Decimal(0))
        return Result(
            None if fault else value,
            None if fault else top,
            known=len(months),
            due=len(due),
            complete=due <= months and not any(one.missing for one in used),
            estimated=any(one.estimated for one in used),
            is_estimate=any(one.is_estimate for one in used),
            fault=fault,
        )

    def _rolled_up(self, indicator: int, category: int, area: int, window: Window) -> Result | None:
        how = self.indicators[indicator]["adds_up"]
        if how not in {"sum", "count", "mean", "wmean", "ratio"}:
            return None
        parts = []
        for leaf in self.leaves.get(area, []):
            part = self.own(indicator, category, leaf, window)
            if part is None or part.value is None:
                continue
            weight: Decimal | None = Decimal(1)
            if how in {"wmean", "ratio"}:
                weight = part.denominator
                if weight is None and how == "wmean":
                    other = self.own(self.indicators[indicator]["first_of"], 0, leaf, window)
                    weight = other.value if other else None
            if weight is not None and weight > 0:
                parts.append((part, weight))
        if not parts:
            return None
        total = sum((weight for _, weight in parts), Decimal(0))

        def gathered(values: list[Decimal]) -> Decimal | None:
            if how in {"sum", "count"}:
                return sum(values, Decimal(0))
            return divided(sum((v * w for v, (_, w) in zip(values, parts, strict=True)), Decimal(0)), total)

        whole = sum(part.complete for part, _ in parts)
        return Result(
            gathered([part.value for part, _ in parts if part.value is not None]),
            gathered([part.top for part, _ in parts if part.top is not None]),
            denominator=total if how in {"wmean", "ratio"} else None,
            known=min(part.known for part, _ in parts),
            due=max(part.due for part, _ in parts),
            areas_known=whole,
            areas=len(self.leaves[area]),
            complete=whole == len(self.leaves[area]),
            estimated=any(part.estimated for part, _ in parts),
            is_estimate=any(part.is_estimate for part, _ in parts),
            way="rolled_up",
        )

    def _derived(self, indicator: int, category: int, area: int, window: Window) -> Result | None:
        told = self.indicators[indicator]
        how, factor = told["adds_up"], told["factor"]
        year, first, until = window
        if how == "ratio" and told["second_of"] is not None:
            below = self.said_or_summed(told["second_of"], category, area, window)
        elif how == "all":
            return self._all(told, category, area, window)
        elif how in {"growth", "diff"}:
            below = self.said_or_summed(told["first_of"], category, area, (year - 1, first, until))
        else:
            return None
        above = self.said_or_summed(told["first_of"], category, area, window)
        if above is None or below is None:
            return None
        made = replace(
            above,
            value=None,
            top=None,
            denominator=None,
            outcome=None,
            areas_known=min(above.areas_known, below.areas_known),
            areas=max(above.areas, below.areas),
            estimated=above.estimated or below.estimated,
            is_estimate=above.is_estimate or below.is_estimate,
            way="derived",
        )
        if not (above.complete and below.complete) or above.value is None or below.value is None:
            return replace(made, complete=False, fault="parts")
        change = above.value - below.value
        if how == "ratio":
            value = divided(above.value * factor, below.value)
        elif how == "growth":
            value = divided(change * 100 * factor, below.value) if below.value > 0 else None
        else:
            value = rounded(change * factor)
        return replace(made, value=value, top=value, complete=True, fault="zero" if value is None else None)

    def _all(self, told: Record, category: int, area: int, window: Window) -> Result | None:
        year, first, until = window
        members = [told[name] for name in ("first_of", "second_of", "third_of") if told[name] is not None]
        there: list[Result] = []
        holds: list[bool] = []
        for part in members:
            now = self.said_or_summed(part, category, area, window)
            if now is None:
                continue
            then = self.said_or_summed(part, category, area, (year - 1, first, until))
            there += (
                [now] if then is None else [now, replace(then, areas_known=now.areas_known, areas=now.areas)]
            )
            there[-1] = replace(there[-1], known=now.known, due=now.due)
            if now.value is None or not now.complete:
                continue
            if self.indicators[part]["kind"] == "milestone":
                holds.append(now.value >= 1)
            elif then is not None and then.value is not None and then.complete:
                up = self.indicators[part]["higher_is_better"]
                holds.append(now.value > then.value if up else now.value < then.value)
        if not there:
            return None
        complete = len(holds) == len(members) or not all(holds)
        value = Decimal(all(holds)) if complete else None
        return Result(
            value,
            value,
            known=min(one.known for one in there),
            due=max(one.due for one in there),
            areas_known=min(one.areas_known for one in there),
            areas=max(one.areas for one in there),
            complete=complete,
            estimated=any(one.estimated for one in there),
            is_estimate=any(one.is_estimate for one in there),
            fault=None if complete else "parts",
            way="derived",
        )


def _apart(figures: list[Figure]) -> bool:
    return sum(len(one.months) for one in figures) == len(set().union(*(one.months for one in figures)))
