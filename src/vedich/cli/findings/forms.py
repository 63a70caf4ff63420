"""The forms findings can be given in: the ending of the file, and the module that renders and joins."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple, Protocol

from vedich.cli.findings.checked import Checked
from vedich.cli.outputs.manner import Manner


class Form(NamedTuple):
    """A form: the ending of its files, its module, and whether it is bytes."""

    suffix: str
    module: str
    binary: bool = False


FORMS = {
    "text": Form(".txt", "on_screen"),
    "json": Form(".json", "records"),
    "jsonl": Form(".jsonl", "issues"),
    "sarif": Form(".sarif", "sarif"),
    "xlsx": Form(".xlsx", "workbook", binary=True),
}


class Renderer(Protocol):
    """A module that gives findings a form: one document after the other, then all together."""

    def render(self, checked: Checked, manner: Manner) -> Any:
        """Give one document."""

    def join(self, rendered: list[Any], manner: Manner) -> str | bytes:
        """Put the documents together."""


def renderer(name: str) -> Renderer:
    """Give the module of a form; only this one is imported."""
    module: Any = import_module(f"vedich.cli.findings.{FORMS[name].module}")
    found: Renderer = module
    return found


def form_of(suffix: str) -> str | None:
    """Name the form that a file's ending asks for.

    >>> form_of(".XLSX"), form_of(".docx")
    ('xlsx', None)
    """
    return next((name for name, form in FORMS.items() if form.suffix == suffix.lower()), None)
