"""Write marked-up copies and their pages into a folder: each whole or not there, none over a file read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from vedich.cli.batch import Task
from vedich.cli.inputs import refuse_input
from vedich.cli.mark_up.copies import MarkedUp
from vedich.cli.outputs.whole_file import WholeFile, cannot_write


class MarkUpFolder:
    """The folder that `--mark-up` names; it is made when the first file goes in.

    Raises:
        OutputError: an output would lie over an input, or the folder cannot be written to.
    """

    def __init__(self, path: Path, tasks: Sequence[Task]) -> None:
        self.path = path
        for task in tasks:
            for suffix in {PurePath(task.member or task.path).suffix, ".html"}:
                refuse_input(path / f"{task.id}{suffix}", tasks, "--mark-up")

    def add(self, task: Task, marked: MarkedUp) -> list[Path]:
        """Write what was made of one file; give the paths written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from None
        written = []
        page = self.path / f"{task.id}.html"
        if marked.copy is not None:
            copy = self.path / f"{task.id}{marked.suffix}"
            with WholeFile(copy, binary=True) as file:
                file.stream.write(marked.copy)
            written.append(copy)
        with WholeFile(page) as file:
            file.stream.write(marked.page)
        return [*written, page]
