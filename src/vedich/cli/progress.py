"""A bar with the time left, on a terminal, for work that lasts."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

from vedich.cli.screen import is_terminal, shows_colours

# Work that is done sooner needs no bar.
_PATIENCE_SECONDS = 1.0


class Progress:
    """Follows the bytes read so far and shows them once the work has lasted a second.

    `say` prints a line for the person above the bar, or plainly where there is none.
    """

    def __init__(self, total: int, *, label: str, wanted: bool) -> None:
        self._total, self._label = max(total, 1), label
        self._wanted = wanted and is_terminal(sys.stderr)
        self._began = time.monotonic()
        self._done = 0
        self._bar: Any = None
        self._row: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, size: int) -> None:
        """Count a file as done."""
        self._done += size
        if self._bar is not None:
            self._bar.update(self._row, completed=self._done)
        elif self._wanted and time.monotonic() - self._began > _PATIENCE_SECONDS and self._done < self._total:
            self._start()

    def say(self, line: str) -> None:
        """Print a line on the error stream."""
        if self._bar is None:
            print(line, file=sys.stderr, flush=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        console = Console(stderr=True, no_color=not shows_colours(sys.stderr))
        self._bar = Progress(
            TextColumn(self._label),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._row = self._bar.add_task("", total=self._total, completed=self._done)
        # The speed is that of the whole work, not of what comes after the bar appeared.
        self._bar.start()
