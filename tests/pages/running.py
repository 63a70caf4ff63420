"""Run one case of a page against the program, and say in one message what differed.

Each function takes the thing under test as an argument, so that the runner itself can be tested on made-up
pages and made-up readers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.pages.page import Complaint, Passage, Saying
from vedich.domain.period import Period

# Heads of columns that print a record's field under the name of the machine records.
FIELD_OF_COLUMN = {"basis": "relation", "unit_name": "area", "cooperating": "supports"}
# What the machine records call the kinds of records that carry no kind themselves.
KIND_OF_RECORD = {"Tally": "tally", "Directive": "task", "DocumentReference": "document_ref"}


class CaseError(Exception):
    """Raised when the program does not do what a page says; the message is all a person needs."""


def run_saying(case: Saying, reading_of: Callable[[str], str]) -> None:
    """Fail unless the rule reads exactly this from the wording (nothing, where the page says so)."""
    reading = reading_of(case.text)
    if reading != case.reading:
        wanted = f"must be read as {case.reading!r}" if case.reading else "must not be read"
        raise CaseError(f"{case.text!r} {wanted}, and was read as {reading!r}.")


def run_passage(case: Passage, rule: str, read: Callable[..., Any]) -> None:
    """Fail unless each row of the table is a record of its own and the rule took part; or stay silent."""
    reading = read(case.text, as_of=case.as_of and Period.day(case.as_of), place=case.place)
    records = [*reading.claims, *reading.tallies, *reading.directives, *reading.references]
    by_rule = [record for record in records if rule in record.rules]
    if not case.rows:
        if by_rule:
            raise CaseError(f"rule {rule!r} must stay silent here, and found:\n{_listed(by_rule)}")
        return
    left = list(records)
    for row in case.rows:
        match = next((record for record in left if _fits(record, row)), None)
        if match is None:
            raise CaseError(f"no record is\n  {_row(row)}\nThe reading holds:\n{_listed(left, row)}")
        left.remove(match)
    if not by_rule:
        raise CaseError(f"every row was found, but none by rule {rule!r}:\n{_listed(records, None)}")


def run_complaint(case: Complaint, findings_of: Callable[..., Iterable[tuple[int, int, str]]]) -> None:
    """Fail unless the rule reports exactly the marked places with exactly these messages."""
    known = {"known": case.known} if case.known else {}
    found = sorted(findings_of(case.text, as_of=case.as_of, **known))
    wanted = sorted((start, end, message) for (start, end), message in _paired(case))
    if found != wanted:
        raise CaseError(f"must report {_complaints(case, wanted)}\nand reported {_complaints(case, found)}")


def _paired(case: Complaint) -> list[tuple[tuple[int, int], str]]:
    if len(case.places) != len(case.messages):
        raise CaseError(
            f"{len(case.places)} marked places, {len(case.messages)} messages; write one for each."
        )
    return list(zip(case.places, case.messages, strict=True))


def _complaints(case: Complaint, found: list[tuple[int, int, str]]) -> str:
    return (
        "\n  ".join(["", *(f"{case.text[start:end]!r}: {message}" for start, end, message in found)])
        or "nothing"
    )


def printed(record: object, column: str) -> str | None:
    """Print one field of a record as a cell of a page would, or None where the record has no such field."""
    name = FIELD_OF_COLUMN.get(column, column)
    if name == "kind" and type(record).__name__ in KIND_OF_RECORD:
        return KIND_OF_RECORD[type(record).__name__]
    if not hasattr(record, name):
        return None
    value = getattr(record, name)
    if value is None:
        return ""
    if name in {"link", "area_link"}:
        return str(value.code)
    if isinstance(value, tuple):
        return "; ".join(str(item) for item in value)
    return " ".join(str(value).split())


def _fits(record: object, row: dict[str, str]) -> bool:
    return all(_same(printed(record, column), cell) for column, cell in row.items())


def _same(value: str | None, cell: str) -> bool:
    if value is None:
        return False
    if value == cell:
        return True
    try:
        return Decimal(value) == Decimal(cell)
    except InvalidOperation:
        return False


def _listed(records: Iterable[object], row: dict[str, str] | None = None) -> str:
    columns = (
        list(row) if row else ["surface", "kind", "indicator", "value", "measure", "basis", "period", "rules"]
    )
    lines = [
        "  " + _row({name: cell for name in columns if (cell := printed(record, name)) is not None})
        for record in records
    ]
    return "\n".join(lines) or "  nothing"


def _row(row: dict[str, str]) -> str:
    return " | ".join(f"{name}: {cell}" for name, cell in row.items())
