"""One account exports and imports without pause: how much longer do all others wait for their pages?

python -m bench.web.fairness [--on sqlite] [--record …] [--rate 5] [--seconds 12] [--rounds 4] [--write]

Stretches with and without that account take turns, so that whatever else the machine does meets both alike;
the limit is on the ratio of the waits of ordinary readers inside this one run. The account has two hands: two
requests of it are always on their way, and the server does one of them at a time (429 for the other).
Each database is measured in a process of its own, PostgreSQL on a server that is started for it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from urllib.request import Request as Call
from urllib.request import urlopen

from bench.web.commune import COMMUNE, asked, demonstration, made_lines
from bench.web.loop import Answer, ask, loop
from bench.web.mix import Request, requests
from bench.web.people import askers, signed_in
from bench.web.run import errors, free_port, quantile, serve, settle, size_of, wait_for

HERE = Path(__file__).resolve().parent
LIMIT = 2.0
DATABASES = ("sqlite", "postgresql")
_PERIOD = "2026-01"
PARTS = (0.5, 0.95, 0.99)


@dataclass(slots=True)
class Told:
    """What readers were answered without and with the busy account, and what that account was."""

    alone: list[Answer] = field(default_factory=list)
    beside: list[Answer] = field(default_factory=list)
    busy: list[Answer] = field(default_factory=list)

    def ratio(self, part: float) -> float:
        """Say how many times as long readers wait beside the busy account."""
        return quantile(self.beside, part) / quantile(self.alone, part)


def main() -> int:
    """Run it on each database; 1 where the limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--on", choices=DATABASES, default="", help="measure on this database alone")
    parser.add_argument("--record", default="", help="a record with the demonstration's commune")
    parser.add_argument("--month", default="2025-12", help="the month that readers look at")
    parser.add_argument("--lines", type=int, default=300, help="lines of the workbook")
    parser.add_argument("--rate", type=float, default=5, help="pages a second that readers ask for")
    parser.add_argument("--seconds", type=float, default=12, help="length of a stretch")
    parser.add_argument("--rounds", type=int, default=4, help="stretches of each kind")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write fairness.md")
    options = parser.parse_args()
    if options.on or options.record:
        return measured(options)
    boards, missed = ["# One busy account beside readers\n"], 0
    for database in DATABASES:
        words = [sys.executable, "-m", "bench.web.fairness", *sys.argv[1:], "--on", database]
        done = subprocess.run(words, check=False, stdout=subprocess.PIPE, text=True)
        boards.append(
            done.stdout or f"## {database}\n\nIt was not measured: the run ended with {done.returncode}.\n"
        )
        missed = missed or done.returncode
        print(boards[-1], flush=True)
    if options.write:
        (HERE / "fairness.md").write_text("\n".join(boards), encoding="utf-8")
    return missed


def measured(options: argparse.Namespace) -> int:
    """Measure one record and print its board; 1 where the limit was missed."""
    with demonstration(options.record, options.on) as record, tempfile.TemporaryFile("w+") as log:
        settle(record)
        from vedich.store.queries.paths import month_end

        year, month = map(int, options.month.split("-"))
        people = askers(month_end(year, month), 20, options.seed)
        report, cookie, lines = busy_one(options.lines)
        size, port = size_of(), free_port()
        server = serve(record, port, options.workers, log)
        try:
            wait_for(port)
            work = errands(port, report, cookie, lines, options.month)
            wanted = requests(people, options.seed)
            asyncio.run(loop("127.0.0.1", port, wanted, rate=4, seconds=10))
            told = Told()
            for _ in range(options.rounds):
                for busy in (False, True):
                    asyncio.run(_stretch(port, told, wanted, work if busy else [], options))
        finally:
            server.terminate()
            server.wait(30)
        how = (
            f"{len(people)} readers ask for {options.rate:g} mixed pages a second in an open loop, "
            f"{options.rounds} stretches of {options.seconds:g} s of each kind in turns; a workbook of "
            f"{options.lines} lines; {size}"
        )
        text = board(told, how)
    print(text)
    return 0 if is_met(told) else 1


def errands(port: int, report: int, cookie: str, lines: Sequence[str], month: str) -> list[Request]:
    """Fill a form, take it as a workbook, and give what the busy account does again and again.

    The form is filled anew afterwards, so that every line of the workbook tells something else.
    """
    form = f"/report/{report}/workbook/"
    asyncio.run(_saved(port, filling(report, cookie, lines, 1000)))
    with urlopen(Call(f"http://127.0.0.1:{port}{form}", headers={"Cookie": cookie})) as told:
        data = told.read()
    asyncio.run(_saved(port, filling(report, cookie, lines, 3000)))
    return [
        Request("export the form", form, cookie),
        Request("import the form", form, cookie, file=data),
        Request("export the table", f"/targets/{COMMUNE}/table.xlsx?as_of={month}", cookie),
    ]


