"""Every rule has its page, and every page fires at least once and is silent at least once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.collector import SOURCE, cases_of, kind_of

# How many modules of each kind stood when this was last raised: a folder moved or emptied by mistake must not
# leave the suite green with nothing to run.
FLOOR = {"grammar": 16, "frame": 14, "rule": 58, "step": 21}

# Modules that lie among rules and are none, each with the reason.
NO_RULE = {
    "reading/frames/order.py": "says in which order the frames are asked",
}

ROOMS = {
    "grammar": "reading/grammar",
    "frame": "reading/frames",
    "rule": "checking/rules",
    "step": "judging/steps",
}


def modules(kind: str) -> list[Path]:
    """Give the rule modules of one kind; a name with a leading underscore is no rule."""
    folder = SOURCE / "vedich" / ROOMS[kind]
    return sorted(
        path
        for path in folder.rglob("*.sql" if kind == "step" else "*.py")
        if not path.name.startswith("_") and name_of(path) not in NO_RULE
    )


def pages() -> list[Path]:
    """Give every page that lies in a folder of rules."""
    return sorted(path for path in (SOURCE / "vedich").rglob("*.md") if kind_of(path))


def name_of(path: Path) -> str:
    """Name a page or module by its path in the package."""
    return path.relative_to(SOURCE / "vedich").as_posix()


@pytest.mark.parametrize("kind", list(ROOMS))
def test_no_fewer_rules_than_when_the_floor_was_raised(kind: str) -> None:
    assert len(modules(kind)) >= FLOOR[kind]


@pytest.mark.parametrize("kind", list(ROOMS))
def test_every_rule_module_has_a_page_and_every_page_a_module(kind: str) -> None:
    named = {path.with_suffix("") for path in modules(kind)}
    paged = {path.with_suffix("") for path in pages() if kind_of(path) == kind}
    assert named == paged


def test_what_is_excused_from_a_page_is_really_there() -> None:
    assert [name for name in NO_RULE if not (SOURCE / "vedich" / name).exists()] == []


def test_there_is_a_page_to_run() -> None:
    assert pages()


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_fires_and_is_silent_at_least_once(page: Path) -> None:
    fires = [fires for _, fires, _ in cases_of(page)]
    assert fires.count(True) >= 1
    # A step answers with a table; what it must not do shows in the rows of a second example.
    assert fires.count(False) >= 1 or (kind_of(page) == "step" and len(fires) >= 2)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_example_of_a_page_is_swallowed(page: Path) -> None:
    """Count the examples by a second, cruder way; the cutter must have found as many."""
    executed = re.split(r"(?m)^## Chưa", page.read_text(encoding="utf-8"))[0]
    if kind_of(page) == "step":
        assert len(cases_of(page)) == len(re.findall(r"(?m)^Ra `", executed))
    elif kind_of(page) == "grammar":
        bars = len(re.findall(r"(?m)^\|", executed))
        heads = len(re.findall(r"(?m)^\|\s*:?-", executed))
        assert len(cases_of(page)) == bars - 2 * heads
    else:
        assert len(cases_of(page)) == len(re.findall(r"(?m)^```text", executed))


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_opens_with_a_vietnamese_title_and_a_sentence(page: Path) -> None:
    title, _, rest = page.read_text(encoding="utf-8").partition("\n")
    assert title.startswith("# ")
    assert re.search(r"(?m)^[^\s#|`<>]", rest), "say in a sentence why the rule exists"
