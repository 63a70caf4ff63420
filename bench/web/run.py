"""Serve a record as `vedich serve` does, ask for mixed pages in an open loop, and write the board `web.md`.

DATABASE_URL=postgresql://… python -m bench.web.run [--seconds 120] [--rate 50] [--judge 2] [--write]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO

from bench.web.loop import Answer, loop
from bench.web.mix import WEIGHTS, requests
from bench.web.people import Asker, askers

HERE = Path(__file__).resolve().parent
LIMITS = {0.95: 0.2, 0.99: 0.5}


def main() -> int:
    """Run it; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--record", default=os.environ.get("DATABASE_URL", ""), help="the record's address")
    parser.add_argument("--month", default="2025-12", help="the month that is asked about")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--rate", type=float, default=50, help="requests a second")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--workers", type=int, default=0, help="processes (0: as by default)")
    parser.add_argument("--judge", type=int, default=2, help="so many months are judged before")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write web.md")
    options = parser.parse_args()
    settle(options.record)
    year, month = map(int, options.month.split("-"))
    from vedich.store.queries.paths import month_end

    people = askers(month_end(year, month), options.people, options.seed)
    if not people:
        print("Nobody in this record leads an area with targets of that month.")
        return 2
    _judge(people, month_end(year, month), options.judge)
    size = size_of()
    port = free_port()
    server = serve(options.record, port, options.workers)
    try:
        wait_for(port)
        asyncio.run(loop("127.0.0.1", port, requests(people, options.seed + 1), rate=5, seconds=6))
        used = used_by(server.pid)
        wanted = requests(people, options.seed)
        answers = asyncio.run(loop("127.0.0.1", port, wanted, rate=options.rate, seconds=options.seconds))
        used = used_by(server.pid) - used
    finally:
        server.terminate()
        server.wait(30)
    told = board(answers, options.rate, options.seconds, size, used)
    print(told)
    if options.write:
        (HERE / "web.md").write_text(told, encoding="utf-8")
    return 0 if is_met(answers) else 1


def quantile(answers: Sequence[Answer], part: float) -> float:
    """Give the wait that so large a part of the answers did not pass."""
    waits = sorted(answer.seconds for answer in answers)
    return waits[min(len(waits) - 1, int(len(waits) * part))]


def errors(answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers that were no page."""
    return [answer for answer in answers if answer.status != 200]


def is_met(answers: Sequence[Answer]) -> bool:
    """Say whether every limit was kept."""
    return not errors(answers) and all(quantile(answers, part) < most for part, most in LIMITS.items())


def board(answers: Sequence[Answer], rate: float, seconds: float, size: str, used: float) -> str:
    """Give the board as Markdown."""
    lines = [
        "# Pages under load",
        "",
        f"{rate:g} requests a second for {seconds:g} s in an open loop; {size}.",
        f"The server used {used / len(answers) * 1000:.0f} ms of processor a page "
        f"({used / seconds:.2f} of {os.cpu_count()} cores); load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        "| page | weight | asked | median ms | p95 ms | p99 ms | kB | errors |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for page in [*WEIGHTS, ""]:
        of = [answer for answer in answers if page in ("", answer.page)]
        if not of:
            continue
        waits = [f"{quantile(of, part) * 1000:.0f}" for part in (0.5, 0.95, 0.99)]
        kilobytes = sum(answer.size for answer in of) / len(of) / 1000
        weight = WEIGHTS[page] if page else sum(WEIGHTS.values())
        name = page or "**all**"
        lines.append(
            f"| {name} | {weight} | {len(of)} | {' | '.join(waits)} | {kilobytes:.0f} | {len(errors(of))} |"
        )
    kept = "kept" if is_met(answers) else "NOT kept"
    lines += ["", f"Limits (p95 < 200 ms, p99 < 500 ms, no errors): **{kept}**.", ""]
    for answer in errors(answers)[:5]:
        lines.append(f"- {answer.status}: {answer.path}")
    return "\n".join(lines).rstrip() + "\n"


def settle(record: str) -> None:
    """Turn this process to a record, and let those that it starts do so."""
    from vedich.store.opening import address_of

    os.environ.update(
        DATABASE_URL=address_of(record),
        DJANGO_SETTINGS_MODULE="vedich.site.settings",
        VEDICH_TLS="0",
        # No second factor: the bench signs in without a telephone.
        VEDICH_POLICY="tcvn-2",
        VEDICH_SECRET_KEY=secrets.token_urlsafe(48),
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def _judge(people: Sequence[Asker], day: date, months: int) -> None:
    from datetime import UTC, datetime, timedelta

    from vedich.store.facts.asked import Asked
    from vedich.store.judged.keeping import board as judged
    from vedich.store.queries.areas import area_of

    for _ in range(months + 1):  # what changed is told against the month before
        for one in people:
            area = area_of(one.area)
            assert area is not None
            judged(Asked(day), area.pk, datetime.now(UTC))
        day = day.replace(day=1) - timedelta(days=1)


def size_of() -> str:
    """Say what the record holds."""
    from django.db import connection

    from vedich.store.models import Area, JudgedBoard, Observation

    communes = Area.objects.filter(level="commune", until=None).count()
    return (
        f"{connection.vendor}, {Observation.objects.count():,} figures, {communes:,} communes, "
        f"{JudgedBoard.objects.exclude(content='').count():,} boards kept"
    )


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def serve(record: str, port: int, workers: int, log: IO[str] | None = None) -> subprocess.Popen[bytes]:
    """Serve a record as `vedich serve` does; with a log it writes there what it has to complain about."""
    words = [
        "serve",
        "--record",
        record,
        "--port",
        str(port),
        "--server",
        "gunicorn",
        "--workers",
        str(workers),
    ]
    return subprocess.Popen([sys.executable, "-m", "vedich", *words], stdout=subprocess.DEVNULL, stderr=log)


def wait_for(port: int) -> None:
    """Wait until a server answers."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server never answered.")


def used_by(pid: int) -> float:
    """Give the seconds of processor that a process and those below it have used so far (Linux)."""
    total, ticks = 0.0, os.sysconf("SC_CLK_TCK")
    parents: dict[int, list[int]] = {}
    times: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
            times[int(folder.name)] = (int(fields[11]) + int(fields[12])) / ticks
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        total += times.get(one, 0.0)
        waiting += parents.get(one, [])
    return total


if __name__ == "__main__":
    sys.exit(main())
