"""A cell explained: target, rows and their sources, what follows, the rule, and the calculation by hand."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.wording import day
from vedich.store.queries.cells import Cell
from vedich.store.queries.told.steps import steps
from vedich.store.queries.told.words import share


def explained(cell: Cell, lang: str) -> str:
    """Give everything a cell came from, in the order in which somebody would redo it."""
    lines = list(_title(cell, lang))
    for place, (first, more) in enumerate(steps(cell, lang), start=1):
        lines += ["", f"{place}. {first}", *(f"   {line}" for line in more)]
    return "\n".join(lines) + "\n"


def _title(cell: Cell, lang: str) -> Iterator[str]:
    vi, line = lang == "vi", cell.line
    until = day(cell.asked.as_of, lang)
    yield f"{cell.meaning.name_in[lang]} ({cell.meaning.code}) · {cell.title} · " + (
        f"đến hết ngày {until}" if vi else f"to {until}"
    )
    verdict = cell.scheme.name_of(line.verdict, lang, is_over=line.is_over)
    yield f"{'Kết luận' if vi else 'Verdict'}: {verdict}" + (
        f" – {share(line.share, lang)} {'kế hoạch' if vi else 'of the goal'}"
        if line.share is not None
        else ""
    )
