"""Judge what the records of the samples hold, and print it as a person would see it.

    python scripts/judge_samples.py out

Every step is a command that is printed before it runs; each record is opened in a process of its own. The
golden table of the year 2019 and a nation by its provinces get records made anew.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

# What is judged in which record: its area, the day, and what else is asked.
SAMPLES = (
    ("X34:28108", "2026-9M"),
    ("X34:28108", "2026-9M", "--explain", "BUD-001"),
)
# The demonstration: a commune before the reform of July 2025 and the one it became a part of.
DEMO = (("X63:28141", "2025-06-30"), ("X34:28108", "2025-12-31"))
# Records that scripts make: the published table of 2019, and a nation before and after the reform.
MADE = {
    "golden": (("judge", "--area", "AREA", "--as-of", "2019"),),
    "nation": (
        ("db", "verify"),
        ("judge", "--area", "AREA", "--as-of", "2025-06-30"),
        ("judge", "--area", "AREA", "--as-of", "2025-12-31"),
        ("judge", "--area", "AREA", "--as-of", "2025-12-31", "--league", "BUD-001"),
    ),
}
SEEDS = (("H63:806", "2023"), ("H63:817", "2023"), ("H63:817", "2024"))


def main(folder: str) -> int:
    """Judge every record that is there, and give 0 when each command did what it should."""
    troubles = []
    samples, seeds = Path(folder) / "samples.db", Path(folder) / "seeds.db"
    if samples.exists():
        troubles += [_judged(samples, *asked) for asked in SAMPLES]
    if seeds.exists():
        nameless = [(key, "2023-10") for key in _nameless(seeds)]
        troubles += [_judged(seeds, *asked) for asked in (*SEEDS[:1], *nameless, *SEEDS[1:])]
    demo = Path(folder) / "demo.db"
    if demo.exists():
        troubles += [_judged(demo, *asked) for asked in DEMO]
    for made in MADE:
        beside = [sys.executable, __file__, f"--{made}", str(Path(folder) / f"{made}.db")]
        troubles.append(subprocess.run(beside, check=False).returncode)
    return int(any(troubles))


def made_and_judged(name: str, record: str) -> int:
    """Make one of the two records that scripts write and judge it, in this process."""
    sys.path.insert(0, str(Path(__file__).parent))
    from vedich.cli.main import main as vedich
    from vedich.store.opening import open_record

    for ending in ("", "-wal", "-shm"):
        Path(record + ending).unlink(missing_ok=True)
    Path(record).parent.mkdir(parents=True, exist_ok=True)
    open_record(record, create=True)
    area = importlib.import_module(f"{name}_record").keep()
    troubles = []
    for words in MADE[name]:
        asked = (*(area if word == "AREA" else word for word in words), "--record", record)
        print("\n$ vedich", *asked)
        sys.stdout.flush()
        troubles.append(vedich(asked))
    return int(any(troubles))


def _judged(record: Path, area: str, as_of: str, *words: str) -> int:
    asked = ("judge", "--area", area, "--as-of", as_of, *words, "--record", str(record))
    print("\n$ vedich", *asked)
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "vedich", *asked], check=False).returncode


def _nameless(record: Path) -> list[str]:
    """Give the areas of a record that a document speaks of without naming them."""
    asked = (
        "from vedich.store.opening import open_record; import sys; open_record(sys.argv[1]);"
        "from vedich.store.queries.areas import nameless; print(*nameless())"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, str(record)], check=True, capture_output=True, text=True
    )
    return done.stdout.split()


if __name__ == "__main__":
    if (chosen := sys.argv[1:2]) and chosen[0].removeprefix("--") in MADE:
        raise SystemExit(made_and_judged(chosen[0].removeprefix("--"), sys.argv[2]))
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else "out"))
