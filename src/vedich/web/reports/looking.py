"""A form beside what was typed into it: the rows of the grid, what is noticed, and what would be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from vedich.actions.entering import Written
from vedich.actions.observations import Said
from vedich.checking.entering import Division, Remark, Typed, remarks
from vedich.domain.indicator import IndicatorKind
from vedich.domain.observation import WITHDRAWN
from vedich.domain.wording import Wording
from vedich.store.queries.forms import Cell, Form, Line
from vedich.store.queries.meanings import is_counted
from vedich.web.parts.figures import figure
from vedich.web.parts.words import spoken
from vedich.web.reports.separators import shown
from vedich.web.reports.typed import Typing, UnreadError, read, written

FAULT, ASKS, TELLS, BACK = "fault", "asks", "tells", "back"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about a cell: a fault that cannot be saved, a question that wants a reason, or a word."""

    cell: str
    kind: str
    words: Wording


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell in which somebody else wrote since it was typed into: both figures, side by side."""

    cell: Cell
    line: Line
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """A cell that holds no figure: what was typed there, and what to do."""

    line: Line
    cell: Cell
    text: str
    words: Wording


class Sheet:
    """A form with what one person typed into it."""

    def __init__(self, form: Form, typing: Typing, given_back: Mapping[str, str] | None = None) -> None:
        self.form, self.typing = form, typing
        self._figures: dict[str, tuple[Decimal | None, str]] = {}
        self._lines = {line.key: line for line in form.lines if line.indicator}
        self.notes: dict[str, list[Note]] = defaultdict(list)
        for line in form.lines:
            for cell in line.cells:
                self._read(line, cell)
                why = (given_back or {}).get(cell.key)
                # Once something else is typed there it is being mended.
                if why and cell.key not in typing.cells:
                    self.notes[line.key].append(Note(cell.key, BACK, Wording(why, why)))
        for remark in remarks([self._typed(line) for line in form.lines if line.kind], _shown):
            self._note(remark)

    def _read(self, line: Line, cell: Cell) -> None:
        try:
            self._figures[cell.key] = read(self.typing.text_of(cell), line.kind, self.typing.lang_of(cell))
        except UnreadError as error:
            self._figures[cell.key] = (None, "")
            self.notes[line.key].append(Note(cell.key, FAULT, error.wording))

    def _typed(self, line: Line) -> Typed:
        value = {cell.key: self._figures[cell.key][0] for cell in line.cells}
        first = self.form.period.start.month == 1
        return Typed(
            line.key,
            line.name,
            line.measure,
            line.kind or IndicatorKind.FLOW,
            value.get(line.now.key) if line.now else None,
            value.get(line.to_date.key) if line.to_date else None,
            line.before,
            tuple(each for _, each in line.months),
            line.part_of,
            first,
            self.form.below.get(line.now.key) if line.now else None,
            self.form.below.get(line.to_date.key) if line.to_date else None,
            _breakdown(line),
            is_counted(line.measure),
        )

    def _note(self, remark: Remark) -> None:
        line = self._lines[remark.indicator]
        cell = (line.to_date if remark.is_to_date else line.now) or line.now
        assert cell is not None
        self.notes[line.key].append(Note(cell.key, ASKS if remark.asks else TELLS, remark.words))

    def figure_of(self, cell: Cell) -> tuple[Decimal | None, str]:
        """Give what the person sees in a cell: its figure, or words; (None, '') is a blank or no figure."""
        return self._figures[cell.key]

    @property
    def faults(self) -> int:
        """Count the cells that hold no figure."""
        return sum(note.kind == FAULT for notes in self.notes.values() for note in notes)

    @property
    def faulty(self) -> list[Faulty]:
        """Give the cells that hold no figure, each with what was typed and what to do."""
        lang, found = spoken(), []
        for line in self.form.lines:
            for cell in line.cells:
                words = [
                    one.words
                    for one in self.notes.get(line.key, ())
                    if (one.cell, one.kind) == (cell.key, FAULT)
                ]
                if words:
                    found.append(Faulty(line, cell, self.typing.shown_of(cell, lang), words[0]))
        return found

    @property
    def unexplained(self) -> list[Line]:
        """Give the lines of which something asks for a reason, and none is given."""
        return [
            line
            for line in self.form.lines
            if any(note.kind == ASKS for note in self.notes.get(line.key, ()))
            and not self.typing.note_of(line).strip()
        ]

    @property
    def filled(self) -> int:
        """Count the lines with a figure; parts of a line count with it."""
        return sum(
            any(self._figures[cell.key] != (None, "") for cell in line.cells)
            for line in self.form.lines
            if line.part is None
        )

    @property
    def summed(self) -> tuple[int, int]:
        """Count the cells with a sum of all areas below, and those where some areas are still missing."""
        whole = sum(each.is_whole for each in self.form.below.values())
        return whole, len(self.form.below) - whole

    @property
    def lines(self) -> int:
        """Count the lines that take figures; parts of a line count with it."""
        return sum(bool(line.cells) and line.part is None for line in self.form.lines)

    @property
    def clashes(self) -> list[Clash]:
        """Give the cells that somebody else filled in since they were typed into."""
        found, lang = [], spoken()
        for line in self.form.lines:
            for cell in line.cells:
                typed = self.typing.cells.get(cell.key)
                stands = cell.stands.id if cell.stands else None
                if typed is None or typed.seen == stands or self._figures[cell.key] == _standing(cell):
                    continue
                mine, theirs = self.typing.shown_of(cell, lang), shown(written(cell.shown), lang)
                found.append(Clash(cell, line, mine, theirs))
        return found

    def changes(self, day: date) -> list[Written]:
        """Give the cells that would be written: those that say something else than what stands there.

        A note alone is written with the figure that it is about.
        """
        as_of = min(day, self.form.report.report_period.covers_end)
        found = []
        for line in self.form.lines:
            note = self.typing.note_of(line).strip()
            noted = line.key in self.typing.notes and bool(note)
            unread = {each.cell for each in self.notes.get(line.key, ()) if each.kind == FAULT}
            for cell in line.cells:
                if cell.key in unread:
                    continue
                value, words = self._figures[cell.key]
                typed = self.typing.cells.get(cell.key)
                same = (value, words) == _standing(cell)
                renoted = noted and cell.shown is not None and cell.shown.reason != note
                if same and not (renoted and cell is line.cells[0]):
                    continue
                if value is None and not words and cell.shown is not None:
                    words = WITHDRAWN
                seen = typed.seen if typed is not None else (cell.stands.id if cell.stands else None)
                said = Said(
                    line.indicator,
                    self.form.report.area.key,
                    cell.period,
                    as_of,
                    self.typing.vintage,
                    line.measure,
                    value=value,
                    words=words,
                    printed=self.typing.text_of(cell).strip()[:80] if value is not None else "",
                    category=cell.category,
                    reason=note,
                )
                found.append(Written(said, seen))
        return found

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows of the grid as plain data."""
        return [self._row(line) for line in self.form.lines]

    def _row(self, line: Line) -> dict[str, Any]:
        if not line.cells:
            return {
                "id": f"heading-{line.label}-{line.name}",
                "label": line.label,
                "name": line.name,
                "heading": True,
            }
        lang = spoken()
        show = partial(figure, lang=lang)
        row: dict[str, Any] = {
            "id": line.key,
            "label": line.label,
            "name": line.name,
            "measure": line.measure,
            "goal": show(line.goal) if line.goal is not None else "",
            "ago": show(line.year_ago) if line.year_ago is not None else "",
            "before": show(line.before) if line.before is not None else "",
            "last": show(line.months[-1][1]) if line.months else "",
            "part": bool(line.part_of),
            "whole": line.indicator if line.part else "",
            "full": line.full_name,
            "note": self.typing.note_of(line),
            "told": self.told(line),
        }
        for name, cell in (("now", line.now), ("to_date", line.to_date)):
            row[name] = self.typing.shown_of(cell, lang) if cell else None
            row[f"{name}_key"] = cell.key if cell else None
            row[f"{name}_seen"] = cell.stands.id if cell and cell.stands else None
            below = self.form.below.get(cell.key) if cell else None
            # What is not known of all areas is no sum of them.
            row[f"{name}_below"] = show(below.total) if below and below.is_whole else ""
        return row

    def told(self, line: Line) -> list[list[str]]:
        """Give what is said about a line: of which cell, how grave, in words."""
        lang = spoken()
        return [
            [
                "to_date" if line.to_date and note.cell == line.to_date.key else "now",
                note.kind,
                note.words.say(lang),
            ]
            for note in self.notes.get(line.key, ())
        ]

    def told_by_line(self) -> dict[str, list[list[str]]]:
        """Give what is said, by line, of all lines of which something is."""
        return {line.key: told for line in self.form.lines if (told := self.told(line))}


def _breakdown(line: Line) -> Division | None:
    if line.part is None:
        return None
    part = line.part
    name = Wording(part.breakdown_vi, part.breakdown_en)
    return Division(part.breakdown, name, part.is_whole, part.of)


def _standing(cell: Cell) -> tuple[Decimal | None, str]:
    return (
        (None, "")
        if cell.shown is None
        else (cell.shown.value, cell.shown.words if cell.shown.value is None else "")
    )


def _shown(value: Decimal) -> Wording:
    return Wording(figure(value, "vi"), figure(value, "en"))
