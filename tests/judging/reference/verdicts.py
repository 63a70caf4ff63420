"""How a result stands against its target: `in_force.md`, `goals.md`, `terms.md`, `verdicts.md`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from tests.judging.reference.figures import Record, carried, divided, rounded, standing
from tests.judging.reference.results import Result, Results, Window, accumulates, due_until
from vedich.judging.ask import EVER, Ask
from vedich.judging.schemes import Scheme

TWO = Decimal("0.01")
BY_WORDS = {"in_group", "text"}


@dataclass(frozen=True)
class Goal:
    """A target as a stretch of values that meet it, or the reason why it is none."""

    low: Decimal | None = None
    high: Decimal | None = None
    base: Decimal | None = None
    is_strict: bool = False
    up: bool | None = True
    ceiling: Decimal | None = None
    scale: str = "share"
    fault: str | None = None


def judged(tables: dict[str, list[Record]], ask: Ask, scheme: Scheme) -> list[Record]:
    """Judge every target; the rows have the columns of `verdicts` that do not merely repeat the target."""
    with localcontext(prec=60):
        held, results, indicators = prepared(tables, ask)
        return [verdict(one, results, indicators[one["indicator"]], ask, scheme) for one in held]


def prepared(tables: dict[str, list[Record]], ask: Ask) -> tuple[list[Record], Results, dict[int, Record]]:
    """Give the targets in force, everything they can be judged by, and the indicators."""
    indicators = {one["indicator"]: one for one in tables["indicators"]}
    held = in_force(tables["targets"], ask)
    figures = standing(tables["observations"], ask.known_on or EVER, ask.approved_only)
    figures = carried(figures, tables.get("passages", []), indicators)
    return (
        held,
        Results(figures, indicators, tables.get("tree", []), windows(held, indicators, ask)),
        indicators,
    )


def in_force(targets: list[Record], ask: Ask) -> list[Record]:
    on = min(ask.as_of, ask.known_on or EVER)
    versions: dict[int, Record] = {}
    for one in sorted(targets, key=lambda one: one["version"]):
        last_year = one["last_year"] or one["year"]
        if one["year"] <= ask.as_of.year and last_year >= ask.first_year and (one["since"] or on) <= on:
            now = one["year"] if one["last_year"] is None else min(last_year, ask.as_of.year)
            versions[one["target"]] = one | {"now": now, "until": min(one["last"], counting(now, ask))}
    return list(versions.values())


def counting(year: int, ask: Ask) -> int:
    """Give the last month of a year that counts."""
    if year == ask.as_of.year:
        return ask.as_of.month
    return 12 if year < ask.as_of.year else 0


def compares(target: Record) -> bool:
    by = target["operator"] in {"decrease_by", "increase_by"}
    return by or (target["operator"] == "keep" and target["goal"] is None)


def windows(
    targets: list[Record], indicators: dict[int, Record], ask: Ask
) -> dict[Window, tuple[bool, bool]]:
    """Give the stretches of months that are looked at: is it ahead, and is it for flows alone."""
    found: dict[Window, tuple[bool, bool]] = {}

    def need(year: int, first: int, until: int, ahead: bool = False, flows_only: bool = False) -> None:
        before = found.get((year, first, until), (True, True))
        if until >= first:
            found[year, first, until] = (ahead and before[0], flows_only and before[1])

    for one in targets:
        now, first, last, until = one["now"], one["first"], one["last"], one["until"]
        need(now, first, until)
        need(now, first, last, ahead=until < last)
        need(now - 1, first, until)
        if ask.last_year:
            need(now - 1, first, last)
        if compares(one):
            reference = one["reference_year"] or one["year"] - 1
            need(reference, first, last)
            if indicators[one["indicator"]]["adds_up"] in {"growth", "diff", "all"}:
                need(reference - 1, first, last)
        if one["year"] < now:
            for year in range(one["year"] - 1, now + 1):
                need(year, first, min(last, counting(year, ask)))
        if ask.paces and until < last and (first, last) == (1, 12):
            for year in range(now - 5, now):
                need(year, first, until, flows_only=True)
                need(year, first, last, flows_only=True)
    return found


def goal(target: Record, results: Results, indicator: Record) -> Goal:
    operator, value = target["operator"], target["goal"]
    if operator in {"at_least", "more_than", "increase_by", "complete"}:
        up: bool | None = True
    elif operator in {"at_most", "less_than", "decrease_to", "decrease_by", "rank_within"}:
        up = False
    else:
        up = (
            indicator["higher_is_better"]
            if target["higher_is_better"] is None
            else target["higher_is_better"]
        )
    if operator in {"complete", "rank_within"} or indicator["kind"] in {"rank", "milestone"}:
        scale = "none"
    else:
        scale = "points" if indicator["kind"] in {"rate", "share", "growth", "index"} else "share"
    bare = Goal(up=up, scale=scale, ceiling=indicator["ceiling"])
    if target["standing"] in {"ended", "replaced"}:
        return replace(bare, fault=target["standing"])
    if operator in BY_WORDS:
        return replace(bare, fault="words")
    if target["mismatch"]:
        return replace(bare, fault="target_measure")
    low = high = value
    if compares(target):
        window = (target["reference_year"] or target["year"] - 1, target["first"], target["last"])
        then = results.of(target["indicator"], target["category"], target["area"], window)
        if then is None or not then.complete or then.value is None:
            return replace(bare, fault="reference")
        low = high = changed(then.value, target)
    elif operator == "complete":
        low = high = next(one for one in (value, indicator["ceiling"], Decimal(1)) if one is not None)
        bare = replace(bare, ceiling=low)
    elif operator == "between":
        high = target["goal_max"]
    if low is None or high is None:
        return replace(bare, fault="goal")
    base = high if up is False else low
    if operator == "about":
        margin = target["tolerance"] or Decimal(0)
        low, high, base = value - margin, value + margin, value
    strict = operator in {"more_than", "less_than"}
    return replace(bare, low=low, high=high, base=base, is_strict=strict)


def changed(reference: Decimal, target: Record) -> Decimal:
    """Give the level that a change against a reference asks for."""
    if target["operator"] == "keep":
        return reference
    step = target["goal"] * reference / 100 if target["goal_is_percent"] else target["goal"]
    return rounded(reference - step if target["operator"] == "decrease_by" else reference + step)


def term(target: Record, results: Results, indicator: Record, ask: Ask) -> Result | None:
    """Give what a target of several years has reached: the sum, the mean, or the latest year."""
    years = [
        year for year in range(target["year"], target["now"] + 1) if counting(year, ask) >= target["first"]
    ]
    told = [
        results.of(
            target["indicator"],
            target["category"],
            target["area"],
            (year, target["first"], min(target["last"], counting(year, ask))),
        )
        for year in years
    ]
    there = [one for one in told if one is not None]
    adds = accumulates(indicator)
    if not adds and indicator["kind"] != "growth":
        last = told[-1] if years and years[-1] == target["now"] else None
        return replace(last, way="year_end") if last else None
    if not there:
        return None
    complete = all(one is not None and one.complete and one.value is not None for one in told)
    values = [one.value for one in there if one.value is not None]
    tops = [one.top for one in there if one.top is not None]
    fault = max((one.fault for one in there if one.fault), default=None)
    made = Result(
        None, None, None, None,
        known=sum(one.known for one in there),
        due=sum(one.due for one in there),
        areas_known=min(one.areas_known for one in there),
        areas=max(one.areas for one in there),
        complete=complete,
        estimated=any(one.estimated for one in there),
        is_estimate=any(one.is_estimate for one in there),
        fault=fault,
        way="years_added" if adds else "years_averaged",
    )  # fmt: skip
    if fault or not values:
        return made if fault else replace(made, fault="years")
    if adds:
        return replace(made, value=sum(values, Decimal(0)), top=sum(tops, Decimal(0)))
    if not complete:
        return replace(made, fault="years")
    return replace(
        made,
        value=divided(sum(values, Decimal(0)), Decimal(len(told))),
        top=divided(sum(tops, Decimal(0)), Decimal(len(told))),
    )


def weighed(result: Result, aim: Goal, indicator: Record, scheme: Scheme) -> tuple[str, str]:
    """Give the verdict and the rule that fired."""
    rule = _rule(result, aim, scheme)
    sums = indicator["adds_up"] in {"sum", "count"}
    if not result.complete and rule in {
        "ceiling", "better", "inside", "equal", "near_share", "near_points", "short",
    }:  # fmt: skip
        reached = aim.up is True and rule in {"better", "ceiling", "equal"}
        passed = aim.up is False and rule == "short"
        if not (sums and (reached or passed)):
            rule = "areas_missing" if result.areas_known < result.areas else "months_missing"
    classes = {
        "better": "exceeded", "ceiling": "met", "inside": "met", "equal": "met", "near_share": "near",
        "near_points": "near", "short": "missed", "ended": "not_applicable", "replaced": "not_applicable",
        "words": "qualitative_pending", "reference": "qualitative_pending", "goal": "qualitative_pending",
        "target_measure": "qualitative_pending", "outcome": result.outcome,
    }  # fmt: skip
    return classes.get(rule) or "no_result", rule


def _rule(result: Result, aim: Goal, scheme: Scheme) -> str:
    if aim.fault in {"ended", "replaced"}:
        return aim.fault
    if result.outcome is not None:
        return "outcome"
    if aim.fault or result.fault:
        return aim.fault or result.fault or ""
    assert (
        result.value is not None and result.top is not None and aim.low is not None and aim.high is not None
    )
    # The worse end of the result decides.
    if aim.up is None:
        short_by = max(aim.low - result.value, result.top - aim.high)
        better = False
    elif aim.up:
        short_by, better = aim.low - result.value, result.value > aim.high
    else:
        short_by, better = result.top - aim.high, result.top < aim.low
    if short_by < 0 or (short_by == 0 and not aim.is_strict):
        if better:
            return "ceiling" if aim.up and aim.ceiling is not None and aim.high >= aim.ceiling else "better"
        return "inside" if aim.low < aim.high else "equal"
    if aim.scale == "points":
        return "near_points" if short_by <= scheme.near_points else "short"
    below = aim.up or (aim.up is None and result.value < aim.low)
    part, whole = (result.value, aim.low) if below else (aim.high, result.top)
    goal_end = aim.low if below else aim.high
    if aim.scale == "share" and goal_end > 0 and part * 100 >= whole * scheme.near_share:
        return "near_share"
    return "short"


def verdict(target: Record, results: Results, indicator: Record, ask: Ask, scheme: Scheme) -> Record:
    aim = goal(target, results, indicator)
    now, first, last, until = target["now"], target["first"], target["last"], target["until"]
    cell = (target["indicator"], target["category"], target["area"])
    if target["last_year"] is None:
        found = results.of(*cell, (now, first, until))
        ahead = (
            results.of(*cell, (now, first, last))
            if until < last and results.windows[now, first, last][0]
            else None
        )
        if ahead is not None and ahead.value is None and ahead.outcome is None:
            ahead = None
        ahead = None if ahead is None else replace(ahead, is_estimate=True)
    else:
        found, ahead = term(target, results, indicator, ask), None
    result = found or ahead
    row: Record = {
        "target": target["target"],
        "low": aim.low,
        "high": aim.high,
        "result": None,
        "expected": None,
    }
    row |= {"share": None, "gap": None, "time_basis": None, "known": None, "due": None, "year_ago": None}
    row |= {
        "expected_verdict": None,
        "expected_share": None,
        "of_year_ago": None,
        "estimated": False,
        "way": None,
    }
    before = results.of(*cell, (now - 1, first, until))
    if before is not None and before.complete and before.value is not None:
        row["year_ago"] = before.value
    if result is None:
        due = until >= first and (
            until == last or now > target["year"] or due_until(indicator["frequency"], until) >= first
        )
        silent = ("no_result", "nothing_said") if due else ("not_due", "not_due")
        ended = aim.fault in {"ended", "replaced"}
        pending = ("not_applicable" if ended else "qualitative_pending", aim.fault)
        row["verdict"], row["rule"] = pending if aim.fault else silent
    else:
        row["verdict"], row["rule"] = weighed(result, aim, indicator, scheme)
        row |= {"result": result.value, "known": result.known, "due": result.due, "way": result.way}
        row |= {"estimated": result.estimated, "time_basis": "estimate" if result.is_estimate else "actual"}
        row["share"], row["gap"] = shown(result, aim)
        if aim.scale == "share" and (row["year_ago"] or 0) > 0 and result.value is not None:
            row["of_year_ago"] = divided(result.value * 100, row["year_ago"], TWO)
    if ahead is not None:
        row["expected"] = ahead.value
        row["expected_verdict"] = weighed(ahead, aim, indicator, scheme)[0]
        row["expected_share"] = shown(ahead, aim)[0]
    return row


def shown(result: Result, aim: Goal) -> tuple[Decimal | None, Decimal | None]:
    """Give the share of the goal, where one would not mislead, and the gap."""
    if result.value is None or result.top is None or aim.base is None:
        return None, None
    gap = aim.base - result.top if aim.up is False else result.value - aim.base
    if aim.scale == "share" and aim.base > 0 and result.value >= 0 and aim.up is not False:
        return divided(result.value * 100, aim.base, TWO), gap
    return None, gap
