"""The glossary explains every word of the ground floor, once, and the door plate stands."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from pathlib import Path

import vedich.domain

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"


def rows() -> list[list[str]]:
    """Give the cells of every row, without the headers."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[0] != "Vietnamese" and not set(row[0]) <= set("-")]


def public_classes() -> dict[str, str]:
    """Give the public classes of the domain with the module each lives in."""
    found = {}
    for module in pkgutil.iter_modules(vedich.domain.__path__, "vedich.domain."):
        for name, value in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if value.__module__ == module.name and not name.startswith("_"):
                found[name] = module.name
    return found


def explained() -> Counter[str]:
    return Counter(name for row in rows() for name in re.findall(r"`(\w+)`", row[2]))


def test_every_public_domain_class_has_a_row() -> None:
    missing = {name: module for name, module in public_classes().items() if name not in explained()}
    assert not missing, f"add a row to docs/glossary.md for {missing}"


def test_every_class_named_in_the_glossary_exists() -> None:
    named = {name for name in explained() if name[0].isupper()}
    assert named <= set(public_classes()), f"no such class: {sorted(named - set(public_classes()))}"


def test_every_word_is_explained_once() -> None:
    assert [name for name, times in explained().items() if times > 1] == []


def test_every_row_has_four_cells_and_both_languages() -> None:
    for row in rows():
        assert len(row) == 4, row
        assert row[0] and row[1] and row[2], row


def test_no_two_classes_share_a_name() -> None:
    names = Counter(
        name
        for module in pkgutil.iter_modules(vedich.domain.__path__, "vedich.domain.")
        for name, value in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        if value.__module__ == module.name
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_the_door_plate_fits_on_forty_lines() -> None:
    assert 10 <= len((vedich.domain.__doc__ or "").splitlines()) <= 40
