"""The end of `make run`: accounts are found in what the server prints, and a port that is free."""

from __future__ import annotations

import importlib
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def first_pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2] / "scripts"), *sys.path])
    return importlib.import_module("first_pages")


def test_accounts_are_found_among_all_that_a_server_prints(first_pages: ModuleType) -> None:
    lines = [
        "  chuyên viên, tỉnh Tây Ninh               tayninh.chuyenvien       lua-sen-vang-lua-51",
        "  người nhập số liệu, xã Cần Đước          canduoc.nhaplieu         bien-chim-mua-sen-23",
        "Về Đích chạy tại http://127.0.0.1:8000/",
        "Dừng: Ctrl-C.",
    ]
    found = first_pages.accounts_in(lines)
    assert [each.name for each in found] == ["tayninh.chuyenvien", "canduoc.nhaplieu"]
    assert found[0].role == "chuyên viên, tỉnh Tây Ninh"
    assert found[0].password == "lua-sen-vang-lua-51"


def test_a_port_that_somebody_listens_on_is_passed_over(first_pages: ModuleType) -> None:
    first = first_pages.free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert first_pages.free_port() > first


def test_a_demonstration_that_is_there_is_not_made_again(first_pages: ModuleType, tmp_path: Path) -> None:
    (tmp_path / first_pages.RECORD).touch()
    assert first_pages.begin(tmp_path) is None
