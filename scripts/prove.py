"""Run the long form of every proof, one test file after another, and remember which have passed.

A part that has passed is not run again as long as nothing in the project changed, so a stopped run goes on
where it stopped: start it again.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What has a long form: a test marked slow, or a law that hypothesis can try more often.
HAS_LONG_FORM = re.compile(r"mark\.slow|^\s*@given\(", re.MULTILINE)

# What has more to show on PostgreSQL than on SQLite says so, and is run on both.
ON_BOTH = re.compile(r"ON_POSTGRES|only_on\(\"postgresql\"\)")


def state() -> str:
    """Give a short name for the project as it lies here, changed files included."""
    digest = hashlib.sha256()
    for folder in ("src", "tests", "bench", "requirements"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def parts() -> list[tuple[Path, str]]:
    """Give the test files that have a long form, each with the database that it is run on."""
    told = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if HAS_LONG_FORM.search(text):
            told += [(path, "sqlite"), *([(path, "postgresql")] if ON_BOTH.search(text) else [])]
    return told


def main() -> int:
    """Run what has not passed yet; the exit code is 1 when a part failed."""
    passed = ROOT / "out" / "proof" / state()
    passed.mkdir(parents=True, exist_ok=True)
    failed = 0
    for number, (path, database) in enumerate(todo := parts(), start=1):
        name = str(path.relative_to(ROOT))
        stamp = passed / f"{name.replace('/', '-')}.{database}"
        print(f"[{number}/{len(todo)}] {name} on {database}", flush=True)
        if stamp.exists():
            print(f"  passed before: {stamp.read_text(encoding='utf-8').strip()}")
            continue
        started = time.monotonic()
        run = subprocess.run(
            [sys.executable, "-m", "pytest", name, "-m", "", "--hypothesis-profile=proof"],
            cwd=ROOT,
            # Programs start from nothing here; `make test` forks them from one that has imported the product.
            env={**os.environ, "VEDICH_COLD": "1", "VEDICH_TEST_DATABASE": database},
            check=False,
        )
        if run.returncode:
            failed += 1
        else:
            stamp.write_text(f"{time.monotonic() - started:.0f} s\n", encoding="utf-8")
    print(f"{len(todo) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
