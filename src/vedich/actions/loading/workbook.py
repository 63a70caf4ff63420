"""A workbook that came back becomes a part of the record: every line of it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from vedich.access.policy import Permission
from vedich.access.require import NotAllowedError
from vedich.access.scope import scope
from vedich.actions.clock import refuse_turned_back_clock
from vedich.actions.deed import VIETNAM
from vedich.actions.imports import Unread, begin_import, publish_import, refused_rows, stage
from vedich.actions.loading.bodies import take_agencies
from vedich.actions.loading.definitions import take_areas, take_indicators
from vedich.actions.loading.faults import Faults, WorkbookRefusedError, refusal_of
from vedich.actions.loading.names import Names
from vedich.actions.loading.people import take_people
from vedich.actions.loading.results import row_of
from vedich.actions.loading.targets import take_targets
from vedich.actions.observations import Said
from vedich.exchange.sheets import AGENCIES, AREAS, INDICATORS, OBSERVATIONS, PEOPLE, TARGETS
from vedich.exchange.template.reading import Filled, Line
from vedich.store.models import User
from vedich.store.queries.meanings import known_areas


@dataclass(frozen=True, slots=True)
class Taken:
    """How many lines of a sheet were taken, how many the record had just so, and which accounts are new."""

    done: int = 0
    there: int = 0
    accounts: tuple[str, ...] = ()


def load_workbook(*, by: User, at: datetime, filled: Filled, source_hash: str) -> dict[str, Taken]:
    """Take all lines of a workbook in one transaction: indicators, areas, targets, then results.

    Each change has its event; the results are one import. What the record has just so is left out, so that
    the same workbook, or a mended one, sent again doubles nothing.

    Raises:
        WorkbookRefusedError: lines cannot be taken; it names each, and nothing was changed.
        ActionError: the clock was turned back, or the results are of several provinces.
    """
    faults = Faults()
    lines = filled.lines
    with transaction.atomic():
        refuse_turned_back_clock(at)
        taken = {
            INDICATORS.key: Taken(*take_indicators(lines.get(INDICATORS.key, ()), faults, by=by, at=at)),
            AREAS.key: Taken(*take_areas(lines.get(AREAS.key, ()), faults, Names(), by=by, at=at)),
        }
        # What the first sheets define, the others may use.
        names = Names()
        taken[TARGETS.key] = Taken(*take_targets(lines.get(TARGETS.key, ()), faults, names, by=by, at=at))
        taken[OBSERVATIONS.key] = _take_results(
            lines.get(OBSERVATIONS.key, ()), faults, names, by, at, source_hash
        )
        if bodies := lines.get(AGENCIES.key):
            taken[AGENCIES.key] = Taken(*take_agencies(bodies, faults, names, by=by, at=at))
            names = Names()
        if told := lines.get(PEOPLE.key):
            taken[PEOPLE.key] = Taken(*take_people(told, faults, names, by=by, at=at))
        if faults.found:
            raise WorkbookRefusedError(faults.found, sum(len(each) for each in lines.values()))
    return taken


class _UndoneError(Exception):
    """Raised when a trial has seen what it wanted to see."""


def try_workbook(*, by: User, at: datetime, filled: Filled, source_hash: str) -> dict[str, Taken]:
    """Say what loading a workbook would change, and change nothing.

    Raises:
        WorkbookRefusedError: lines cannot be taken; it names each.
        ActionError: the clock was turned back, or the results are of several provinces.
    """
    taken: dict[str, Taken] = {}
    try:
        with transaction.atomic():
            taken = load_workbook(by=by, at=at, filled=filled, source_hash=source_hash)
            raise _UndoneError
    except _UndoneError:
        return taken


def _take_results(
    lines: Sequence[Line], faults: Faults, names: Names, by: User, at: datetime, source_hash: str
) -> Taken:
    if not lines:
        return Taken()
    run = begin_import(by=by, at=at, key=f"workbook:{source_hash}", source_hash=source_hash)
    if run.published_at is not None:
        return Taken(there=len(lines))
    rows = [row_of(line.cells, names) for line in lines]
    _refuse_foreign(lines, rows, faults, by, at)
    far = list(stage(run, rows, lambda number: str(lines[number - 1].row)))[-1]
    for number, refusal in refused_rows(run):
        faults.add(OBSERVATIONS.key, lines[number - 1].row, refusal)
    if faults.found or not far.ready:
        run.delete()
        return Taken(there=far.there)
    done = publish_import(by=by, at=at, run=run)
    return Taken(done["rows"], done["there"])


def _refuse_foreign(
    lines: Sequence[Line], rows: Sequence[Said | Unread], faults: Faults, by: User, at: datetime
) -> None:
    """Refuse results of areas for which the person may not import, each at its line."""
    allowed = scope(by, Permission.IMPORT, at.astimezone(VIETNAM).date())
    areas = known_areas({row.area for row in rows if isinstance(row, Said)})
    for line, row in zip(lines, rows, strict=True):
        if isinstance(row, Said) and row.area in areas and not allowed.holds(areas[row.area].id):
            faults.add(OBSERVATIONS.key, line.row, refusal_of(NotAllowedError(Permission.IMPORT), "area"))
