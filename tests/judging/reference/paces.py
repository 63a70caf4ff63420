"""How a flow stands within its year: `seasons.md` and `paces.md` in plain Python."""

from __future__ import annotations

from decimal import Decimal, localcontext

from tests.judging.reference.figures import Record, divided, rounded
from tests.judging.reference.results import Results, accumulates
from tests.judging.reference.verdicts import TWO, goal, prepared, verdict
from vedich.judging.ask import Ask
from vedich.judging.schemes import Scheme


def paced(tables: dict[str, list[Record]], ask: Ask, scheme: Scheme) -> list[Record]:
    """Give the pace of every target that has one."""
    with localcontext(prec=60):
        held, results, indicators = prepared(tables, ask)
        rows = [
            _pace(target, results, indicators[target["indicator"]], ask, scheme)
            for target in held
            if (target["first"], target["last"], target["last_year"]) == (1, 12, None)
            and target["until"] < 12
        ]
    return [row for row in rows if row is not None]


def season(results: Results, cell: tuple[int, int, int], now: int, until: int) -> tuple[Decimal | None, int]:
    """Give the mean share of the last five years that are known, and how many there are."""
    shares = []
    for year in range(now - 5, now):
        part, whole = results.of(*cell, (year, 1, until)), results.of(*cell, (year, 1, 12))
        if part is None or whole is None or part.value is None or whole.value is None:
            continue
        known = part.complete and whole.complete and not part.is_estimate and not whole.is_estimate
        if known and part.value >= 0 and whole.value > 0:
            share = divided(part.value * 100, whole.value)
            # A share too long for a figure counts as a year and brings nothing.
            shares.append(share)
    if not shares:
        return None, 0
    told = [share for share in shares if share is not None]
    mean = divided(sum(told, Decimal(0)), Decimal(len(shares))) if told else None
    return (None if mean is None else rounded(mean, TWO)), len(shares)


def _pace(target: Record, results: Results, indicator: Record, ask: Ask, scheme: Scheme) -> Record | None:
    aim = goal(target, results, indicator)
    row = verdict(target, results, indicator, ask, scheme)
    now, until = target["now"], target["until"]
    cell = (target["indicator"], target["category"], target["area"])
    if not accumulates(indicator) or aim.base is None or aim.base <= 0 or aim.up is None:
        return None
    found = results.of(*cell, (now, 1, until))
    if found is None or found.value is None or found.is_estimate:
        return None
    if found.known < found.due or found.areas_known < found.areas:
        return None
    share = divided(row["result"] * 100, aim.base, TWO)
    straight = rounded(Decimal(until * 100) / 12, TWO)
    usual, years = season(results, cell, now, until)
    usual = straight if usual is None else usual
    ahead = None if share is None else (share - usual if aim.up else usual - share)
    left = 12 - until
    classes = [("safe", scheme.pace_safe), ("watch", scheme.pace_watch), ("risk", scheme.pace_risk)]
    pace = next((name for name, least in classes if ahead is not None and ahead >= least), "alarm")
    return {
        "target": target["target"],
        "share": share,
        "usual": usual,
        "years": years,
        "straight": straight,
        "ahead_by": ahead,
        "pace": pace,
        "months_left": left,
        "still_to_come": aim.base - row["result"],
        "each_month": divided(aim.base - row["result"], Decimal(left)),
    }
