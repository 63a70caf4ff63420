"""A resolution of some ten pages with its annex, and ten figures in it that are wrong in a known way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import Facts, Role
from tests.factory.figures import facts_of
from tests.factory.layouts.report import report_with_annex
from tests.factory.printed import number


@dataclass(frozen=True, slots=True)
class Wrong:
    """A figure that was made wrong: where, what it said, and what it says now.

    Nulls: `row` is None for one in a sentence.
    """

    block: int
    row: int | None
    column: int | None
    was: str
    now: str


def resolution(seed: int, *, year: int = 2026) -> Draft:
    """Give a resolution of a council: ten pages and the annex of a report, under its own number."""
    draft = report_with_annex(facts_of(seed, year=year), pages=10)
    blocks = tuple(_as_resolution(block, draft.facts) for block in draft.blocks)
    return replace(draft, layout="resolution", blocks=blocks)


def _as_resolution(block: Words | DraftTable, facts: Facts) -> Words | DraftTable:
    if isinstance(block, Words):
        return replace(block, text="NGHỊ QUYẾT") if block.text == "BÁO CÁO" else block
    cells = tuple(
        replace(cell, text=_council(cell.text)) if cell.truth is None else cell for cell in block.cells
    )
    return replace(block, cells=cells)


def _council(text: str) -> str:
    return text.replace("/BC-UBND", "/NQ-HĐND").replace("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")


def with_wrong_figures(draft: Draft, count: int, seed: int) -> tuple[Draft, tuple[Wrong, ...]]:
    """Make figures wrong, each by a digit, and nothing else with them: each then contradicts its own row.

    Seven in ten are plans and results of the annex, whose percentages tell, the others results in sentences.
    """
    random = Random(seed)
    at, table = next((at, each) for at, each in draft.tables if each.height > 12)
    rows = sorted(
        {
            cell.row
            for cell in table.cells
            if cell.truth is not None and cell.truth.role is Role.OF_PLAN and cell.row % 2 == 0
        }
    )
    random.shuffle(rows)
    wrong: list[Wrong] = []
    of_annex = count * 7 // 10
    for number_of, row in enumerate(rows[:of_annex]):
        role = (Role.PLAN, Role.CUMULATIVE)[number_of % 2]
        cell = next(
            each
            for each in table.cells
            if each.row == row and each.truth is not None and each.truth.role is role
        )
        changed = _slipped(cell, random)
        table = table.put(changed)
        wrong.append(Wrong(at, cell.row, cell.column, cell.text, changed.text))
    draft = draft.put(at, table)
    sentences = [
        (place, block)
        for place, block in enumerate(draft.blocks)
        if isinstance(block, Words) and len(block.figures) >= 3
    ]
    for place, block in random.sample(sentences, count - of_annex):
        start, end = next(each[:2] for each in block.figures if each[2].role is Role.CUMULATIVE)
        was = block.text[start:end]
        figure, _, measure = was.partition(" ")
        digits = len(figure.partition(",")[2])
        value = Decimal(figure.replace(".", "").replace(",", "."))
        made = _slipped(DraftCell(1, 1, figure, value=value, digits=digits), random)
        now = f"{made.text} {measure}"
        text = block.text[:start] + now + block.text[end:]
        shift = len(now) - len(was)
        figures = tuple(
            (s, e + shift, t) if s == start else (s + shift, e + shift, t) if s > start else (s, e, t)
            for s, e, t in block.figures
        )
        draft = draft.put(place, replace(block, text=text, figures=figures))
        wrong.append(Wrong(place, None, None, was, now))
    return draft, tuple(wrong)


def _slipped(cell: DraftCell, random: Random) -> DraftCell:
    """Give a cell with its first digit one to three higher or lower: far beyond any rounding."""
    value = cell.value or Decimal()
    digits = f"{value:f}"
    first = next(place for place, digit in enumerate(digits) if digit in "123456789")
    others = [digit for digit in "123456789" if 1 <= abs(int(digit) - int(digits[first])) <= 3]
    new = Decimal(digits[:first] + random.choice(others) + digits[first + 1 :])
    return replace(cell, value=new, text=number(new, cell.digits))
