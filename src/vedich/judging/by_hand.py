"""The calculation behind a verdict as done on paper: '526,8 : 510 = 103,29%; lớn hơn 100% → vượt'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from vedich.domain.figure import Figure
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.judging.rules import said
from vedich.judging.schemes import Scheme

Record = dict[str, Any]
Tables = Mapping[str, tuple[Record, ...]]
SIX = Decimal("0.000001")
# A sum of more figures than this is shown by its first and its last ones.
_MOST = 14


def calculations(tables: Tables, scheme: Scheme) -> tuple[Wording, ...]:
    """Give one line for each calculation: how the result came about, and how it stands against the goal.

    A line is left out where the figures at hand do not come to the result: nothing is shown that would not
    come out again on paper.
    """
    verdict, goal = tables["verdicts"][0], tables["goals"][0]
    lines = [*_sum(tables, verdict), *_below(tables, verdict), *_parts(tables, verdict)]
    lines += [_against(verdict, goal, scheme)]
    return (*lines, *_pace(tables))


def _sum(tables: Tables, verdict: Record) -> Iterator[Wording]:
    """Yield the months that were added: the longest from the first month on, and what follows it."""
    figures = tables.get("carried") or tables.get("standing", ())
    told = [
        row
        for row in figures
        if (row["indicator"], row["area"]) == (verdict["indicator"], verdict["area"])
        and row["last"] <= verdict["until"] and row["value"] is not None
    ]  # fmt: skip
    runs = [row for row in told if row["first"] == verdict["first"]]
    run = max(runs, key=lambda row: row["last"], default=None)
    after = [row for row in told if run is None or row["first"] > run["last"]]
    longest = [row for row in after if not any(_inside(row, other) for other in after)]
    apart = _months(told) == sum(row["last"] - row["first"] + 1 for row in told)
    used = told if apart else ([run] if run else []) + longest
    used = [run] if run and all(row["last"] <= run["last"] for row in told) else used
    values = [row["value"] for row in sorted(used, key=lambda row: row["first"])]
    yield from _added(values, verdict, "own")


def _below(tables: Tables, verdict: Record) -> Iterator[Wording]:
    """Yield the areas below that were added."""
    values = [row["value"] for row in tables.get("to_date", ()) if row["value"] is not None]
    yield from _added(values, verdict, "rolled_up")


def _added(values: list[Decimal], verdict: Record, way: str) -> Iterator[Wording]:
    if verdict["way"] != way or len(values) < 2 or sum(values) != verdict["result"]:
        return
    shown = values if len(values) <= _MOST else [*values[: _MOST - 2], None, values[-1]]
    yield _both(
        lambda lang: (
            " + ".join("…" if one is None else number(one, lang) for one in shown)
            + f" = {number(verdict['result'], lang)}"
        )
    )


def _parts(tables: Tables, verdict: Record) -> Iterator[Wording]:
    """Yield the ratio, growth or difference that the result was worked out as."""
    if verdict["way"] != "derived" or not tables.get("indicators"):
        return
    told = tables["indicators"][0]
    rows = {(row["indicator"], row["year"]): row["value"] for row in tables.get("summed_up", ())}
    year, how = max(row["year"] for row in tables["results"]), told["adds_up"]
    above = rows.get((told["first_of"], year))
    other = (told["second_of"], year) if how == "ratio" else (told["first_of"], year - 1)
    below = rows.get(other)
    if above is None or below is None:
        return
    factor, result = told["factor"], verdict["result"]

    def line(lang: str) -> str:
        first, second, times = number(above, lang), number(below, lang), number(factor, lang)
        by = "" if factor == 1 else f" × {times}"
        if how == "ratio":
            return f"{first}{by} : {second} = {number(result, lang)}"
        if how == "diff":
            return f"({first} − {second}){by} = {number(result, lang)}"
        return f"({first} − {second}) : {second} × 100{by} = {number(result, lang)}"

    if result is not None and _worked(how, above, below, factor) == result:
        yield _both(line)


def _worked(how: str, above: Decimal, below: Decimal, factor: Decimal) -> Decimal | None:
    if how == "diff":
        return ((above - below) * factor).quantize(SIX, ROUND_HALF_UP)
    if not below:
        return None
    exact = above * factor / below if how == "ratio" else (above - below) * 100 * factor / below
    return exact.quantize(SIX, ROUND_HALF_UP)


def _against(verdict: Record, goal: Record, scheme: Scheme) -> Wording:
    """Give how the result stands against the goal, and what follows from that."""

    def line(lang: str) -> str:
        name = Verdict(verdict["verdict"]).wording.say(lang)
        return f"{_compared(verdict, goal, lang)}; {_margin(verdict, scheme, lang)} → {name}".lstrip("; ")

    return _both(line)


def _compared(verdict: Record, goal: Record, lang: str) -> str:
    if verdict["result"] is None or goal["base"] is None:
        return ""
    base, result = number(goal["base"], lang), number(verdict["result"], lang)
    if goal["low"] != goal["high"]:
        word = "so với khoảng" if lang != "en" else "against"
        return f"{result} {word} {number(goal['low'], lang)} – {number(goal['high'], lang)}"
    if verdict["share"] is not None:
        return f"{result} : {base} = {number(verdict['share'], lang, 2)}%"
    worse = verdict["result_max"] if goal["higher_is_better"] is False else verdict["result"]
    first, second = (base, number(worse, lang)) if goal["higher_is_better"] is False else (result, base)
    return f"{first} − {second} = {number(verdict['gap'], lang)}"


def _margin(verdict: Record, scheme: Scheme, lang: str) -> str:
    """Give the rule with the figure that it looked at."""
    if verdict["rule"] == "better" and verdict["share"] is not None:
        return "lớn hơn 100%" if lang != "en" else "over 100%"
    return said(verdict["rule"], figures_of(verdict, scheme, lang)).say(lang)


def figures_of(verdict: Record, scheme: Scheme, lang: str) -> dict[str, object]:
    """Give the figures that the words of a rule may name, written out."""
    margins = {name: number(getattr(scheme, name), lang) for name in ("near_share", "near_points")}
    return {**margins, **{name: verdict[name] for name in ("known", "due", "areas_known", "areas")}}


def _pace(tables: Tables) -> Iterator[Wording]:
    """Yield what is usual by now, and what each month left must bring."""
    for row in tables.get("paces", ()):

        def behind(lang: str, row: Record = row) -> str:
            usual = "nhịp thường" if lang != "en" else "usual by now"
            first, second = number(row["share"], lang, 2), number(row["usual"], lang, 2)
            return f"{usual}: {first}% − {second}% → {number(row['ahead_by'], lang, 2)}"

        def left(lang: str, row: Record = row) -> str:
            months = "tháng" if lang != "en" else "months"
            to_come = number(row["still_to_come"], lang)
            return f"{to_come} : {row['months_left']} {months} = {number(row['each_month'], lang)}"

        yield _both(behind)
        if row["each_month"] is not None:
            yield _both(left)


def number(value: Decimal, lang: str, decimals: int | None = None) -> str:
    """Print a figure as people of a language do, without zeros that say nothing.

    >>> number(Decimal("1526.800000"), "vi"), number(Decimal("1526.8"), "en")
    ('1.526,8', '1,526.8')
    """
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    text = Figure.of(Decimal(plain), decimals).text.replace("-", "−")
    return text.translate({ord("."): ",", ord(","): "."}) if lang == "en" else text


def _both(line: Any) -> Wording:
    return Wording(line("vi"), line("en"))


def _inside(one: Record, other: Record) -> bool:
    longer = other["last"] - other["first"] > one["last"] - one["first"]
    return bool(longer and other["first"] <= one["first"] and other["last"] >= one["last"])


def _months(rows: list[Record]) -> int:
    return len({month for row in rows for month in range(row["first"], row["last"] + 1)})
