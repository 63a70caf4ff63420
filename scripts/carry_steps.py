"""Write what the steps of judging are in Spark's dialect, for `tests/judging/test_carried.py` to hold.

    python scripts/carry_steps.py            # those of steps that were changed; `make docs` does it
    python scripts/carry_steps.py --all      # all: after a new sqlglot, or after `portable.py` was changed

Before `--all`, read what is carried over otherwise and run `make scale`: only Spark itself can say whether it
still means the same.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path

from vedich.judging import steps
from vedich.judging.ask import Ask
from vedich.judging.functions import FUNCTIONS
from vedich.judging.portable import carried
from vedich.judging.step import Step

HELD = Path(__file__).parents[1] / "tests" / "judging" / "carried"
# One question, so that its literals stand in the text.
ASK = Ask(date(2025, 9, 30))


NAMES = sorted(path.stem for path in Path(*steps.__path__).glob("*.sql"))


def mark(name: str) -> str:
    """Give the line that tells from which text of the step and of the shared functions a file was made."""
    told = [Step.named(name).with_literals(ASK.literals), *(function.body for function in FUNCTIONS)]
    return f"-- of step {name}, {hashlib.sha256(chr(0).join(told).encode()).hexdigest()[:16]}\n"


def text(name: str) -> str:
    """Give a step in Spark's dialect, on many lines."""
    return f"{mark(name)}{carried(Step.named(name).with_literals(ASK.literals), pretty=True)}\n"


def main(*, whole: bool) -> int:
    """Write anew the files of steps that were changed, or all; those of steps that are no more go."""
    for path in HELD.glob("*.sql"):
        if path.stem not in NAMES:
            path.unlink()
    for name in NAMES:
        path = HELD / f"{name}.sql"
        if whole or not path.exists() or not path.read_text(encoding="utf-8").startswith(mark(name)):
            path.write_text(text(name), encoding="utf-8")
            print(f"{name} carried over anew")
    return 0


if __name__ == "__main__":
    sys.exit(main(whole="--all" in sys.argv[1:]))
