"""Draw the checker's scoreboard: outcomes in, Markdown and CSV out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from bench.checking.score import (
    HeldOut,
    Outcome,
    Silence,
    Tally,
    by_kind,
    by_rule,
    certainties,
    precision,
    tally,
)

_HEAD = """# Scoreboard of the checker

Written by `make bench` from `bench/checking/corpus`; `python -m bench.checking.run --check` fails when it is
out of date. *Found*: a certain or likely finding points at the planted error. *Seen*: any finding does.
*Expected family*: one of them has a code of a family where one looks for such an error. *Repaired first*: of
the slips of typing, those whose right repair stands first. README.md beside it says more.
"""

Row = tuple[str, ...]


def as_markdown(
    outcomes: Sequence[Outcome], silences: Sequence[Silence], held: Sequence[HeldOut] = ()
) -> str:
    """Return the scoreboard as a page."""
    parts = [_HEAD, "## In one look\n", _table(("", ""), _headline(outcomes, silences))]
    parts += ["## Held out: nobody reads these misses\n", of_held_out(held)]
    parts += ["## By kind of error\n", _table(_KIND_HEAD, list(_kinds(outcomes)))]
    parts += ["## By rule\n", _table(_RULE_HEAD, list(_rules(outcomes, silences)))]
    parts += ["## Findings on clean documents\n", _table(_CLEAN_HEAD, list(_clean(silences)))]
    return "\n".join(parts)


def of_held_out(held: Sequence[HeldOut]) -> str:
    """Return the figures of what nobody looks at as a table."""
    return _table(_HELD_HEAD, list(_held_out(held)))


def as_csv(outcomes: Sequence[Outcome], silences: Sequence[Silence], held: Sequence[HeldOut] = ()) -> str:
    """Return the same figures as CSV, one line each."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(("part", "name", "figure", "value"))
    for name, value in _headline(outcomes, silences):
        writer.writerow(("headline", name, "", value))
    for part, head, rows in (
        ("held out", _HELD_HEAD, _held_out(held)),
        ("kind", _KIND_HEAD, _kinds(outcomes)),
        ("rule", _RULE_HEAD, _rules(outcomes, silences)),
        ("clean", _CLEAN_HEAD, _clean(silences)),
    ):
        for row in rows:
            cells = zip(head[1:], row[1:], strict=True)
            writer.writerows((part, row[0], figure, value) for figure, value in cells)
    return target.getvalue()


_KIND_HEAD: Row = ("", "planted", "found", "recall", "seen", "expected family", "repaired first", "in three")
_RULE_HEAD: Row = ("", "right", "beside", "worth a look", "clean: certain", "clean: likely", "clean: look")
_HELD_HEAD: Row = ("", "documents", "sure on clean", "planted", "precision", "recall", "repaired first")
_CLEAN_HEAD: Row = ("", "documents", "certain", "likely", "worth a look")


def _headline(outcomes: Sequence[Outcome], silences: Sequence[Silence]) -> list[Row]:
    right, said = precision(outcomes)
    whole = tally(outcomes)
    certain = certainties(finding for silence in silences for finding in silence.findings)[0]
    return [
        ("planted errors", str(whole.planted)),
        ("clean documents", str(len(silences))),
        ("precision of certain and likely findings", _counted(right, said)),
        ("recall by certain and likely findings", _counted(whole.found, whole.planted)),
        ("recall by all findings", _counted(whole.seen, whole.planted)),
        ("slips whose right repair stands first", _counted(whole.repaired_first, whole.slips)),
        ("slips whose right repair is in the first three", _counted(whole.repaired_in_three, whole.slips)),
        ("certain findings on clean documents", str(certain)),
    ]


def _held_out(held: Sequence[HeldOut]) -> Iterator[Row]:
    for part in held:
        right, said = precision(part.outcomes)
        whole = tally(part.outcomes)
        sure = sum(certainties(finding for silence in part.silences for finding in silence.findings)[:2])
        yield (
            part.name,
            *map(str, (len(part.silences), sure, whole.planted)),
            *(_share(*pair) for pair in ((right, said), (whole.found, whole.planted))),
            _share(whole.repaired_first, whole.slips),
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _kinds(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    for kind, one in {**by_kind(outcomes), "all": tally(outcomes)}.items():
        yield kind, *map(str, one[:2]), f"{one.recall:.3f}", *map(str, one[2:4]), *_repairs(one)


def _repairs(one: Tally) -> Row:
    return (str(one.repaired_first), str(one.repaired_in_three)) if one.slips else ("", "")


def _rules(outcomes: Sequence[Outcome], silences: Sequence[Silence]) -> Iterator[Row]:
    for code, one in by_rule(outcomes, silences).items():
        yield code, *map(str, one[:3]), *map(str, one.on_clean)


def _clean(silences: Sequence[Silence]) -> Iterator[Row]:
    for part in dict.fromkeys(silence.part for silence in silences):
        own = [silence for silence in silences if silence.part == part]
        counted = certainties(finding for silence in own for finding in silence.findings)
        yield part, str(len(own)), *map(str, counted)


def _counted(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


def _table(head: Row, rows: Sequence[Row]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    bar = "|".join("-" * (width + 1) + ("-" if not at else ":") for at, width in enumerate(widths))
    lines = [_row(head, widths), f"|{bar}|", *(_row(row, widths) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Row, widths: Sequence[int]) -> str:
    right = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join((cells[0].ljust(widths[0]), *right[1:]))} |"
