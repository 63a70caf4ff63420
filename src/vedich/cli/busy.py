"""Say on a terminal what is going on, where nobody can tell how long it will take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from vedich.cli.screen import is_terminal, shows_colours


@contextmanager
def busy(label: str) -> Iterator[None]:
    """Show a label with the time that has gone by, while something is done; nothing where no person looks."""
    if not is_terminal(sys.stderr):
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=not shows_colours(sys.stderr))
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as bar:
        bar.add_task(label, total=None)
        yield
