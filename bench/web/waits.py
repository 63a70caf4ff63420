"""How long answers took and which went wrong, as the boards of a rush tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.web.loop import Answer
from bench.web.run import quantile


def faults(answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers that were neither a draft kept nor led on to the next page."""
    return [answer for answer in answers if answer.status != (200 if answer.page == "draft" else 302)]


def waits(answers: Sequence[Answer], pages: Sequence[str]) -> Iterator[str]:
    """Yield the table of waits, a row for each page; '' is all of them together."""
    yield "| what | sent | median ms | p95 ms | p99 ms | longest ms | errors |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for page in pages:
        of = [answer for answer in answers if page in ("", answer.page)]
        if of:
            took = " | ".join(f"{quantile(of, part) * 1000:.0f}" for part in (0.5, 0.95, 0.99, 1))
            yield f"| {page or '**all**'} | {len(of)} | {took} | {len(faults(of))} |"
