"""Records: one line for each claim, count, task and reference (JSONL), or a list of documents (JSON)."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Span
from vedich.domain.place import Place
from vedich.reading.records import records


def render_jsonl(document: ReadDocument, manner: Manner) -> str:
    """Give the records of a document, one a line."""
    return "".join(_written(row) + "\n" for row in _rows(document, manner))


def render_json(document: ReadDocument, manner: Manner) -> str:
    """Give a document as one object that holds its records."""
    reading = document.reading
    head: dict[str, Any] = {
        "id": document.id,
        "file": document.name,
        "dated": str(reading.dated) if reading.dated else None,
        "unit_name": reading.area,
        "notices": [
            {"code": notice.code, "text": notice.vi if manner.lang == "vi" else notice.en}
            for notice in reading.notices
        ],
    }
    if document.source.unread:
        head["unread"] = [
            {"what": one.what, "count": one.count, "text": one.vi if manner.lang == "vi" else one.en}
            for one in document.source.unread
        ]
    opening = _written(head)[:-1]
    rows = ",\n".join("    " + _written(row) for row in _rows(document, manner))
    return f'  {opening}, "records": [\n{rows}\n  ]}}' if rows else f'  {opening}, "records": []}}'


def _rows(document: ReadDocument, manner: Manner) -> list[dict[str, Any]]:
    rows = records(document.reading, document.id)
    for row in rows:
        if (there := document.source.place_in_file(Span(row["start"], row["end"]))) is not None:
            row["place"] = place_record(there)
    if manner.why:
        from vedich.reading.certainty import chances

        parts = {(claim.span, claim.kind.value): chances(claim) for claim in document.reading.claims}
        for row in rows:
            place = Span(row["start"], row["end"])
            row["sentence"] = "".join(document.around(place))
            if (place, row["kind"]) in parts:
                found = parts[place, row["kind"]]
                row["chances"] = {part.value: round(chance, 3) for part, chance in found.items()}
    return rows


def place_record(place: Place) -> dict[str, Any]:
    """Give a place in a person's own file with the fields that its form has.

    >>> place_record(Place(sheet="Biểu 1", cell="C7"))
    {'sheet': 'Biểu 1', 'cell': 'C7'}
    """
    fields = {field.name: getattr(place, field.name) for field in dataclasses.fields(place)}
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _written(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
