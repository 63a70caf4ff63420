"""Collect the pages beside the rules as pytest items, one item a case.

A page is collected by the folder it lies in; what a case means stands in `page.py`, how it runs in
`running.py`. This is the only place that joins reader and checker, which no room in `src` may do.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.pages.bars import grids_of_bars
from tests.pages.on_record import Shelf
from tests.pages.page import complaints, passages, sayings
from tests.pages.running import CaseError, run_complaint, run_passage, run_saying
from tests.pages.steps import run_step_case, step_cases
from vedich.domain.period import Period

SOURCE = Path(__file__).parents[2] / "src"
# Pages whose bars are handed in as the cells of an office file, and the rule that their claims go by.
GRIDDED = {"grid_cell": "cell"}
DIVIDER = "\n-----\n"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    """Take a Markdown file that lies beside a rule, under `src`."""
    if file_path.suffix == ".md" and kind_of(file_path):
        return PageFile.from_parent(parent, path=file_path)
    return None


def kind_of(path: Path) -> str | None:
    """Say by its folder what a page or module is about: a rule of grammar or checking, a frame, a step."""
    if not path.resolve().is_relative_to(SOURCE):
        return None
    place = path.resolve().relative_to(SOURCE / "vedich").parts[:-1]
    kinds: dict[tuple[str, ...], str] = {
        ("reading", "grammar"): "grammar",
        ("reading", "frames"): "frame",
        ("checking", "rules"): "rule",
        ("judging", "steps"): "step",
    }
    return kinds.get(place[:2])


def cases_of(path: Path) -> list[tuple[int, bool, Callable[[], None]]]:
    """Give the line of each case of a page, whether it must fire, and a call that runs it."""
    text = path.read_text(encoding="utf-8")
    module = ".".join(path.resolve().relative_to(SOURCE).with_suffix("").parts)
    kind = kind_of(path)
    if kind == "step":
        step = importlib.import_module("vedich.judging.step").Step.named(path.stem)
        return [
            (c.line, bool(c.wanted), partial(run_step_case, c, step)) for c in step_cases(text, path.name)
        ]
    if kind == "grammar":
        reading_of = importlib.import_module(module).reading_of
        return [
            (c.line, bool(c.reading), partial(run_saying, c, reading_of)) for c in sayings(text, path.name)
        ]
    if kind == "frame":
        importlib.import_module(module)
        read_text = importlib.import_module("vedich.reading.read").read_text
        gridded = partial(_read_gridded, read_text) if path.stem in GRIDDED else read_text
        rule = GRIDDED.get(path.stem, path.stem)
        return [
            (c.line, bool(c.rows), partial(run_passage, c, rule, gridded)) for c in passages(text, path.name)
        ]
    rule = importlib.import_module(module).rule
    find = partial(findings_of, rule.code)
    return [(c.line, bool(c.messages), partial(run_complaint, c, find)) for c in complaints(text, path.name)]


def _read_gridded(read_text: Callable[..., object], text: str, **settings: object) -> object:
    return read_text(text, grids=grids_of_bars(text), **settings)


def findings_of(
    code: str, text: str, as_of: date | None, known: tuple[dict[str, str], ...] = ()
) -> Iterator[tuple[int, int, str]]:
    """Read a text, check it, and give the place and the Vietnamese message of each finding of one rule.

    `known` are the rows of what a page puts on record.
    """
    read_text = importlib.import_module("vedich.reading.read").read_text
    check = importlib.import_module("vedich.checking.check").check
    told_by = importlib.import_module("vedich.checking.elsewhere").told_by
    shelf = Shelf(known) if known else None
    elsewhere: list[object] = []
    at = 0
    # A line of dashes divides several documents, each set against those before it.
    for number, document in enumerate(text.split(DIVIDER), start=1):
        # The rows and columns of a table are cells of an office file, not bars in a text.
        grids = grids_of_bars(document) if code.startswith("VD6") else ()
        reading = read_text(document, as_of=as_of and Period.day(as_of), grids=grids)
        for finding in check(reading, known=shelf, elsewhere=elsewhere):
            if finding.code == code:
                yield at + finding.span.start, at + finding.span.end, finding.say("vi")
        elsewhere += told_by(reading, f"văn bản {number}")
        at += len(document) + len(DIVIDER)


class PageFile(pytest.File):
    """One page."""

    def collect(self) -> Iterator[PageCase]:
        """Give one item for each case, named by its line."""
        for line, fires, run in cases_of(self.path):
            name = f"line {line} {'fires' if fires else 'is silent'}"
            yield PageCase.from_parent(self, name=name, run=run, line=line)


class PageCase(pytest.Item):
    """One example of a page."""

    def __init__(self, *, run: Callable[[], None], line: int, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.run = run
        self.line = line

    def runtest(self) -> None:
        """Run the example."""
        self.run()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> str:
        """Show the message alone where page and program differ, the traceback where the program broke."""
        if isinstance(excinfo.value, CaseError):
            return f"{self.path.name}:{self.line}: {excinfo.value}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Point at the line of the page."""
        return self.path, self.line - 1, f"{self.path.stem}: {self.name}"
