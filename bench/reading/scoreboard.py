"""Draw the scoreboards: figures in, Markdown and CSV out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from bench.reading.reliability import answers, area_under_curve, bins, calibration_error, others
from bench.reading.score import Figures, Outcome, by_phenomenon, totals

Board = Mapping[str, Sequence[Outcome]]

_HEAD = """# Scoreboard of the reader

Written by `make bench` from `bench/reading/corpus`; `python -m bench.reading.run --check` fails when it is
out of date. Each line counts *right* ones against those *read* and those in the *truth*. The **full_tuple**
of a claim is value, measure, indicator, kind, relation and period together. README.md beside it says more.
"""


def as_markdown(board: Board) -> str:
    """Return the scoreboard as a page: one part for each part of the corpus, one for the phenomena."""
    parts = [_HEAD]
    for name, outcomes in board.items():
        rows = [
            (line, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", *map(str, one))
            for line, one in totals(outcomes).items()
            if any(one)
        ]
        parts.append(f"## {name}: {len(outcomes)} documents\n")
        parts.append(_table(("", "precision", "recall", "F1", "right", "read", "truth"), rows))
    for name, outcomes in board.items():
        rows = [
            (phenomenon, f"{one.recall:.3f}", str(one.right), str(one.predicted), str(one.gold), str(extras))
            for phenomenon, (one, extras) in by_phenomenon(outcomes).items()
        ]
        parts.append(
            f"## {name}: by phenomenon\n\nRecords right as a whole; *too many*: what was read beside them.\n"
        )
        parts.append(_table(("", "recall", "right", "found", "truth", "too many"), rows))
    parts += [_certainty(name, outcomes) for name, outcomes in board.items()]
    return "\n".join(parts)


_FITTED_ON = {"open": " The weights were fitted on this part: only the other proves anything."}


def _certainty(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return the table that sets what certainty says beside what came true."""
    found = answers(outcomes)
    rows = [
        (f"{each.low:.1f} to {each.high:.1f}", str(each.claims), f"{each.said:.3f}", f"{each.right:.3f}")
        for each in bins(found)
    ]
    rows += [
        (kind, str(count), f"{said:.3f}", f"{right:.3f}") for kind, count, said, right in others(outcomes)
    ]
    note = (
        "How sure claims were said to be on average, and the share of them that was wholly right; then the\n"
    )
    note += f"other records.{_FITTED_ON.get(name, '')}"
    table = _table(("certainty of claims", "claims", "said", "right"), rows)
    error, area = calibration_error(found), area_under_curve(found)
    figures = f"Expected calibration error {error:.3f}, area under the curve {area:.3f}."
    return f"## {name}: certainty\n\n{note}\n\n{table}\n{figures}\n"


def as_csv(board: Board) -> str:
    """Return the same figures as CSV, one line each, for comparing one state with another."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(("part", "figure", "precision", "recall", "f1", "right", "read", "truth"))
    for name, outcomes in board.items():
        lines: dict[str, Figures] = totals(outcomes)
        lines |= {f"~ {phenomenon}": one for phenomenon, (one, _) in by_phenomenon(outcomes).items()}
        for line, one in lines.items():
            rates = ("", f"{one.recall:.4f}", "") if line.startswith("~") else None
            rates = rates or (f"{one.precision:.4f}", f"{one.recall:.4f}", f"{one.f1:.4f}")
            writer.writerow((name, line, *rates, *one))
        found = answers(outcomes)
        for each in bins(found):
            right = round(each.right * each.claims)
            writer.writerow(
                (
                    name,
                    f"certainty {each.low:.1f}-{each.high:.1f}",
                    f"{each.right:.4f}",
                    "",
                    "",
                    right,
                    each.claims,
                    "",
                )
            )
        for line, figure in (
            ("certainty: calibration error", calibration_error(found)),
            ("certainty: area under the curve", area_under_curve(found)),
        ):
            writer.writerow((name, line, f"{figure:.4f}", "", "", "", len(found), ""))
    return target.getvalue()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_row(head, widths), f"|{'|'.join(_rule(width, column) for column, width in enumerate(widths))}|"]
    return "\n".join([*lines, *(_row(row, widths) for row in rows)]) + "\n"


def _rule(width: int, column: int) -> str:
    return "-" * (width + 2) if column == 0 else "-" * (width + 1) + ":"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if not i else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join((first, *others))} |"
