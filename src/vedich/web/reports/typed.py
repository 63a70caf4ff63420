"""What was typed into a form before it is a figure: texts by cell, each with what it was typed over."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
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
from vedich.web.reports.separators import carried, means_two, shown

NOTE = "note:"
_MOST = 2_000
# By its separators alone English, on whatever page.
_AMERICAN = re.compile(r"[-+]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")
_DASH = re.compile(r"[-–—]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed into a cell, and the id of the figure that stood there then (None: it was blank).

    `lang` says in which form `text` is: in the Vietnamese one, or as it was typed on an English page where it
    could not be carried over.
    """

    text: str
    seen: int | None
    lang: str = "vi"

    @classmethod
    def of(cls, value: Sequence[Any]) -> Text:
        """Give the text of a cell as a draft holds it: what was typed, over which figure, on which page."""
        text, seen = str(value[0])[:_MOST], value[1] if isinstance(value[1], int) else None
        if len(value) < 3 or value[2] != "en" or not text.strip():
            return cls(text, seen)
        plain = carried(text)
        return cls(text, seen, "en") if plain is None else cls(plain, seen)


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
            elif key in known and is_cell(value):
                made.cells[key] = Text.of(value)
            elif text := str(value[0] if isinstance(value, list) and value else value).strip():
                made.gone[key.removeprefix(NOTE)[:100]] = text[:100]
        if held.get("vintage") in {each.value for each in VINTAGES}:
            made.vintage = Vintage(held["vintage"])
        return made

    def text_of(self, cell: Cell) -> str:
        """Give what a cell holds: what was typed, or else what stands there, in the Vietnamese form."""
        typed = self.cells.get(cell.key)
        return written(cell.shown) if typed is None else typed.text

    def shown_of(self, cell: Cell, lang: str) -> str:
        """Give what a cell shows on a page of a language; what may mean two things stays as it was typed."""
        typed = self.cells.get(cell.key)
        if typed is not None and typed.lang != "vi":
            return typed.text
        return shown(self.text_of(cell), lang)

    def lang_of(self, cell: Cell) -> str:
        """Give the language in whose form a cell holds its text."""
        typed = self.cells.get(cell.key)
        return "vi" if typed is None else typed.lang

    def note_of(self, line: Line) -> str:
        """Give the note beside a line: what was typed, or else the reason that stands there."""
        if line.key in self.notes:
            return self.notes[line.key]
        return next((cell.stands.reason for cell in line.cells if cell.stands and cell.stands.reason), "")


VINTAGES = (Vintage.ACTUAL, Vintage.ESTIMATE_1, Vintage.ESTIMATE_2, Vintage.PRELIMINARY, Vintage.FINAL)


def written(said: Said | None) -> str:
    """Write a figure as it is typed here, with a comma before its decimals."""
    if said is None:
        return ""
    return said.words if said.value is None else figure(said.value, "vi")


class UnreadError(ValueError):
    """Raised when a text in a cell is no figure; `wording` says what to do."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def read(text: str, kind: IndicatorKind | None, lang: str = "vi") -> tuple[Decimal | None, str]:
    """Give the figure of a cell, or the words in which a milestone is told; (None, '') is a blank.

    `lang` "en" is what was typed on an English page and could not be carried into the Vietnamese form.

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
    if lang == "en":
        if kind is IndicatorKind.MILESTONE:
            return None, said
        raise UnreadError(_TWO_WAYS if means_two(said) else _NO_FIGURE)
    try:
        return grammar.figure(said, "value"), ""
    except RefusedError as error:
        if kind is IndicatorKind.MILESTONE:
            return None, said
        doubtful = "hai cách" in error.refusal.why.vi
        raise UnreadError(_TWO_WAYS if doubtful else _NO_FIGURE) from None


_TWO_WAYS = Wording(
    "Dấu chấm là phần nghìn hay phần thập phân? Gõ lại bằng dấu phẩy thập phân, ví dụ 61,45.",
    "Does the sign part thousands or decimals? Type it plainly, like 61450 or 61.45.",
)
_NO_FIGURE = Wording(
    "Đây không phải là số. Chỉ gõ số, ví dụ 61,45; lời giải thích gõ ở cột Ghi chú.",
    "This is no figure. Type the number alone, like 61.45; words belong into the note.",
)


def posted(data: QueryDict, form: Form, typing: Typing, lang: str = "vi") -> dict[str, Any]:
    """Give what a form brings, to be kept in a draft: of the grid as JSON, of the plain form by field.

    `lang` is the language of the page that it was typed on.
    """
    if (text := data.get("typed")) is not None:
        return understood(text)
    changed: dict[str, Any] = {}
    for line in form.lines:
        for cell in line.cells:
            told = data.get(f"cell:{cell.key}")
            if told is not None and told.strip() != typing.shown_of(cell, lang):
                seen = data.get(f"seen:{cell.key}", "")
                over = int(seen) if seen.isdecimal() else None
                changed[cell.key] = [told.strip()[:_MOST], over, *([lang] if lang != "vi" else [])]
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
    return {str(key): value for key, value in told.items() if isinstance(value, str) or is_cell(value)}


def is_cell(value: object) -> bool:
    """Say whether a value of a draft is a cell: text, the figure that stood there, and maybe the language."""
    return isinstance(value, list) and len(value) in (2, 3)
