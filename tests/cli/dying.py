"""A reader whose process dies on one file, as one that runs out of memory does."""

from __future__ import annotations

import os

from vedich.cli.batch import Outcome, Task, Wish


def read_or_die(bundle: list[Task], wish: Wish) -> list[Outcome]:
    """Read nothing of any file, and end the process at once where file 005 is met."""
    if any(task.id == "005" for task in bundle):
        os._exit(9)
    return [Outcome(task, wish.form) for task in bundle]
