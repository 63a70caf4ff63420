"""The forms a reading can be given in, and the sinks that put documents together in order."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, NamedTuple, Protocol

from vedich.cli.outputs.manner import Manner


class Form(NamedTuple):
    """A form: the ending of its files, where it is rendered, and whether it is bytes."""

    suffix: str
    module: str
    function: str
    binary: bool = False


FORMS = {
    "table": Form(".txt", "table", "render_table"),
    "json": Form(".json", "records_form", "render_json"),
    "jsonl": Form(".jsonl", "records_form", "render_jsonl"),
    "csv": Form(".csv", "sheets", "render_csv"),
    "xlsx": Form(".xlsx", "sheets", "render_sheets", binary=True),
}


class Sink(Protocol):
    """Takes what was rendered of each document, in order."""

    def add(self, payload: Any) -> None:
        """Take one more document."""

    def close(self) -> None:
        """Finish; nothing more comes."""

    def abandon(self) -> None:
        """Break off; what was taken so far is not wanted."""


def renderer(name: str) -> Callable[[Any, Manner], Any]:
    """Give the function that renders a document in a form; only its module is imported."""
    form = FORMS[name]
    function: Callable[[Any, Manner], Any] = getattr(
        import_module(f"vedich.cli.outputs.{form.module}"), form.function
    )
    return function


def form_of(suffix: str) -> str | None:
    """Name the form that a file's ending asks for.

    >>> form_of(".XLSX"), form_of(".docx")
    ('xlsx', None)
    """
    return next((name for name, form in FORMS.items() if form.suffix == suffix.lower()), None)


def sink(name: str, stream: IO[Any], manner: Manner) -> Sink:
    """Give the sink that writes documents in a form to a stream."""
    if name == "xlsx":
        from vedich.cli.outputs.workbook import Workbook

        return Workbook(stream, manner)
    if name == "csv":
        from vedich.cli.outputs.sheets import csv_header

        return _Joined(stream, csv_header(manner), "", "")
    if name == "json":
        return _Joined(stream, "[\n", ",\n", "\n]\n")
    return _Joined(stream, "", "\n" if name == "table" else "", "")


class _Joined:
    """Texts joined as they come."""

    def __init__(self, stream: IO[str], opening: str, between: str, closing: str) -> None:
        self._stream, self._opening, self._between, self._closing = stream, opening, between, closing
        self._is_open = False

    def add(self, payload: str) -> None:
        self._stream.write((self._between if self._is_open else self._opening) + payload)
        self._is_open = True

    def close(self) -> None:
        self._stream.write(self._closing if self._is_open else self._opening + self._closing)

    def abandon(self) -> None:
        """Nothing is held that would have to be let go."""
