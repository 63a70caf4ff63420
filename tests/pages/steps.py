"""Pages of judging steps: tables that go in, the table that must come out.

A case stands under a heading `## Ví dụ: ...`. A line "Đưa vào `observations`:" opens a table that goes in, a
line "Ra `standing`:" the table that must come out. A column left out of what goes in means its default; one
left out of what comes out does not matter. An empty cell is null. `<!-- as_of: 2023-10-31, paces: false -->`
under the heading says what is asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.pages.pieces import Heading, PageError, Table, pieces
from tests.pages.running import CaseError
from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB, Engine
from vedich.judging.rows import rows_of
from vedich.judging.step import Step
from vedich.judging.table import Cell, Type
from vedich.judging.tables import TABLES

_OPENS = re.compile(r"(Đưa vào|Ra) `([a-z_]+)`.*:")
_ASKS = re.compile(r"<!-- (.+) -->")
# Tables that every step may read although an example does not care about them.
_ALWAYS = {"scheme": [{}]}
# A page may say what a step does together with those that only prepare it.
_ALONG = {
    "standing": ("retold",),
    "carried": ("moved",),
    "goals": ("compared",),
    "verdicts": ("estimates", "weighed"),
}


@dataclass(slots=True)
class StepCase:
    """One example of a step: what goes in, by table, and the rows that must come out."""

    line: int
    name: str
    ask: Ask
    given: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    wanted: list[dict[str, Cell]] | None = None


def step_cases(text: str, page: str) -> tuple[StepCase, ...]:
    """Cut a step's page into its cases."""
    found = list(_cases(text, page))
    for case in found:
        if case.wanted is None:
            raise PageError(page, case.line, "the example says nothing of what must come out.")
    return tuple(found)


def run_step_case(case: StepCase, step: Step, engine: Engine | None = None) -> None:
    """Run one example, and say which rows differ."""
    used = DuckDB(threads=1) if engine is None else engine
    along = [Step.named(name) for name in _ALONG.get(step.name, ()) if name not in case.given]
    made = {each.name for each in along}
    reads = {name for each in (*along, step) for name in each.reads} - made
    for name in TABLES:
        if name in reads:
            used.register(name, rows_of(name, *case.given.get(name, _ALWAYS.get(name, []))))
    if "calendar" in reads and "calendar" not in case.given:
        used.register("calendar", case.ask.calendar(2000, 2050))
    for each in (*along, step):
        used.run(each, case.ask.literals)
    names = TABLES[step.name].names
    wanted = case.wanted or []
    seen = list(wanted[0]) if wanted else list(names)
    records = [dict(zip(names, row, strict=True)) for row in used.rows(step.name)]
    came = [{name: record[name] for name in seen} for record in records]
    left = [row for row in came if row not in wanted]
    lacking = [row for row in wanted if row not in came]
    if left or lacking or len(came) != len(wanted):
        raise CaseError(f"{step.name} gave {_shown(came)}, the page says {_shown(wanted)}")


def _cases(text: str, page: str) -> Iterator[StepCase]:
    lines = text.split("\n")
    case: StepCase | None = None
    for piece in pieces(text, page):
        if isinstance(piece, Heading):
            if case is not None:
                yield case
            case = None
            if piece.text.startswith("Ví dụ"):
                case = StepCase(piece.line, piece.text, _asked(lines, piece.line, page))
        elif isinstance(piece, Table):
            above = next(line for line in reversed(lines[: piece.line - 1]) if line.strip())
            opened = _OPENS.fullmatch(above.strip())
            if case is None:
                if opened:
                    raise PageError(page, piece.line, "an example stands under a heading '## Ví dụ: ...'.")
                continue
            if opened is None or opened[2] not in TABLES:
                raise PageError(page, piece.line, "a table follows a line like 'Đưa vào `observations`:'.")
            rows = list(_rows(piece, opened[2], page))
            if opened[1] == "Ra":
                case.wanted = rows
            else:
                case.given[opened[2]] = rows
    if case is not None:
        yield case


def _asked(lines: list[str], at: int, page: str) -> Ask:
    words: dict[str, object] = {"as_of": date(2023, 12, 31)}
    # The line may stand below the sentences of the example, but above its first table.
    above = itertools.takewhile(lambda line: not line.startswith(("|", "## ")), lines[at:])
    if found := next((found for line in above if (found := _ASKS.fullmatch(line.strip()))), None):
        for pair in found[1].split(","):
            name, colon, value = (part.strip() for part in pair.partition(":"))
            if not colon:
                raise PageError(page, at, f"{pair!r} asks nothing; write 'as_of: 2023-10-31'.")
            words[name] = _value(value, {"as_of": Type.DAY, "known_on": Type.DAY}.get(name, Type.YES_NO))
            if name == "since_year":
                words[name] = int(value)
    return Ask(**words)  # type: ignore[arg-type]


def _rows(table: Table, name: str, page: str) -> Iterator[dict[str, Cell]]:
    for line, cells in table.rows:
        try:
            yield {
                column: _value(cell, TABLES[name].column(column).type)
                for column, cell in zip(table.header, cells, strict=True)
            }
        except (KeyError, ValueError, ArithmeticError) as error:
            raise PageError(page, line, str(error)) from error


def _value(written: str, kind: Type) -> Cell:
    if not written:
        return None
    if kind is Type.YES_NO:
        return written == "true"
    if kind is Type.DAY:
        return date.fromisoformat(written)
    if kind in {Type.ID, Type.WHOLE}:
        return int(written)
    return written if kind in {Type.WORD, Type.CODE} else Decimal(written)


def _shown(rows: list[dict[str, Cell]]) -> str:
    lines = ["; ".join(f"{name} {value}" for name, value in row.items()) for row in rows]
    return "".join(f"\n    {line}" for line in sorted(lines)) or " no row"
