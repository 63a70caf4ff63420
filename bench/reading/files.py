"""How well files of every kind are read: factory files against their truth; writes `files.md`, `files.csv`.

`python -m bench.reading.files` measures all forms; `--native` those that need no other program; `--check`
compares the native ones with the committed figures and fails where a limit is broken that was kept;
`-v` lists misses; `--form NAME` and `--layout NAME` narrow it down while working on a reader.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from bench.reading.file_corpus import (
    CLEAN_SCAN,
    FORMS,
    NATIVE,
    File,
    Form,
    files_of,
    missing_programs,
)
from bench.reading.file_score import FIELDS, Score, refused, scored
from tests.factory.facts import Truth
from vedich.domain.document import Claim

HERE = Path(__file__).resolve().parent
LIMITS = {NATIVE: 0.99, CLEAN_SCAN: 0.95}
_CORES = 2


def measured(file: File) -> Score:
    """Read one file and score it; what is refused counts as nothing read."""
    from vedich.intake import open_confined
    from vedich.reading.read import read_text
    from vedich.reading.sources import SourceError, source_of

    # An old Word file is read with the help of other programs, which only intake starts.
    opened = open_confined if file.form.office == "doc" else source_of
    try:
        source = opened(file.content, file.name)
    except SourceError as error:
        score = refused(file.draft)
        score.fields[f"refused: {error.trouble.value}"] += 1
        return score
    return scored(file.draft, read_text(source.text, grids=source.grids, marks=source.marks))


Row = tuple[str, str, bool, str, Score]


def _measured_form(name: str, layouts: tuple[str, ...]) -> list[Row]:
    form = next(form for form in FORMS if form.name == name)
    files = files_of([replace(form, layouts=layouts)])
    return [(form.name, file.draft.layout, file.held_out, file.name, measured(file)) for file in files]


def measure(forms: Iterable[Form]) -> list[Row]:
    """Measure the forms side by side; give form, layout, whether it is held out, file and score."""
    told = list(forms)
    with ProcessPoolExecutor(_CORES) as pool:
        done = pool.map(_measured_form, [form.name for form in told], [form.layouts for form in told])
        return [row for rows in done for row in rows]


def board(rows: list[Row], missing: set[str]) -> str:
    """Give the scoreboard as a page."""
    parts = {form.name: form.part for form in FORMS}
    lines = [
        "# How well files are read",
        "",
        "Factory files (`tests/factory`) against their truth.",
        "A figure is right when its indicator, measure, value, role (kind and relation) and period all are;",
        "the area stands apart.",
        "Held-out layouts are not looked at by whoever builds the reader.",
        "",
        *_by_part(rows, parts),
        "",
        "## By form",
        "",
        *_table("form", _grouped(rows, lambda row: row[0])),
        "",
        "## By layout, native forms",
        "",
        *_table(
            "layout",
            _grouped(
                [row for row in rows if parts[row[0]] == NATIVE],
                lambda row: f"{row[1]} (held out)" if row[2] else row[1],
            ),
        ),
        "",
    ]
    if missing:
        lines += [f"Not measured here for want of: {', '.join(sorted(missing))}.", ""]
    return "\n".join(lines)


def _by_part(rows: list[Row], parts: dict[str, str]) -> list[str]:
    told: dict[str, Score] = {}
    for row in rows:
        part = parts[row[0]]
        name = f"{part}, {'held-out' if row[2] else 'open'} layouts"
        told.setdefault(name, Score()).add(row[4])
    lines = ["| part | figures | read right | limit | area right |", "|---|---:|---:|---:|---:|"]
    for name in sorted(told):
        score = told[name]
        limit = LIMITS.get(name.split(",", maxsplit=1)[0])
        area = f"{score.fields['area'] / max(1, score.figures):.2%}"
        least = f"≥ {limit:.0%}" if limit else ""
        lines.append(f"| {name} | {score.figures:,} | {score.share:.2%} | {least} | {area} |")
    return lines


def _grouped(rows: list[Row], key: Callable[[Row], str]) -> dict[str, Score]:
    told: dict[str, Score] = defaultdict(Score)
    for row in rows:
        told[key(row)].add(row[4])
    return told


def _table(head: str, told: dict[str, Score]) -> list[str]:
    lines = [
        f"| {head} | figures | right | {' | '.join(FIELDS)} | area | files refused |",
        f"|---|---:|---:|{'---:|' * len(FIELDS)}---:|---:|",
    ]
    for name, score in told.items():
        cells = [f"{score.fields[each] / max(1, score.figures):.1%}" for each in (*FIELDS, "area")]
        refusals = str(score.refused) if score.refused else ""
        lines.append(f"| {name} | {score.figures:,} | {score.share:.1%} | {' | '.join(cells)} | {refusals} |")
    return lines


def as_csv(rows: list[Row]) -> str:
    """Give one line a file: form, layout, held out, file, figures, right."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["form", "layout", "held_out", "file", "figures", "right"])
    for form, layout, held, name, score in rows:
        writer.writerow([form, layout, int(held), name, score.figures, score.right])
    return stream.getvalue()


