"""A reader whose process dies on one file, as one that runs out of memory does."""

from __future__ import annotations

import os
import time

from vedich.cli.batch import Outcome, Task, Wish


def read_or_die(bundle: list[Task], wish: Wish) -> list[Outcome]:
    """Read nothing of any file, and end the process at once where file 005 is met."""
    if any(task.id == "005" for task in bundle):
        os._exit(9)
    return [Outcome(task, wish.form) for task in bundle]


def double_or_die(bundle: list[int]) -> list[int]:
    """Double each number, and end the process where 13 is met."""
    if 13 in bundle:
        os._exit(9)
    return [2 * number for number in bundle]


FOR_EVER = 1_000


def double_slowly(bundle: list[int]) -> list[int]:
    """Double each number; the first take longest, so that order has to be kept, and large ones an hour."""
    time.sleep(0.05 if bundle[0] < 6 else 0.01 if bundle[0] < FOR_EVER else 3_600)
    return [2 * number for number in bundle]
