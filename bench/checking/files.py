"""How surely faults planted in office files are found. Writes `files.md`; `--check` fails on a broken limit.

Word files and Excel books of the factory with one known fault each are read and checked whole; a finding is
right where it, or a place it rests on, stands in the row or sentence of the fault. Clean files must be
silent.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.factory.draft import Draft, Words
from tests.factory.figures import facts_of
from tests.factory.layouts import LAYOUTS
from tests.factory.planting import FAULTS, Planted
from tests.factory.writers.docx import docx_of
from tests.factory.writers.xlsx import xlsx_of
from vedich.domain.document import Reading, Span
from vedich.domain.finding import Certainty, Finding
from vedich.domain.grid import Grid

HERE = Path(__file__).resolve().parent
SEEDS = range(101, 113)
CLEAN_SEEDS = (31, 32, 33)
MONTHS = (9, 6, 10, 12)
LEAST_FOUND = LEAST_PRECISE = 0.95


@dataclass(slots=True)
class Outcome:
    """What checking one planted or clean set of files gave."""

    kind: str
    found: bool = False
    right: int = 0
    wrong: list[str] = field(default_factory=list)


def read_file(draft: Draft, number: int) -> tuple[Reading, tuple[Grid, ...]]:
    """Read a draft as an office would hand it in: every other one as a book."""
    from vedich.reading.read import read_text
    from vedich.reading.sources import source_of

    content, name = (xlsx_of(draft), "a.xlsx") if number % 2 else (docx_of(draft), "a.docx")
    source = source_of(content, name)
    return read_text(source.text, grids=source.grids, marks=source.marks), source.grids


def findings_of(readings: list[Reading]) -> list[list[Finding]]:
    """Give what is found in each document, what the others say against it among it."""
    from vedich.checking.check import check
    from vedich.checking.elsewhere import ToldElsewhere, told_by

    found: list[list[Finding]] = []
    before: list[ToldElsewhere] = []
    for number, reading in enumerate(readings):
        found.append(list(check(reading, elsewhere=before)))
        before += told_by(reading, f"document {number + 1}")
    return found


def tried(planted: Planted, number: int) -> Outcome:
    """Check the documents of a planted fault."""
    outcome = Outcome(planted.kind)
    read = [
        read_file(draft, 0 if planted.kind == "text_against_annex" else number) for draft in planted.drafts
    ]
    found = findings_of([reading for reading, _ in read])
    for document, findings in enumerate(found):
        reading, grids = read[document]
        places = _places(planted, reading, grids) if document == planted.document else []
        for finding in findings:
            if any(span.overlaps(place) for span in (finding.span, *finding.related) for place in places):
                outcome.right += 1
                outcome.found = True
            elif finding.certainty is not Certainty.WORTH_A_LOOK:
                outcome.wrong.append(f"{finding.code} {finding.surface!r}: {finding.en[:120]}")
    return outcome


def _places(planted: Planted, reading: Reading, grids: tuple[Grid, ...]) -> list[Span]:
    """Give the stretches of the text that the fault makes wrong: its row, or its sentence."""
    draft = planted.drafts[planted.document]
    block = draft.blocks[planted.block]
    if isinstance(block, Words):
        start = reading.text.find(block.text)
        return [Span(start, start + len(block.text))] if start >= 0 else []
    words = [cell.text for cell in block.cells if cell.row == planted.row and cell.text]
    found = []
    for grid in grids:
        rows: dict[int, list[Span]] = defaultdict(list)
        for cell in grid.cells:
            rows[cell.row].append(Span(cell.start, cell.end))
        for spans in rows.values():
            said = [reading.text[span.start : span.end] for span in spans]
            if sum(word in said for word in words) >= max(2, len(words) // 2) and planted.now in said:
                found.append(Span(spans[0].start, spans[-1].end))
    return found


def clean(name: str, seed: int, month: int, number: int) -> Outcome:
    """Check a clean document: whatever is found is wrong."""
    outcome = Outcome("clean")
    reading, _ = read_file(LAYOUTS[name](facts_of(seed, month=month)), number)
    outcome.wrong = [
        f"{name}-{seed} {finding.code} {finding.surface!r}: {finding.en[:120]}"
        for finding in findings_of([reading])[0]
        if finding.certainty is not Certainty.WORTH_A_LOOK
    ]
    return outcome


def _try(job: tuple[str, int]) -> Outcome:
    kind, seed = job
    try:
        if kind in FAULTS:
            return tried(FAULTS[kind](seed), seed)
        return clean(kind, seed, MONTHS[seed % len(MONTHS)], seed)
    except Exception as error:  # noqa: BLE001 - a file that cannot be read is a fault not found
        return Outcome(kind if kind in FAULTS else "clean", wrong=[f"{kind}-{seed}: {error!r}"[:200]])


def measure() -> list[Outcome]:
    """Try every fault with every seed, and the clean documents."""
    jobs = [(kind, seed) for kind in FAULTS for seed in SEEDS]
    jobs += [(name, seed) for name in LAYOUTS for seed in CLEAN_SEEDS]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(_try, jobs, chunksize=6))


def totals(outcomes: Iterable[Outcome]) -> tuple[int, int, int, int]:
    """Count planted, found, right findings and wrong ones."""
    told = list(outcomes)
    planted = sum(each.kind != "clean" for each in told)
    return (
        planted,
        sum(each.found for each in told),
        sum(each.right for each in told),
        sum(len(each.wrong) for each in told),
    )


def board(outcomes: list[Outcome]) -> str:
    """Give the scoreboard as a page."""
    lines = [
        "# Faults planted in office files",
        "",
        "Each file of the factory holds one fault; every other file is a book, the rest are Word files.",
        "A finding counts as wrong when it is certain or likely and touches not the row or sentence of it.",
        "",
        "| fault | files | found | findings right | findings wrong |",
        "|---|---:|---:|---:|---:|",
    ]
    for kind in [*FAULTS, "clean"]:
        those = [each for each in outcomes if each.kind == kind]
        count, found, right, wrong = totals(those)
        share = f"{found / count:.0%}" if count else ""
        lines.append(f"| {kind.replace('_', ' ')} | {len(those)} | {share} | {right} | {wrong} |")
    planted, found, right, wrong = totals(outcomes)
    precise = right / max(1, right + wrong)
    silent = sum(len(each.wrong) for each in outcomes if each.kind == "clean")
    lines += [
        "",
        f"Found {found / planted:.1%} (at least {LEAST_FOUND:.0%}), precision {precise:.1%} "
        f"(at least {LEAST_PRECISE:.0%}), {silent} findings in clean files (none allowed).",
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write or check the scoreboard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the committed page")
    parser.add_argument("-v", action="store_true", help="list wrong findings, and faults not found")
    options = parser.parse_args(arguments)
    outcomes = measure()
    page = board(outcomes)
    print(page)
    if options.v:
        for each in outcomes:
            for line in each.wrong:
                print(f"{each.kind}: {line}")
    path = HERE / "files.md"
    if options.check:
        same = path.is_file() and path.read_text(encoding="utf-8") == page
        if not same:
            print("The page differs from the committed one: run make bench, look at it, commit it.")
        return int(not same)
    path.write_text(page, encoding="utf-8")
    planted, found, right, wrong = totals(outcomes)
    silent = sum(len(each.wrong) for each in outcomes if each.kind == "clean")
    kept = found >= LEAST_FOUND * planted and right >= LEAST_PRECISE * (right + wrong) and not silent
    if not kept:
        print("A limit is broken.", file=sys.stderr)
    return int(not kept)


if __name__ == "__main__":
    raise SystemExit(main())
