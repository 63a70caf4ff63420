"""Give a reading as plain records, the form in which readings are exchanged and scored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from vedich.domain.document import Claim, Directive, DocumentReference, Reading, Tally
from vedich.domain.period import Period
from vedich.reading.uncollected import uncollected


def records(reading: Reading, document_id: str) -> list[dict[str, Any]]:
    """Give one record for each claim, tally, task and reference, in the order of the text.

    >>> records(Reading("không có số"), "a")
    []
    """
    with uncollected():
        return list(each_record(reading, document_id))


def each_record(reading: Reading, document_id: str) -> Iterator[dict[str, Any]]:
    """Yield what `records` gives, one at a time: of a large sheet all at once would fill the memory.

    >>> list(each_record(Reading("không có số"), "a"))
    []
    """
    found: list[tuple[Any, Callable[[Any], dict[str, Any]]]] = [
        *((each, _claim) for each in reading.claims),
        *((each, _tally) for each in reading.tallies),
        *((each, _directive) for each in reading.directives),
        *((each, _reference) for each in reading.references),
    ]
    found.sort(key=lambda each: (each[0].span.start, each[0].span.end))
    for number, (each, written) in enumerate(found, start=1):
        row = {"id": f"{document_id}-{number:03d}"}
        row.update(written(each))
        yield row


def plain_number(value: Decimal | None) -> int | float | None:
    """Give a decimal as the number JSON knows; figures of reports lie well inside what it holds exactly."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@lru_cache(maxsize=1024)
def _period(period: Period) -> str:
    return str(period)


def _claim(claim: Claim) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": claim.span.start,
        "end": claim.span.end,
        "surface": claim.surface,
        "kind": claim.kind.value,
        "indicator": claim.indicator,
        "indicator_span": [claim.indicator_span.start, claim.indicator_span.end]
        if claim.indicator_span
        else None,
        "value": plain_number(claim.value),
        "unit": claim.measure,
        "comparator": claim.comparator.value,
        "value_max": plain_number(claim.value_max),
        "basis": claim.relation.value if claim.relation else None,
        "period": _period(claim.period) if claim.period else None,
        "unit_name": claim.area,
        "status": claim.status.value if claim.status else None,
        "certain": claim.certainty >= 0.5,
        "certainty": round(claim.certainty, 3),
        "rules": list(claim.rules),
    }
    if claim.denominator is not None:
        row["denominator"] = plain_number(claim.denominator)
    if claim.form:
        row["form"] = claim.form
    if claim.assigned_by:
        row["assigned_by"] = claim.assigned_by
    if claim.link is not None:
        row["code"] = claim.link.code
        row["links"] = [{"code": link.code, "score": round(link.score, 3)} for link in claim.links]
    if claim.cell is not None:
        row["cell"] = {"table": claim.cell.table, "row": claim.cell.row, "column": claim.cell.column}
    if claim.area_link is not None:
        row["area"] = claim.area_link.code
    if claim.rivals:
        row["rivals"] = [
            {
                "field": rival.field,
                "value": rival.value,
                "certainty": round(rival.certainty, 3),
                "rule": rival.rule,
            }
            for rival in claim.rivals
        ]
    return row


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "start": tally.span.start,
        "end": tally.span.end,
        "surface": tally.surface,
        "kind": "tally",
        "total": tally.total,
        "met": tally.met,
        "exceeded": tally.exceeded,
        "near": tally.near,
        "not_met": tally.not_met,
        "no_data": tally.no_data,
        "of": tally.of,
        "wording": tally.wording,
        "period": str(tally.period) if tally.period else None,
        "unit_name": tally.area,
        "status": tally.status.value if tally.status else None,
        "certain": tally.certainty >= 0.5,
        "certainty": round(tally.certainty, 3),
        "rules": list(tally.rules),
    }


def _directive(directive: Directive) -> dict[str, Any]:
    return {
        "start": directive.span.start,
        "end": directive.span.end,
        "surface": directive.surface,
        "kind": "task",
        "action": directive.action,
        "lead": directive.lead,
        "cooperating": list(directive.supports),
        "deadline": directive.deadline,
        "assigner": directive.assigner,
        "unit_name": directive.area,
        "certain": directive.certainty >= 0.5,
        "certainty": round(directive.certainty, 3),
        "rules": list(directive.rules),
    }


def _reference(reference: DocumentReference) -> dict[str, Any]:
    return {
        "start": reference.span.start,
        "end": reference.span.end,
        "surface": reference.surface,
        "kind": "document_ref",
        "number": reference.number,
        "date": reference.date,
        "issuer": reference.issuer,
        "type": reference.type,
        "relation": reference.relation,
        "certain": reference.certainty >= 0.5,
        "certainty": round(reference.certainty, 3),
        "rules": list(reference.rules),
    }
