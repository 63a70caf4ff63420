"""The first load of each page, and a table of three hundred rows, in a real Chromium.

python -m bench.web.first_load [--record …] [--rows 300] [--times 5] [--write]

Bytes are those that came over the line, compressed, to a browser that has seen no page yet; charts come when
they are needed and are told apart. A table is usable when its rows stand there and the search finds some;
the time of the processor beside the time of the clock tells how much of it was waiting for other programs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.web.commune import COMMUNE, assign, demonstration, made_lines
from bench.web.people import signed_in
from bench.web.run import free_port, serve, settle, size_of, wait_for

HERE = Path(__file__).resolve().parent
MOST_BYTES, MOST_SECONDS = 150 * 1024, 1.0
# What draws charts is no part of the first load.
_CHARTS = "echarts"
_YEAR = 2026
_ADDRESSES = {
    "sign-in": "/sign-in/",
    "home": "/",
    "inbox": "/inbox/",
    "scorecard": "/scorecard/{area}/?as_of=2025-12",
    "table": "/targets/{area}/?as_of=2025-12",
    "target": "/targets/{area}/{code}/?as_of=2025-12",
    "table of verdicts": "/compare/{area}/?as_of=2025-12",
    "map": "/maps/{area}/?as_of=2025-12",
    "area": "/areas/{area}/",
    "indicators": "/indicators/",
    "documents": "/documents/",
    "check": "/check/",
}
_FIND = """([word, rows]) => {
  const all = [...document.querySelectorAll("#board tbody tr:not(.group)")];
  const search = document.getElementById("search-table");
  if (all.length < rows || !search) return false;
  search.value = word;
  search.dispatchEvent(new Event("input", {bubbles: true})); // until the page's script listens
  const found = all.filter((row) => row.getClientRects().length).length;
  return found > 0 && found < 10;
}"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the first load of a page brought: its status, compressed bytes before charts, bytes of charts."""

    page: str
    status: int
    size: int
    charts: int


@dataclass(frozen=True, slots=True)
class Opened:
    """How long a table took until it was usable: seconds of the clock, and of the browser's processor."""

    seconds: float
    processor: float


def main() -> int:
    """Run it; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--record", default="", help="a record with the demonstration's commune")
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--times", type=int, default=5, help="so often the table is opened")
    parser.add_argument("--write", action="store_true", help="write first_load.md")
    options = parser.parse_args()
    program = os.environ.get("VEDICH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        print("Chromium is not installed.")
        return 2
    with demonstration(options.record) as record:
        settle(record)
        assign(made_lines(options.rows), _YEAR)
        cookie, addresses = reader()
        size, port = size_of(), free_port()
        server = serve(record, port, 0)
        try:
            wait_for(port)
            loads, tables = _browsed(program, f"http://127.0.0.1:{port}", cookie, addresses, options)
        finally:
            server.terminate()
            server.wait(30)
    text = board(loads, tables, options.rows, size)
    print(text)
    if options.write:
        (HERE / "first_load.md").write_text(text, encoding="utf-8")
    return 0 if is_met(loads, tables) else 1


def reader() -> tuple[str, dict[str, str]]:
    """Sign a leader of the commune in; gives the cookie and the addresses of the pages they open."""
    from vedich.store.models import Appointment, Target

    who = Appointment.objects.filter(area__key=COMMUNE, until=None).order_by("-role", "pk")[0]
    target = Target.objects.filter(area__key=COMMUNE).select_related("indicator").order_by("pk")[0]
    told = {"area": COMMUNE, "code": target.indicator.code}
    return signed_in(who.user_id), {page: where.format(**told) for page, where in _ADDRESSES.items()}


def _browsed(
    program: str, site: str, cookie: str, addresses: dict[str, str], options: argparse.Namespace
) -> tuple[list[Loaded], list[Opened]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        loads = [
            first_load(browser, site, "" if page == "sign-in" else cookie, page, where)
            for page, where in addresses.items()
        ]
        where = f"/targets/{COMMUNE}/?as_of={_YEAR}-10"
        opened = [opening(browser, site, cookie, where, options.rows) for _ in range(options.times + 1)]
        browser.close()
    return loads, opened[1:]  # the first one wakes the server


def first_load(browser: Any, site: str, cookie: str, page: str, where: str) -> Loaded:
    """Open a page as a browser that never saw the site, and count what came over the line."""
    context, seen = _context(browser, site, cookie)
    line = context.new_cdp_session(seen)
    line.send("Network.enable")
    addresses: dict[str, str] = {}
    came: dict[str, int] = {}
    line.on("Network.requestWillBeSent", lambda it: addresses.update({it["requestId"]: it["request"]["url"]}))
    line.on(
        "Network.loadingFinished", lambda it: came.update({it["requestId"]: int(it["encodedDataLength"])})
    )
    answer = seen.goto(site + where, wait_until="networkidle")
    charts = sum(size for key, size in came.items() if _CHARTS in addresses.get(key, ""))
    context.close()
    return Loaded(page, answer.status if answer else 0, sum(came.values()) - charts, charts)


def opening(browser: Any, site: str, cookie: str, where: str, rows: int) -> Opened:
    """Open a table and search in it as soon as it lets one; gives how long that took."""
    context, seen = _context(browser, site, cookie)
    line = context.new_cdp_session(seen)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    seen.goto(site + where, wait_until="commit")
    seen.wait_for_function(_FIND, arg=[f"tổ dân phố {rows - 1}", rows], polling=20)
    seconds = float(seen.evaluate("performance.now() / 1000"))
    told = line.send("Performance.getMetrics")["metrics"]
    context.close()
    return Opened(seconds, float(next(each["value"] for each in told if each["name"] == "TaskDuration")))


def _context(browser: Any, site: str, cookie: str) -> tuple[Any, Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": site}])
    return context, context.new_page()


def is_met(loads: Sequence[Loaded], tables: Sequence[Opened]) -> bool:
    """Say whether every page is there and small, and the table is usable in time."""
    small = all(one.status == 200 and one.size <= MOST_BYTES for one in loads)
    return small and median(one.seconds for one in tables) <= MOST_SECONDS


def board(loads: Sequence[Loaded], tables: Sequence[Opened], rows: int, size: str) -> str:
    """Give the board as Markdown."""
    text = [
        "# First load",
        "",
        f"A Chromium that has seen no page of the site; {size}. {os.cpu_count()} cores; "
        f"load of the machine {os.getloadavg()[0]:.1f}.",
        "",
        "| page | status | kB over the line | of them charts, when needed | kB before charts |",
        "|---|--:|--:|--:|--:|",
    ]
    for one in loads:
        kilobytes = [f"{part / 1024:.0f}" for part in (one.size + one.charts, one.charts, one.size)]
        text.append(f"| {one.page} | {one.status} | {' | '.join(kilobytes)} |")
    times = sorted(one.seconds for one in tables)
    text += [
        "",
        f"A table of {rows} rows, opened {len(tables)} times: usable after {median(times):.2f} s "
        f"({times[0]:.2f} to {times[-1]:.2f}), of which the page took "
        f"{median(one.processor for one in tables):.2f} s of processor.",
        "",
        f"Limits (150 kB before charts, a table usable within 1 s): "
        f"**{'kept' if is_met(loads, tables) else 'NOT kept'}**.",
    ]
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    sys.exit(main())
