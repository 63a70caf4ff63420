"""Five hundred races of two people at one thing, on each database, and the board `races.md`.

python -m bench.web.races [--rounds 500] [--write]

The races are those of the tests (`tests/actions/races.py`), each on a fresh record; each database is raced in
a process of its own, PostgreSQL on a server that is started for it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.actions.race_faults import FAULTS, faults

HERE = Path(__file__).resolve().parent
DATABASES = ("sqlite", "postgresql")
# What each race is called, and the function of the tests that runs it.
RACES = {
    "two type into one cell": "type_at_once",
    "two change one target": "change_at_once",
    "some approve while another writes": "approve_while_others_write",
    "one submits, one approves what was seen, one writes": "edit_while_others_submit_and_approve",
    "one report is sent several times, and typed into": "submit_in_one_go_while_another_types",
    "one fills in and submits, two approve, one writes": "approve_what_is_submitted_in_one_go",
}
Counts = Mapping[str, Mapping[str, int]]


def main() -> int:
    """Run them; 1 where anything came of a race that must not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=500, help="rounds of each race")
    parser.add_argument("--on", default="", help="race on this database alone, and print the counts")
    parser.add_argument("--write", action="store_true", help="write races.md")
    options = parser.parse_args()
    if options.on:
        print(json.dumps(raced(options.rounds)))
        return 0
    begun, told = time.monotonic(), {}
    for database in DATABASES:
        told[database] = _on(database, options.rounds)
    text = board(told, options.rounds, time.monotonic() - begun)
    print(text)
    if options.write:
        (HERE / "races.md").write_text(text, encoding="utf-8")
    return 0 if is_met(told) else 1


def raced(rounds: int) -> dict[str, Counter[str]]:
    """Run every race on a fresh record of the database that the process is turned to."""
    from tests import records

    records.configure()
    from tests.actions import races
    from tests.actions.conftest import furnish, there

    found = {}
    for name, function in RACES.items():
        for _ in records.fresh():
            furnish()
            found[name] = getattr(races, function)(there(), rounds)
    return found


def is_met(told: Mapping[str, Counts]) -> bool:
    """Say whether nothing came of any race that must not."""
    return not any(faults(Counter(counts)) for races in told.values() for counts in races.values())


def board(told: Mapping[str, Counts], rounds: int, seconds: float) -> str:
    """Give the board as Markdown."""
    text = [
        "# Races",
        "",
        f"{rounds} rounds of each race on each database in {seconds:.0f} s; {os.cpu_count()} cores; "
        f"load of the machine {os.getloadavg()[0]:.1f}.",
    ]
    for name in RACES:
        columns = [database for database in told if name in told[database]]
        counted = sorted(
            {each for one in columns for each in told[one][name]}, key=lambda it: (it in FAULTS, it)
        )
        text += [
            "",
            f"## {name[0].upper()}{name[1:]}",
            "",
            f"| what came of it | {' | '.join(columns)} | limit |",
            f"|---|{'--:|' * len(columns)}--:|",
        ]
        for each in counted:
            counts = " | ".join(str(told[one][name].get(each, 0)) for one in columns)
            text.append(f"| {each} | {counts} | {0 if each in FAULTS else ''} |")
    kept = "kept" if is_met(told) else "NOT kept"
    text += ["", f"Limits (0 silent overwrites, 0 unseen approvals, 0 of the other faults): **{kept}**."]
    return "\n".join(text) + "\n"


def _on(database: str, rounds: int) -> Counts:
    words = [sys.executable, "-m", "bench.web.races", "--on", database, "--rounds", str(rounds)]
    around = {**os.environ, "VEDICH_TEST_DATABASE": database}
    done = subprocess.run(words, env=around, check=True, stdout=subprocess.PIPE)
    found: Counts = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main())
