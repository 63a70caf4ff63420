"""What was typed into a form before it is a figure: texts by cell, each with what it was typed over."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from vedich.domain.indicator import IndicatorKind
from vedich.domain.observation import Vintage
from vedich.domain.refusal import RefusedError
from vedich.domain.wording import Wording
from vedich.exchange import cells as grammar
from vedich.store.queries.form_figures import Said
from vedich.store.queries.forms import Cell, Form, Line
from vedich.web.parts.figures import figure

NOTE = "note:"
_MOST = 2_000
_AMERICAN = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+")
_DASH = re.compile(r"[-–—]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed into a cell, and the id of the figure that stood there then (None: it was blank)."""

    text: str
    seen: int | None


@dataclass(slots=True)
class Typing:
    """All that one person typed into a report and did not save: cells by key, notes by line."""

    cells: dict[str, Text] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    vintage: Vintage = Vintage.ACTUAL
    # Typed into a form that had other lines: shown, never let go of without a word.
    gone: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_draft(cls, held: Mapping[str, Any], form: Form) -> Typing:
        """Give what a draft holds of the cells that a form has."""
        made, known = cls(), form.cells
        noted = {line.key for line in form.lines}
        for key, value in held.get("cells", {}).items():
            if key.startswith(NOTE) and key[len(NOTE) :] in noted:
                made.notes[key[len(NOTE) :]] = str(value)[:_MOST]
            elif key in known and isinstance(value, list) and len(value) == 2:
                seen = value[1] if isinstance(value[1], int) else None
                made.cells[key] = Text(str(value[0])[:_MOST], seen)
            elif text := str(value[0] if isinstance(value, list) and value else value).strip():
                made.gone[key.removeprefix(NOTE)[:100]] = text[:100]
        if held.get("vintage") in {each.value for each in VINTAGES}:
            made.vintage = Vintage(held["vintage"])
        return made

    def text_of(self, cell: Cell) -> str:
        """Give what a cell shows: what was typed, or else what stands there."""
        typed = self.cells.get(cell.key)
        return written(cell.shown) if typed is None else typed.text

    def note_of(self, line: Line) -> str:
        """Give the note beside a line: what was typed, or else the reason that stands there."""
        if line.key in self.notes:
            return self.notes[line.key]
        return next((cell.stands.reason for cell in line.cells if cell.stands and cell.stands.reason), "")


VINTAGES = (Vintage.ACTUAL, Vintage.ESTIMATE_1, Vintage.ESTIMATE_2, Vintage.PRELIMINARY, Vintage.FINAL)


def written(said: Said | None) -> str:
    """Write a figure as a form shows it, with the comma that people here type."""
    if said is None:
        return ""
    return said.words if said.value is None else figure(said.value, "vi")


class UnreadError(ValueError):
    """Raised when a text in a cell is no figure; `wording` says what to do."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def read(text: str, kind: IndicatorKind | None) -> tuple[Decimal | None, str]:
    """Give the figure of a cell, or the words in which a milestone is told; (None, '') is a blank.

    >>> read("1.234,5", IndicatorKind.FLOW), read("  ", IndicatorKind.FLOW), read("1,234.50", None)
    ((Decimal('1234.5'), ''), (None, ''), (Decimal('1234.50'), ''))

    Raises:
        UnreadError: it is no figure, or may mean two.
    """
    said = text.strip()
    if not said:
        return None, ""
    if _DASH.fullmatch(said):
        raise UnreadError(
            Wording(
                "Dấu gạch là 0 hay chưa có số? Gõ 0, hoặc xóa ô.",
                "Is the dash nought or not known? Type 0, or clear the cell.",
            )
        )
    if _AMERICAN.fullmatch(said):
        return Decimal(said.replace(",", "")), ""
    try:
        return grammar.figure(said, "value"), ""
    except RefusedError as error:
        if kind is IndicatorKind.MILESTONE:
            return None, said
        doubtful = "hai cách" in error.refusal.why.vi
        raise UnreadError(_TWO_WAYS if doubtful else _NO_FIGURE) from None


_TWO_WAYS = Wording(
    "Dấu chấm là phần nghìn hay phần thập phân? Gõ lại bằng dấu phẩy thập phân, ví dụ 61,45.",
    "Does the dot part thousands or decimals? Type it with a decimal comma, like 61,45.",
)
_NO_FIGURE = Wording(
    "Đây không phải là số. Chỉ gõ số, ví dụ 61,45; lời giải thích gõ ở cột Ghi chú.",
    "This is no figure. Type the number alone, like 61,45; words belong into the note.",
)


def posted(data: QueryDict, form: Form, typing: Typing) -> dict[str, Any]:
    """Give what a form brings, to be kept in a draft: of the grid as JSON, of the plain form by field."""
    if (text := data.get("typed")) is not None:
        return understood(text)
    changed: dict[str, Any] = {}
    for line in form.lines:
        for cell in line.cells:
            told = data.get(f"cell:{cell.key}")
            if told is not None and told.strip() != typing.text_of(cell):
                seen = data.get(f"seen:{cell.key}", "")
                changed[cell.key] = [told.strip()[:_MOST], int(seen) if seen.isdecimal() else None]
        note = data.get(f"{NOTE}{line.key}")
        if note is not None and note.strip() != typing.note_of(line):
            changed[f"{NOTE}{line.key}"] = note.strip()[:_MOST]
    return changed


def understood(text: str) -> dict[str, Any]:
    """Give the cells of a message of the grid; what is none of them is left out."""
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        str(key): value
        for key, value in told.items()
        if isinstance(value, str) or (isinstance(value, list) and len(value) == 2)
    }
