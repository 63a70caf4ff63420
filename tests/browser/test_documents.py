"""Handing documents in with a real browser: by the frame and by the form, with what goes wrong on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.actions.conftest import Office
from tests.browser.walk import Walk
from tests.factory.figures import facts_of
from tests.factory.layouts import OPEN
from tests.factory.writers.docx import docx_of
from tests.web.documents.papers import REPORT
from vedich.jobs.working import work
from vedich.store.models import Upload

LIST = "/documents/X34:28108/"


@pytest.fixture
def worker(record: str) -> Iterator[None]:
    """Let a worker read what is handed in."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=[lambda: datetime.now(UTC), stop])
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of three files: a report, the same once more, and one that cannot be read."""
    for name, content in (
        ("báo cáo.txt", REPORT.encode()),
        ("báo cáo (bản sao).txt", REPORT.encode()),
        ("phụ lục.docx", docx_of(OPEN["report_with_annex"](facts_of(7)))),
        ("hỏng.docx", b"PK\x03\x04 cut off"),
        ("Thumbs.db", b"x"),
    ):
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("width", [1440, 390])
def test_a_folder_is_handed_in_and_read_before_ones_eyes(
    width: int, office: Office, walk: Callable[..., Walk], worker: None, folder: Path
) -> None:
    one = walk(office.hoa, width=width, lang="vi" if width == 1440 else "en")
    one.go(LIST)
    one.shoot("documents-before")
    page = one.page
    page.set_input_files("#files", sorted(folder.iterdir()))
    rows = page.locator("[data-dropped] tr")
    page.wait_for_selector("tr.refused")
    for unfinished in ("tr:not([id], [class])", "tr[hx-trigger]"):
        page.wait_for_selector(f"[data-dropped] {unfinished}", state="detached")
    said = rows.all_inner_texts()
    assert Upload.objects.count() == 2
    assert sum("hỏng.docx" in text for text in said) == 1
    assert page.locator("tr.again").count() == 1
    assert page.locator("tr.refused").count() == 1
    one.check()
    one.shoot("documents-after")
    one.go(LIST)
    assert page.locator("[data-dropped] tr").count() == 2
    one.check()
    one.shoot("documents-list")


def test_a_connection_that_is_cut_is_told_and_the_file_sent_again(
    office: Office, walk: Callable[..., Walk], worker: None, folder: Path
) -> None:
    one = walk(office.hoa)
    one.go(LIST)
    page = one.page
    page.route("**/hand-in/", lambda route: route.abort())
    page.set_input_files("#files", folder / "báo cáo.txt")
    page.wait_for_selector("tr.refused button")
    assert "đứt kết nối" in page.locator("tr.refused").inner_text()
    page.unroute("**/hand-in/")
    one.troubles.clear()  # the browser notes the cut as an error
    page.click("tr.refused button")
    page.wait_for_selector("tr[id^=upload-]")
    assert Upload.objects.count() == 1


def test_the_form_works_without_a_script(
    site: str, chromium: object, office: Office, walk: Callable[..., Walk], folder: Path
) -> None:
    one = walk(office.hoa)
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    context.add_cookies(one.context.cookies())
    page = context.new_page()
    page.goto(site + LIST)
    page.set_input_files("#files", [folder / "báo cáo.txt", folder / "phụ lục.docx"])
    page.click("form.drop button")
    assert "Đã nhận 2 tệp" in page.locator("#messages").inner_text()
    assert page.locator("[data-dropped] tr").count() == 2
    context.close()
