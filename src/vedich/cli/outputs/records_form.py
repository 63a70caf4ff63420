"""Records: one line for each claim, count, task and reference (JSONL), or a list of documents (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Span
from vedich.domain.place import Place
from vedich.reading.records import each_record
from vedich.reading.uncollected import uncollected

_FIELDS = tuple(field.name for field in fields(Place))
_written = json.JSONEncoder(ensure_ascii=False).encode


def render_jsonl(document: ReadDocument, manner: Manner) -> str:
    """Give the records of a document, one a line."""
    with uncollected():
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
    with uncollected():
        rows = ",\n".join("    " + _written(row) for row in _rows(document, manner))
    return f'  {opening}, "records": [\n{rows}\n  ]}}' if rows else f'  {opening}, "records": []}}'


def _rows(document: ReadDocument, manner: Manner) -> Iterator[dict[str, Any]]:
    place_of = document.source.places_in_file()
    parts: dict[tuple[Span, str], Any] = {}
    if manner.why:
        from vedich.reading.certainty import chances

        parts = {(claim.span, claim.kind.value): chances(claim) for claim in document.reading.claims}
    for row in each_record(document.reading, document.id):
        span = Span(row["start"], row["end"])
        if (there := place_of(span)) is not None:
            row["place"] = place_record(there)
        if manner.why:
            row["sentence"] = "".join(document.around(span))
            if (span, row["kind"]) in parts:
                found = parts[span, row["kind"]]
                row["chances"] = {part.value: round(chance, 3) for part, chance in found.items()}
        yield row


def place_record(place: Place) -> dict[str, Any]:
    """Give a place in a person's own file with the fields that its form has.

    >>> place_record(Place(sheet="Biểu 1", cell="C7"))
    {'sheet': 'Biểu 1', 'cell': 'C7'}
    """
    return {name: value for name in _FIELDS if (value := getattr(place, name)) is not None and value != ""}
