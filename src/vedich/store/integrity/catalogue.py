"""All checks of the record, found by walking the folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from vedich.store.integrity import checks as folder
from vedich.store.integrity.check import Check, Contradiction
from vedich.store.integrity.view import View


@cache
def checks() -> tuple[Check, ...]:
    """Give all checks by their code.

    Raises:
        ValueError: two checks share a code.
    """
    found: dict[str, Check] = {}
    for module in walk_packages(folder.__path__, f"{folder.__name__}."):
        check = getattr(import_module(module.name), "check", None)
        if not isinstance(check, Check):
            continue
        if check.code in found:
            raise ValueError(f"{check.module} and {found[check.code].module} share the code {check.code}.")
        found[check.code] = check
    return tuple(found[code] for code in sorted(found))


def selected(select: Sequence[str]) -> tuple[Check, ...]:
    """Give the checks whose code begins with one of some words; without words all of them."""
    return tuple(
        check for check in checks() if not select or any(check.code.startswith(word) for word in select)
    )


def contradictions(day: date, select: Sequence[str] = ()) -> Iterator[Contradiction]:
    """Look through the record as of a day; what is found comes by code."""
    view = View(day)
    for check in selected(select):
        yield from check.contradictions(view)
