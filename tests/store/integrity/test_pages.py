"""Every integrity check has its page, and does on the records of its page what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from tests import records
from tests.store.integrity.page import TODAY, Example, build, examples
from vedich.store.integrity.catalogue import checks
from vedich.store.integrity.check import Check
from vedich.store.integrity.view import View

SOURCE = Path(__file__).parents[3] / "src"


def page_of(check: Check) -> Path:
    return (SOURCE / check.module.replace(".", "/")).with_suffix(".md")


CASES = [
    pytest.param(check, example, id=f"{check.code}-line-{example.line}")
    for check in checks()
    for example in examples(page_of(check))
]


@pytest.fixture(scope="module")
def empty() -> Iterator[None]:
    """Give one empty record for all examples; each is undone after it."""
    for _ in records.fresh():
        yield


@pytest.mark.parametrize(("check", "example"), CASES)
def test_a_check_does_what_its_page_says(check: Check, example: Example, empty: None) -> None:
    with transaction.atomic():
        build(example.record)
        found = [one.say("vi") for one in check.contradictions(View(TODAY))]
        transaction.set_rollback(True)
    assert found == (list(example.messages))


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_every_check_has_a_page_with_both_kinds_of_example(check: Check) -> None:
    text = page_of(check).read_text(encoding="utf-8")
    assert text.splitlines()[0].endswith(f"({check.code})")
    assert {bool(example.messages) for example in examples(page_of(check))} == {True, False}


def test_there_are_at_least_forty_checks() -> None:
    assert len(checks()) >= 40
