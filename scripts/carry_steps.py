"""Write what the steps of judging are in Spark's dialect, for `tests/judging/test_carried.py` to hold.

    python scripts/carry_steps.py

Run it after a step was changed. After a new sqlglot, read first what it carries over otherwise and run
`make scale`: only Spark itself can say whether it still means the same.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from vedich.judging import steps
from vedich.judging.ask import Ask
from vedich.judging.portable import carried
from vedich.judging.step import Step

HELD = Path(__file__).parents[1] / "tests" / "judging" / "carried"
# One question, so that its literals stand in the text.
ASK = Ask(date(2025, 9, 30))


NAMES = sorted(path.stem for path in Path(*steps.__path__).glob("*.sql"))


def text(name: str) -> str:
    """Give a step in Spark's dialect, on many lines."""
    return carried(Step.named(name).with_literals(ASK.literals), pretty=True) + "\n"


def main() -> int:
    """Write the files anew; those of steps that are no more go."""
    for path in HELD.glob("*.sql"):
        if path.stem not in NAMES:
            path.unlink()
    for name in NAMES:
        (HELD / f"{name}.sql").write_text(text(name), encoding="utf-8")
    print(f"{len(NAMES)} steps carried over to {HELD.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
