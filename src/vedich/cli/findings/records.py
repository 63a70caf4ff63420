"""Findings as plain records for other programs: a JSON list for all documents."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

from vedich.cli.findings.checked import Checked
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.records_form import place_record
from vedich.domain.finding import Dismissal, Finding

Row = dict[str, Any]


def render(checked: Checked, manner: Manner) -> list[Row]:
    """Give a record for each finding of one document, the dismissed ones with their answer."""
    rows = [record(checked, finding, manner.lang) for finding in checked.findings]
    return rows + [record(checked, finding, manner.lang, answer) for finding, answer in checked.answered]


def join(rendered: list[list[Row]], manner: Manner) -> str:
    """Put the records of all documents into one list."""
    rows = [json.dumps(row, ensure_ascii=False) for row in chain.from_iterable(rendered)]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def record(checked: Checked, finding: Finding, lang: str, answer: Dismissal | None = None) -> Row:
    """Give one finding; `start` and `end` count letters of the document as UTF-8 text."""
    line, column = checked.document.line_and_column(finding.span)
    row: Row = {
        "file": checked.document.name,
        "code": finding.code,
        "certainty": finding.certainty.value,
        "line": line,
        "column": column,
        "start": finding.span.start,
        "end": finding.span.end,
        "surface": finding.surface,
        "message": finding.en if lang == "en" else finding.vi,
        "arithmetic": list(finding.arithmetic),
        "repairs": [
            {
                "start": repair.span.start,
                "end": repair.span.end,
                "replacement": repair.replacement,
                "why": repair.en if lang == "en" else repair.vi,
            }
            for repair in finding.repairs
        ],
        "related": [[span.start, span.end] for span in finding.related],
    }
    if (place := checked.document.source.place_in_file(finding.span)) is not None:
        row["place"] = place_record(place)
    if answer is not None:
        row["dismissed"] = {"reason": answer.reason, "who": answer.who, "on": answer.on.isoformat()}
    return row
