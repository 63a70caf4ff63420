"""The folder of pages belongs to one account and one server, and goes with it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vedich.cli.serving.pages import folder_of_pages

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="one process serves there, which passes nothing on"
)


def test_nobody_else_may_look_into_it_and_it_goes_with_the_server(tmp_path: Path) -> None:
    with folder_of_pages(tmp_path) as made:
        (made / "page").write_text("told")
        assert made.stat().st_mode & 0o777 == 0o700
    assert not list(tmp_path.iterdir())


def test_a_process_that_was_divided_leaves_it_to_the_others(tmp_path: Path) -> None:
    server = os.getpid()
    try:
        with folder_of_pages(tmp_path) as made:
            if (child := os.fork()) == 0:
                raise SystemExit  # as a process of the server ends
            os.waitpid(child, 0)
            assert made.exists()
    finally:
        if os.getpid() != server:
            os._exit(0)
    assert not made.exists()


def test_what_a_killed_server_left_is_swept_and_what_runs_is_not(tmp_path: Path) -> None:
    if (child := os.fork()) == 0:
        os._exit(0)
    os.waitpid(child, 0)
    gone, strange = tmp_path / f"vedich-pages-{child}-x", tmp_path / "vedich-other"
    for folder in (gone, strange):
        folder.mkdir()
    with folder_of_pages(tmp_path) as first, folder_of_pages(tmp_path) as second:
        assert not gone.exists()
        assert strange.exists()
        assert first.exists()
        assert second.exists()
