"""Run the long form of every proof, one test file after another, and remember which have passed.

A part that has passed is not run again as long as nothing in the project changed, so a stopped run goes on
where it stopped: start it again. A file that says `PROOF_PARTS = 8` has tests called `part-0` to `part-7`,
and each of them is remembered by itself.
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


# What is divided, so that a long run may stop in the middle of a file.
IN_PARTS = re.compile(r"^PROOF_PARTS = (\d+)$", re.MULTILINE)


def state() -> str:
    """Give a short name for the project as it lies here, changed files included."""
    digest = hashlib.sha256()
    for folder in ("src", "tests", "bench", "requirements"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def parts() -> list[tuple[Path, str, str]]:
    """Give the test files that have a long form, each with its database and the tests that one run takes.

    '' takes all of a file.
    """
    told = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if HAS_LONG_FORM.search(text):
            found = IN_PARTS.search(text)
            some = [f"part-{number}" for number in range(int(found[1]))] if found else [""]
            on = ["sqlite", *(["postgresql"] if ON_BOTH.search(text) else [])]
            told += [(path, database, one) for database in on for one in some]
    return told


def main() -> int:
    """Run what has not passed yet; the exit code is 1 when a part failed."""
    passed = ROOT / "out" / "proof" / state()
    passed.mkdir(parents=True, exist_ok=True)
    failed = 0
    for number, (path, database, one) in enumerate(todo := parts(), start=1):
        name = str(path.relative_to(ROOT))
        stamp = passed / f"{name.replace('/', '-')}{one}.{database}"
        print(f"[{number}/{len(todo)}] {name} {one} on {database}", flush=True)
        if stamp.exists():
            print(f"  passed before: {stamp.read_text(encoding='utf-8').strip()}")
            continue
        started = time.monotonic()
        run = subprocess.run(
            [sys.executable, "-m", "pytest", name, "-m", "", "--hypothesis-profile=proof", "-k", one],
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
