"""The first minutes of whoever tries the product: hand in the demonstration's resolution, review it, ask.

Pictures of each step lie in out/screens, at both widths and in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.browser.test_documents import worker
from tests.browser.walk import Walk
from vedich.actions.demonstrating.build import demonstrate
from vedich.demonstration.papers import RESOLUTION
from vedich.demonstration.scale import COMMUNE, Scale
from vedich.jobs.working import work_once
from vedich.store.models import TargetVersion, User

__all__ = ["worker"]

BOARD = f"/targets/{COMMUNE}/?as_of=2026-01"
# What one looks at in the demonstration, by name of the picture.
PLACES = {
    "demo-home": "/",
    "demo-inbox": "/inbox/",
    "demo-documents": "/documents/",
    "demo-board": BOARD,
    "demo-target": f"/targets/{COMMUNE}/BUD-001/?as_of=2026-01",
}


@pytest.fixture
def demonstration(record: str) -> Iterator[None]:
    """Give a demonstration of one commune, which takes seconds."""
    for _ in demonstrate(scale=Scale.COMMUNE, seed=1, months=24, worker=work_once):
        pass
    with override_settings(VEDICH_DEMONSTRATION=True):
        yield


def test_the_resolution_of_the_demonstration_is_handed_in_reviewed_and_asked(
    demonstration: None, worker: None, walk: Callable[..., Walk], tmp_path: Path
) -> None:
    specialist = User.objects.get(username="tayninh.chuyenvien")
    leader = User.objects.get(username="canduoc.lanhdao")
    one = walk(specialist)
    one.go("/documents/")
    page = one.page
    for waiting in ("nghi-quyet-dang-uy-2026", "bao-cao-thang-01-2026", "bao-cao-02-thang-2026-co-loi"):
        assert page.locator(f"a:has-text('{waiting}')").is_visible()
    with page.expect_download() as download:
        page.click("a[download]")
    paper = tmp_path / RESOLUTION.name
    download.value.save_as(paper)
    page.click("a.quiet:has-text('Văn bản của xã Cần Đước')")
    page.wait_for_selector("#files")
    page.set_input_files("#files", paper)
    row = page.locator(f"[data-dropped] tr:has-text('{RESOLUTION.name}')")
    row.locator(".tag:has-text('chờ rà soát')").wait_for()

    row.locator("a").first.click()
    page.wait_for_selector("article.current")
    one.check()
    _look(one, "demo-review")
    page.keyboard.press("A")
    page.wait_for_selector("#proposals > .note")
    for _ in range(page.locator("article[data-state=open]").count()):
        current = page.locator("article.current")
        key = current.get_attribute("data-item")
        page.keyboard.press("a" if current.locator("[data-key=a]").count() else "r")
        page.wait_for_selector(f"article#{key}:not([data-state=open])")
    page.keyboard.press("C")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('dòng vào hồ sơ')")
    one.check()
    _look(one, "demo-committed")

    kept = TargetVersion.objects.filter(target__set__document__number="36/NQ-HĐND")
    assert kept.count() >= 16
    one.go(BOARD)
    for told in ("432", "24.600", "86,5"):
        _ask(one, told)
    one.check()

    for lang in ("vi", "en"):
        hers = walk(leader, lang=lang)
        for name, path in PLACES.items():
            hers.go(path)
            _look(hers, name)
            if name == "demo-board":
                _ask(hers, "432")


def _ask(one: Walk, told: str) -> None:
    """Ask a target of the board where it comes from, and find the document and its words."""
    one.page.locator("#board a.figure", has_text=told).first.click()
    one.page.wait_for_selector("#panel:not([hidden]) .calculation, #panel:not([hidden]) blockquote")
    said = one.page.locator("#panel").inner_text()
    assert "36/NQ-HĐND" in said
    assert told in said
    _look(one, f"demo-asked-{told.replace(',', '-')}")
    one.page.keyboard.press("Escape")


def _look(one: Walk, name: str) -> None:
    """Take pictures at both widths; nothing may stick out at either."""
    for width in (1440, 390):
        one.page.set_viewport_size({"width": width, "height": 900})
        one.width = width
        assert one.overflow() <= 0, (name, width)
        one.shoot(name)
    one.page.set_viewport_size({"width": 1440, "height": 900})
