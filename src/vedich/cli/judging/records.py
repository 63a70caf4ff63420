"""A board as records for programs and spreadsheets: one for each judged target, figures as they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from vedich.store.exact import canonical
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Item, Shown
from vedich.store.queries.told.sentences import why
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
    return json.dumps(told, ensure_ascii=False, indent=2, default=_plain) + "\n"


def as_csv(found: Shown, lang: str) -> str:
    """Give a board as CSV that spreadsheets open with its letters right."""
    stream = io.StringIO()
    rows = list(records(found, lang))
    writer = csv.writer(stream)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return "\ufeff" + stream.getvalue()


def write_workbook(found: Shown, lang: str, path: Path) -> None:
    """Write a board as a workbook: figures are numbers, nothing is a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Đánh giá" if lang == "vi" else "Judgement")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        rows = list(records(found, lang))
        for column, name in enumerate(rows[0] if rows else ()):
            sheet.write_string(0, column, name, bold)
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row.values()):
                if isinstance(value, Decimal):
                    sheet.write_number(place, column, float(value))
                elif isinstance(value, bool):
                    sheet.write_boolean(place, column, value)
                elif value is not None:
                    sheet.write(place, column, value)
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
        sheet.autofit()


def write_parquet(found: Shown, lang: str, path: Path) -> None:
    """Write a board as Parquet: figures are exact decimals."""
    from vedich.judging.parquet import write_rows

    write_rows(list(records(found, lang)), path)


def _plain(value: object) -> str:
    return str(_cell(value))


def _cell(value: object) -> object:
    return canonical(value) if isinstance(value, Decimal) else value
