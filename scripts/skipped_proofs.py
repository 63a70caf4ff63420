"""Read a test log, fail where a proof was skipped without a good reason, and close with the count of tests.

A skipped proof is loud. The only good reasons: no real documents lie beside the project, or an optional
package or program is not there. Anything else fails the run. With `--office`, the packages of office files
(`make office`) are no excuse either: this machine could install them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

BESIDE = Path(__file__).parents[2] / "shared"

# An optional program, or a user like root whom no file refuses itself to.
EXCUSED = re.compile(
    r"not installed: |(?:office: )?[\w .-]+ is not installed\b|needs a user who may be refused"
)
OFFICE = re.compile(r"office: ")
ABSENT = re.compile(r"\.\./shared is not here|[\w /.]+ (?:is|are) not beside (?:this|the) project\b")

SKIPPED = re.compile(r"^SKIPPED \[(\d+)\] (\S+): (.*)$", re.MULTILINE)
CLOSING = re.compile(
    r"^=*\s*((?:\d+ (?:passed|failed|skipped|errors?|deselected|xfailed|xpassed|warnings?),? ?)+)in [\d.]+s"
)


def unexcused(log: str, *, beside_is_there: bool, office: bool = False) -> list[str]:
    """Give a line for each skipped proof that has no good reason.

    >>> unexcused("SKIPPED [1] tests/test_x.py:3: ../shared is not here", beside_is_there=False)
    []
    >>> unexcused("SKIPPED [2] tests/test_x.py:3: too slow today", beside_is_there=False)
    ['tests/test_x.py:3: too slow today']
    >>> log = "SKIPPED [1] tests/test_x.py:3: office: antiword is not installed"
    >>> unexcused(log, beside_is_there=False), len(unexcused(log, beside_is_there=False, office=True))
    ([], 1)
    """
    return [
        f"{place}: {reason}"
        for _, place, reason in SKIPPED.findall(log)
        if (not EXCUSED.match(reason) or (office and OFFICE.match(reason)))
        and (beside_is_there or not ABSENT.match(reason))
    ]


def counts(log: str) -> dict[str, int]:
    """Give the counts of all closing lines of pytest in a log together; the tests run on two databases.

    >>> counts("12 passed, 1 skipped in 3.21s\\n3 passed in 1.00s")
    {'passed': 15, 'skipped': 1}
    """
    count: dict[str, int] = {}
    for line in log.splitlines():
        closing = CLOSING.match(line.strip())
        for number, word in re.findall(r"(\d+) (\w+)", closing[1]) if closing else []:
            count[word] = count.get(word, 0) + int(number)
    return count


def main(path: str, *, office: bool = False) -> int:
    """Judge one log."""
    log = Path(path).read_text(encoding="utf-8", errors="replace")
    faults = unexcused(log, beside_is_there=BESIDE.is_dir(), office=office)
    for fault in faults:
        print(f"Skipped without a good reason: {fault}")
    count = counts(log)
    passed, failed, skipped = (count.get(word, 0) for word in ("passed", "failed", "skipped"))
    if not passed:
        print("No test ran.")
    print(f"{passed} passed, {failed + len(faults)} failed, {skipped} skipped")
    return 1 if faults or failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[-1], office="--office" in sys.argv[1:-1]))
