"""A board, a league or a cell as records for programs and spreadsheets, figures as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vedich.cli.judging.forms import written
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Item, Shown
from vedich.store.queries.cells import Cell
from vedich.store.queries.leagues import League
from vedich.store.queries.told.sentences import why
from vedich.store.queries.told.steps import steps
from vedich.store.queries.told.words import basis_words


def records(found: Shown, lang: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a board as plain values; figures are decimals, what nobody knows is None."""
    for item in found.items:
        for line in item.lines:
            yield _record(item, line, found, lang)


def _record(item: Item, line: Line, found: Shown, lang: str) -> dict[str, Any]:
    source = found.sources.get(line.target)
    return {
        "area": found.area.key,
        "as_of": found.asked.as_of.isoformat(),
        "target": line.target,
        "code": item.meaning.code,
        "indicator": item.meaning.name_in[lang],
        "group": item.group.say(lang),
        "category": item.category or None,
        "measure": item.meaning.printed,
        "basis": line.basis,
        "basis_words": basis_words(line.basis, lang),
        "counted": line.is_counted,
        "last_year": line.last_year_whole,
        "low": line.low,
        "high": line.high,
        "month": line.month,
        "result": line.result,
        "result_max": line.result_max,
        "estimate": line.time_basis == "estimate",
        "estimated": line.estimated,
        "share": line.share,
        "gap": line.gap,
        "year_ago": line.year_ago,
        "of_year_ago": line.of_year_ago,
        "verdict": line.verdict.value,
        "verdict_words": found.scheme.name_of(line.verdict, lang, is_over=line.is_over),
        "rule": line.rule,
        "why": why(line, found, lang),
        "pace": line.pace,
        "usual": line.usual,
        "ahead_by": line.ahead_by,
        "months_left": line.months_left,
        "each_month": line.each_month,
        "expected": line.expected,
        "expected_verdict": line.expected_verdict,
        "lead": found.leads.get(line.target),
        "set_by": str(source) if source else None,
    }


def as_json(found: Shown, lang: str) -> str:
    """Give a board with its counts as one JSON value; figures are text, so that none loses a digit."""
    counted = [
        {
            "basis": each.basis,
            "name": each.name,
            "declared_count": each.declared_count,
            **{name: getattr(each.scorecard, name) for name in each.scorecard.__slots__},
            "total": each.scorecard.total,
        }
        for each in found.counted
    ]
    declared = [
        {
            "source": str(each.source),
            "period": each.period,
            "total": each.total,
            "met": each.met,
            "exceeded": each.exceeded,
            "near": each.near,
            "missed": each.missed,
            "no_result": each.no_result,
            "surface": each.surface,
        }
        for each in found.declared
    ]
    margins = found.scheme.margins
    told = {
        "area": found.area.key,
        "title": found.title,
        "as_of": found.asked.as_of,
        "known_on": found.asked.known_on,
        "boundaries": found.asked.boundaries.value,
        "approved_only": found.asked.only_approved,
        "scheme": {
            name: getattr(margins, name)
            for name in ("near_share", "near_points", "pace_safe", "pace_watch", "pace_risk")
        },
        "counted": counted,
        "declared": declared,
        "left_out": [
            {"reason": vi if lang == "vi" else en, "figures": count} for vi, en, count in found.board.left_out
        ],
        "targets": list(records(found, lang)),
    }
    return written(told)


def places(found: League, lang: str) -> Iterator[dict[str, Any]]:
    """Yield the areas of a league, those that have no place last; figures are decimals."""
    about = {"indicator": found.meaning.code, "basis": found.basis or None, "as_of": found.day.isoformat()}
    for each in found.places:
        line = each.line
        yield {
            **about,
            "rank": each.rank,
            "tied": each.tied,
            "area": each.area,
            "title": each.title,
            "low": line.low,
            "high": line.high,
            "result": line.result,
            "share": line.share,
            "gap": line.gap,
            "of_the_gap": each.of_the_gap,
            "verdict": line.verdict.value,
            "has_target": True,
        }
    for one in found.unplaced:
        empty = dict.fromkeys(("low", "high", "result", "share", "gap", "of_the_gap", "verdict"))
        place = {"rank": None, "tied": False, "area": one.area, "title": one.title}
        yield {**about, **place, **empty, "has_target": one.has_target}


def lines_of(cell: Cell, lang: str) -> Iterator[dict[str, Any]]:
    """Yield what explains a cell, line by line: the number of the step, and what stands there."""
    about = {"code": cell.meaning.code, "target": cell.line.target, "as_of": cell.asked.as_of.isoformat()}
    for number, (first, more) in enumerate(steps(cell, lang), start=1):
        for told in (first, *more):
            yield {
                **about,
                "verdict": cell.line.verdict.value,
                "rule": cell.line.rule,
                "step": number,
                "text": told,
            }
