"""The evening of the last day: communes submit their reports, people sign in beside, and nothing is lost.

python -m bench.web.storm --record postgresql://… [--communes 3321] [--rate 20] [--month 2026-10] [--write]

Every commune of the record sends a form of 45 lines at the rate of the worst minute, faster than the evening
itself; one in fifty sends it twice within a moment. Afterwards the record is counted. A month is submitted
once: another run on the same record takes another month.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.web import ready
from bench.web.loop import Answer, ask, loop
from bench.web.mix import Request
from bench.web.run import free_port, quantile, serve, settle, size_of, used_by, wait_for
from bench.web.waits import faults, waits

HERE = Path(__file__).resolve().parent
LIMIT = 1.0


def main() -> int:
    """Run it; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--record", default=os.environ.get("DATABASE_URL", ""), help="the record's address")
    parser.add_argument("--month", default="2026-10", help="the month that is reported")
    parser.add_argument("--communes", type=int, default=3321)
    parser.add_argument("--lines", type=int, default=45)
    parser.add_argument("--rate", type=float, default=20, help="submissions a second")
    parser.add_argument("--sign-ins", type=float, default=2, help="sign-ins a second beside")
    parser.add_argument("--twice", type=float, default=0.02, help="the part that is sent twice")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write storm.md")
    options = parser.parse_args()
    settle(options.record)
    found = ready.reports(options.month, communes=options.communes, lines=options.lines, seed=options.seed)
    if not found:
        print("Every report of that month is submitted already: take another --month.")
        return 2
    wanted = list(ready.sendings(found, twice=options.twice, seed=options.seed))
    seconds = len(wanted) / options.rate
    beside = ready.sign_ins(int(seconds * options.sign_ins))
    size, port = size_of(), free_port()
    server = serve(options.record, port, options.workers)
    try:
        wait_for(port)
        asyncio.run(_opened(port, found))
        before = used_by(server.pid)
        told = asyncio.run(_both(port, (wanted, options.rate), (beside, options.sign_ins)))
        used = used_by(server.pid) - before
    finally:
        server.terminate()
        server.wait(30)
    done = {answer.path for answer in told} - {answer.path for answer in faults(told)}
    counts = ready.kept(found, [one.id for one in found if f"/report/{one.id}/save/" in done])
    how = (
        f"{len(found):,} communes submit {options.lines} lines each, {options.rate:g} a second for "
        f"{seconds:.0f} s in an open loop; {size}"
    )
    text = board(told, counts, how, used)
    print(text)
    if options.write:
        (HERE / "storm.md").write_text(text, encoding="utf-8")
    return 0 if is_met(told, counts) else 1


async def _opened(port: int, found: Sequence[ready.Report]) -> None:
    """Let some clerks open their forms first, a few at a time: the processes are awake on such an evening."""
    clock = asyncio.get_running_loop().time
    asks = [Request("form", f"/report/{one.id}/", one.cookie) for one in found[:24]]
    for at in range(0, len(asks), 6):
        await asyncio.gather(*(ask("127.0.0.1", port, each, clock()) for each in asks[at : at + 6]))


async def _both(port: int, *streams: tuple[list[Request], float]) -> list[Answer]:
    runs = [
        loop("127.0.0.1", port, iter(wanted), rate=rate, seconds=len(wanted) / rate + 1)
        for wanted, rate in streams
        if wanted
    ]
    return [answer for answers in await asyncio.gather(*runs) for answer in answers]


def is_met(answers: Sequence[Answer], counts: tuple[int, int, int]) -> bool:
    """Say whether nobody waited too long, and no report was lost or doubled."""
    return not counts[1] and not counts[2] and not faults(answers) and quantile(answers, 0.95) < LIMIT


def board(answers: Sequence[Answer], counts: tuple[int, int, int], how: str, used: float) -> str:
    """Give the board as Markdown."""
    whole, lost, doubled = counts
    text = [
        "# Deadline storm",
        "",
        f"{how}.",
        f"The server used {used / len(answers) * 1000:.0f} ms of processor an answer "
        f"on {os.cpu_count()} cores; load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        *waits(answers, ("submission", "sign-in", "")),
    ]
    kept = "kept" if is_met(answers, counts) else "NOT kept"
    text += [
        "",
        f"Submitted whole: {whole:,}. Lost: {lost}. Doubled: {doubled}.",
        "",
        f"Limits (p95 < 1 s, none lost, none doubled, no errors): **{kept}**.",
        "",
    ]
    for answer in faults(answers)[:5]:
        text.append(f"- {answer.status}: {answer.path}")
    return "\n".join(text).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
