"""Write marked-up copies and their pages: each whole or not there, none over a file read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from vedich.cli.batch import Task
from vedich.cli.inputs import refuse_input
from vedich.cli.mark_up.copies import MarkedUp
from vedich.cli.outputs.whole_file import WholeFile, cannot_write


class MarkUpFolder:
    """What `--mark-up` names: a folder, made when the first file goes in; for one file also its copy.

    'ra.docx' is the copy of the one Word file that is checked, with the page 'ra.html' beside it.

    Raises:
        OutputError: an output would lie over an input, or the folder cannot be written to.
    """

    def __init__(self, path: Path, tasks: Sequence[Task]) -> None:
        suffixes = [PurePath(task.member or task.path).suffix for task in tasks]
        self._stem = ""
        if len(tasks) == 1 and path.suffix in (suffixes[0], ".html") and path.suffix and not path.is_dir():
            self._stem, path = path.stem, path.parent
        self.path = path
        for task, own in zip(tasks, suffixes, strict=True):
            for suffix in {own, ".html"}:
                refuse_input(path / f"{self._stem or task.id}{suffix}", tasks, "--mark-up")

    def add(self, task: Task, marked: MarkedUp) -> list[Path]:
        """Write what was made of one file; give the paths written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from None
        written = []
        stem = self._stem or task.id
        page = self.path / f"{stem}.html"
        if marked.copy is not None:
            copy = self.path / f"{stem}{marked.suffix}"
            with WholeFile(copy, binary=True) as file:
                file.stream.write(marked.copy)
            written.append(copy)
        with WholeFile(page) as file:
            file.stream.write(marked.page)
        return [*written, page]