def drift(rows: list[Row]) -> list[str]:
    """Say where what was measured differs from what is committed, form by form and file by file."""
    path = HERE / "files.csv"
    committed = {
        (row["form"], row["file"]): (int(row["figures"]), int(row["right"]))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    }
    told = []
    for form, _, _, name, score in rows:
        was, now = committed.get((form, name)), (score.figures, score.right)
        if was != now:
            told.append(f"{form}, {name}: committed {was}, measured {now}")
    return told


def broken(rows: list[Row]) -> list[str]:
    """Say which limits are broken, open layouts only: the held-out ones only tell."""
    parts = {form.name: form.part for form in FORMS}
    told: dict[str, Score] = defaultdict(Score)
    for row in rows:
        if not row[2]:
            told[parts[row[0]]].add(row[4])
    return [
        f"{part}: {score.share:.2%} read right, at least {LIMITS[part]:.0%} wanted"
        for part, score in told.items()
        if part in LIMITS and score.share < LIMITS[part]
    ]


def show_misses(rows: list[Row], most: int = 12) -> None:
    """Print what was misread, some of each file; of held-out layouts nothing."""
    for form, layout, held, name, score in rows:
        if not score.misses or held:
            continue
        print(f"\n{form} · {layout} · {name}: {score.right} of {score.figures}", dict(score.fields))
        for stated, claim, right in score.misses[:most]:
            wrong = [each for each in FIELDS if each not in right]
            print(f"  {stated.printed} row {stated.row} column {stated.column}: wrong {wrong}")
            print(f"      read  {_claimed(claim)}")
            print(f"      truth {_meant(stated.truth)}")


def _claimed(claim: Claim | None) -> str:
    if claim is None:
        return "no claim"
    parts = (
        claim.indicator,
        claim.value,
        claim.measure,
        claim.kind,
        claim.relation,
        claim.period,
        claim.area,
    )
    return " · ".join(map(str, parts))


def _meant(truth: Truth) -> str:
    parts = (
        truth.indicator,
        truth.value,
        truth.measure,
        truth.kind,
        truth.relation,
        truth.period,
        truth.area,
    )
    return " · ".join(map(str, parts))


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write or check the scoreboard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the committed figures")
    parser.add_argument("--native", action="store_true", help="only forms that need no other program")
    parser.add_argument("--form", action="append", default=[], help="only this form; may be repeated")
    parser.add_argument("--layout", action="append", default=[], help="only this layout; may be repeated")
    parser.add_argument("-v", action="store_true", help="list what was misread")
    options = parser.parse_args(arguments)
    missing = missing_programs()
    forms = [
        form
        for form in FORMS
        if not set(form.programs) & missing
        and not (form.programs and (options.native or options.check))
        and (not options.form or form.name in options.form)
    ]
    if options.layout:
        forms = [
            replace(form, layouts=tuple(n for n in form.layouts if n in options.layout)) for form in forms
        ]
    rows = measure(forms)
    page = board(rows, missing)
    print(page)
    if options.v:
        show_misses(rows)
    if options.check:
        told = drift(rows)
        print(*told, sep="\n")
        if told:
            print("The reader or the factory changed: run make bench, look at it, commit the scoreboard.")
        return int(bool(told))
    if not (options.native or options.form or options.layout):
        (HERE / "files.md").write_text(page, encoding="utf-8")
        (HERE / "files.csv").write_text(as_csv(rows), encoding="utf-8")
    limits = broken(rows)
    print(*limits, sep="\n", file=sys.stderr)
    return int(bool(limits))


if __name__ == "__main__":
    raise SystemExit(main())
