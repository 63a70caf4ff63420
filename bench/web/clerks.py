"""A commune's record in one file and twenty clerks at once: nothing is locked, lost or doubled.

python -m bench.web.clerks [--clerks 20] [--seconds 60] [--pause 1] [--write]

Each clerk keeps what they type again and again and then submits, one step at a time; some click twice. A wait
is counted from when the step was due, so that a server that falls behind is seen to. Afterwards the record is
counted: every report that was answered as submitted is whole, every draft holds what was typed last.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.web import ready
from bench.web.commune import Desk, demonstration, desks
from bench.web.loop import Answer, ask
from bench.web.mix import Request
from bench.web.run import free_port, serve, settle, size_of, used_by, wait_for
from bench.web.waits import faults, waits

HERE = Path(__file__).resolve().parent
LOCKED = "database is locked"
# So many times a clerk's work is kept before it is submitted.
_DRAFTS = 8


@dataclass(slots=True)
class Told:
    """What clerks were answered: every answer, reports submitted, drafts that are kept."""

    answers: list[Answer] = field(default_factory=list)
    submitted: list[int] = field(default_factory=list)
    drafts: dict[tuple[int, int], dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the record and the server's log say afterwards."""

    whole: int
    lost: int
    doubled: int
    drafts: int
    drafts_lost: int
    locked: int


def main() -> int:
    """Run it; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--record", default="", help="a commune's record (default: a demonstration)")
    parser.add_argument("--clerks", type=int, default=20)
    parser.add_argument("--lines", type=int, default=45)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1, help="seconds between two steps of a clerk")
    parser.add_argument("--twice", type=float, default=0.2, help="the part of submissions clicked twice")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write clerks.md")
    options = parser.parse_args()
    with demonstration(options.record) as record, tempfile.TemporaryFile("w+") as log:
        settle(record)
        found = desks(options.clerks, lines=options.lines, months=10)
        size, port = size_of(), free_port()
        server = serve(record, port, options.workers, log)
        try:
            wait_for(port)
            asyncio.run(_opened(port, found))
            before = used_by(server.pid)
            told = asyncio.run(
                evening(port, found, seconds=options.seconds, pause=options.pause, twice=options.twice,
                        seed=options.seed)
            )  # fmt: skip
            used = used_by(server.pid) - before
        finally:
            server.terminate()
            server.wait(30)
        log.seek(0)
        counts = counted(found, told, log.read())
        how = (
            f"{len(found)} clerks of one commune, a step every {options.pause:g} s each for "
            f"{options.seconds:g} s, reports of {options.lines} lines; {size}"
        )
        text = board(told.answers, counts, how, used)
    print(text)
    if options.write:
        (HERE / "clerks.md").write_text(text, encoding="utf-8")
    return 0 if is_met(told.answers, counts) else 1


async def _opened(port: int, found: Sequence[Desk]) -> None:
    """Let every clerk open a report first, a few at a time: the processes are awake then."""
    clock = asyncio.get_running_loop().time
    for desk in found:
        asks = [Request("form", f"/report/{desk.reports[-1].id}/", desk.reports[-1].cookie)] * 4
        await asyncio.gather(*(ask("127.0.0.1", port, request, clock()) for request in asks))


async def evening(
    port: int, found: Sequence[Desk], *, seconds: float, pause: float, twice: float, seed: int
) -> Told:
    """Let every clerk work for so long; gives what they were told."""
    told = Told()
    chance = random.Random(seed)
    await asyncio.gather(
        *(_work(port, desk, told, (seconds, pause, twice), random.Random(chance.random())) for desk in found)
    )
    return told


async def _work(
    port: int, desk: Desk, told: Told, pace: tuple[float, float, float], chance: random.Random
) -> None:
    seconds, pause, twice = pace
    clock = asyncio.get_running_loop().time
    due = clock() + chance.uniform(0, pause)
    end = due + seconds
    for report in desk.reports:
        for step in range(_DRAFTS + 1):
            await asyncio.sleep(max(0.0, due - clock()))
            if clock() >= end:
                return
            if step < _DRAFTS:
                request, typed = keeping(report, step)
                answer = await ask("127.0.0.1", port, request, due)
                told.answers.append(answer)
                if answer.status == 200:
                    told.drafts[report.id, desk.user] = typed
            else:
                clicks = 2 if chance.random() < twice else 1
                sending = ready.sending(report)
                answers = await asyncio.gather(*(ask("127.0.0.1", port, sending, due) for _ in range(clicks)))
                told.answers += answers
                told.drafts.pop((report.id, desk.user), None)
                if any(answer.status == 302 for answer in answers):
                    told.submitted.append(report.id)
            due += pause


def keeping(report: ready.Report, step: int) -> tuple[Request, dict[str, str]]:
    """Give the keeping of what was typed a moment ago, and what the draft then holds of it."""
    some = report.lines[: 3 * (step + 1)]
    typed = {f"{code}|{report.period}": f"{10 * (step + 1) + n},5" for n, code in enumerate(some)}
    fields = {"vintage": "actual", "typed": json.dumps({key: [text, None] for key, text in typed.items()})}
    return Request("draft", f"/report/{report.id}/draft/", report.cookie, fields), typed


def counted(found: Sequence[Desk], told: Told, log: str) -> Counts:
    """Count the record: whole, lost and doubled reports, drafts that do not hold what was kept."""
    from vedich.store.queries.forms import draft_of, report_of

    reports = [report for desk in found for report in desk.reports]
    whole, lost, doubled = ready.kept(reports, told.submitted)
    gone = 0
    for (report, user), typed in told.drafts.items():
        row = report_of(report)
        cells = draft_of(row, user).get("cells", {}) if row else {}
        gone += any(cells.get(key, [None])[0] != text for key, text in typed.items())
    return Counts(whole, lost, doubled, len(told.drafts), gone, log.count(LOCKED))


def is_met(answers: Sequence[Answer], counts: Counts) -> bool:
    """Say whether nothing was locked, lost, doubled or refused."""
    return not (faults(answers) or counts.locked or counts.lost or counts.doubled or counts.drafts_lost)


def board(answers: Sequence[Answer], counts: Counts, how: str, used: float) -> str:
    """Give the board as Markdown."""
    text = [
        "# Clerks of a commune at once",
        "",
        f"{how}.",
        f"The server used {used / max(1, len(answers)) * 1000:.0f} ms of processor an answer "
        f"on {os.cpu_count()} cores; load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        *waits(answers, ("draft", "submission", "")),
    ]
    kept = "kept" if is_met(answers, counts) else "NOT kept"
    text += [
        "",
        f"Submitted whole: {counts.whole}. Lost: {counts.lost}. Doubled: {counts.doubled}. "
        f"Drafts kept: {counts.drafts}. Drafts lost: {counts.drafts_lost}. “{LOCKED}”: {counts.locked}.",
        "",
        f"Limits (none locked, none lost, none doubled, no errors): **{kept}**.",
        "",
    ]
    text += [f"- {answer.status}: {answer.path}" for answer in faults(answers)[:5]]
    return "\n".join(text).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
