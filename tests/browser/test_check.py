"""A draft is checked in a real browser: marked at its words, downloaded marked, and chosen still."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.conftest import Office
from tests.browser.walk import Walk
from tests.factory.resolution import resolution, with_wrong_figures
from tests.factory.writers.docx import docx_of


@pytest.mark.parametrize(("width", "lang"), [(1440, "vi"), (390, "en")])
def test_a_draft_is_checked_and_its_marked_copy_downloaded(
    width: int, lang: str, office: Office, walk: Callable[..., Walk], tmp_path: Path
) -> None:
    draft, _ = with_wrong_figures(resolution(6), 4, 6)
    file = tmp_path / "dự thảo.docx"
    file.write_bytes(docx_of(draft))
    one = walk(office.hoa, width=width, lang=lang)
    one.go("/check/")
    page = one.page
    page.set_input_files("#draft", file)
    page.click("[data-check] button:not([data-copy])")
    page.wait_for_selector("#result article")
    one.check()
    one.shoot("checked")
    page.locator("#result [data-to-mark]").first.click()
    assert page.locator("mark.current").count() > 0
    with page.expect_download() as download:
        page.click("[data-copy]")
    kept = tmp_path / "copy.docx"
    download.value.save_as(kept)
    assert download.value.suggested_filename == "dự thảo.docx"
    with zipfile.ZipFile(kept) as copy:
        assert "VD601" in copy.read("word/comments.xml").decode()
