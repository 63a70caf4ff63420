"""Where the output goes: the screen, one file, or a folder with a file for each input."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from vedich.cli.batch import Task
from vedich.cli.inputs import refuse_input
from vedich.cli.outputs.forms import FORMS, Sink, sink
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.whole_file import WholeFile, cannot_write


class Destination(Protocol):
    """Takes what was rendered of each file, in order; what it writes is whole or not there."""

    def __enter__(self) -> Destination: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def add(self, task: Task, payload: Any) -> None:
        """Take what was rendered of one file."""


def destination(output: str | None, form: str, manner: Manner, tasks: list[Task]) -> Destination:
    """Choose where the output goes, and refuse to write over an input.

    A name that is a folder, ends with a slash, or has no ending means a folder.
    """
    if output is None:
        return _Screen(form, manner)
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
        files = {task.id: path / f"{task.id}{FORMS[form].suffix}" for task in tasks}
        for task in tasks:
            refuse_input(files[task.id], tasks)
        return _Folder(path, files, form, manner)
    refuse_input(path, tasks)
    return _OneFile(path, form, manner)


class _Screen:
    """Standard output: each document is shown as soon as its turn comes."""

    def __init__(self, form: str, manner: Manner) -> None:
        self._sink = sink(form, sys.stdout, manner)

    def __enter__(self) -> _Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._sink.close()

    def add(self, task: Task, payload: Any) -> None:
        self._sink.add(payload)
        sys.stdout.flush()


class _OneFile:
    """One file for all documents: it appears when the last is in it, or never when none could be read."""

    def __init__(self, path: Path, form: str, manner: Manner) -> None:
        self._form, self._manner = form, manner
        self._file = WholeFile(path, binary=FORMS[form].binary)
        self._sink: Sink | None = None

    def __enter__(self) -> _OneFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            # What broke off the work breaks off the file as well, and is raised again behind it.
            if error is not None:
                if self._sink is not None:
                    self._sink.abandon()
                raise error
            if self._sink is not None:
                with self._told():
                    self._sink.close()

    def add(self, task: Task, payload: Any) -> None:
        with self._told():
            if self._sink is None:
                _make_folder(self._file.path.parent)
                self._sink = sink(self._form, self._file.stream, self._manner)
            self._sink.add(payload)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say what the system refused: the disk is full, say."""
        try:
            yield
        except OSError as error:
            raise cannot_write(self._file.path, error) from None


class _Folder:
    """A folder with a file for each document; each is whole as soon as it is there."""

    def __init__(self, path: Path, files: dict[str, Path], form: str, manner: Manner) -> None:
        self._path, self._files, self._form, self._manner = path, files, form, manner

    def __enter__(self) -> _Folder:
        _make_folder(self._path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def add(self, task: Task, payload: Any) -> None:
        with _OneFile(self._files[task.id], self._form, self._manner) as file:
            file.add(task, payload)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None