def filling(report: int, cookie: str, lines: Sequence[str], first: int) -> Request:
    """Give the saving of a whole form over whatever stands there: figures from `first` on."""
    from vedich.store.models import Observation

    there = Observation.objects.filter(submission=report).order_by("pk")
    stands = dict(there.values_list("indicator__code", "pk"))
    typed = {f"{code}|{_PERIOD}": [f"{first + n}", stands.get(code)] for n, code in enumerate(lines)}
    typed |= {f"note:{code}": "Rà soát lại" for code in lines}
    fields = {"act": "save", "vintage": "actual", "once": secrets.token_hex(16), "typed": json.dumps(typed)}
    return Request("save", f"/report/{report}/save/", cookie, fields)


async def _saved(port: int, request: Request) -> None:
    answer = await _once(port, request)
    if answer.status != 302:
        raise SystemExit(f"The form was not saved: {answer.status}.")


async def _once(port: int, request: Request) -> Answer:
    return await ask("127.0.0.1", port, request, asyncio.get_running_loop().time())


async def _stretch(
    port: int, told: Told, wanted: object, work: list[Request], options: argparse.Namespace
) -> None:
    hands = [asyncio.create_task(_hand(port, told, work[n:] + work[:n])) for n in range(2) if work]
    rate, seconds = options.rate, options.seconds
    found = await loop("127.0.0.1", port, wanted, rate=rate, seconds=seconds)  # type: ignore[arg-type]
    (told.beside if work else told.alone).extend(found)
    for hand in hands:
        hand.cancel()
    await asyncio.gather(*hands, return_exceptions=True)


async def _hand(port: int, told: Told, work: list[Request]) -> None:
    for request in cycle(work):
        answer = await _once(port, request)
        told.busy.append(answer)
        if answer.status == 429:  # the other hand is served; a person who clicks is no quicker than this
            await asyncio.sleep(0.1)


def is_met(told: Told) -> bool:
    """Say whether readers wait less than twice as long, without errors, while the account is served."""
    served = sum(answer.status in {200, 302} for answer in told.busy)
    strange = [answer for answer in told.busy if answer.status not in {200, 302, 429}]
    wrong = errors([*told.alone, *told.beside])
    return served > 0 and not strange and not wrong and told.ratio(0.95) < LIMIT


def board(told: Told, how: str) -> str:
    """Give the board as Markdown."""
    text = [
        f"## {how.rpartition('; ')[2].partition(',')[0]}",
        "",
        f"{how}.",
        f"{os.cpu_count()} cores; load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        "| readers wait | asked | median ms | p95 ms | p99 ms | errors |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, answers in (("alone", told.alone), ("beside the busy account", told.beside)):
        waits = " | ".join(f"{quantile(answers, part) * 1000:.0f}" for part in PARTS)
        text.append(f"| {name} | {len(answers)} | {waits} | {len(errors(answers))} |")
    ratios = " | ".join(f"{told.ratio(part):.2f}" for part in PARTS)
    kept = "kept" if is_met(told) else "NOT kept"
    text += [
        f"| ratio | | {ratios} | |",
        "",
        "| the busy account | done | told to wait (429) | errors | median ms when done |",
        "|---|--:|--:|--:|--:|",
    ]
    for page in sorted({answer.page for answer in told.busy}):
        of = [answer for answer in told.busy if answer.page == page]
        kinds = Counter("done" if one.status in {200, 302} else one.status for one in of)
        done = [one for one in of if one.status in {200, 302}]
        median = f"{quantile(done, 0.5) * 1000:.0f}" if done else ""
        wrong = len(of) - kinds["done"] - kinds[429]
        text.append(f"| {page} | {kinds['done']} | {kinds[429]} | {wrong} | {median} |")
    text += ["", f"Limits (p95 of the others < {LIMIT:g} times, no errors): **{kept}**."]
    return "\n".join(text) + "\n"


def busy_one(lines: int) -> tuple[int, str, list[str]]:
    """Ask the commune's committee for a long report; gives it with a clerk who is signed in."""
    from vedich.actions.accounts import add_user, appoint
    from vedich.domain.role import Role
    from vedich.store.models import Agency, Area, User
    from vedich.store.queries.people import administrators

    at, area, name = datetime.now(UTC), Area.objects.get(key=COMMUNE), "bench.busy"
    admin = administrators(at.date())[0]
    made = add_user(by=admin, at=at, username=name, name="Người bận (minh họa)")
    user = User.objects.get(pk=made["user"])
    appoint(by=admin, at=at, user=user, role=Role.CLERK, area=area, since=at.date().replace(day=1, month=1))
    agency = Agency.objects.filter(area=area, kind="peoples_committee").order_by("pk")[0]
    codes = made_lines(lines)
    ((report, _),) = asked(agency, codes, range(1, 2))
    return report, signed_in(user.pk), codes


if __name__ == "__main__":
    sys.exit(main())
