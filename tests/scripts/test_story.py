"""What `make run` tells on a page: each command with the lines of it that matter."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

OUTPUT = """
$ vedich judge --area VN --as-of 2025-06-30 --record out/nation.db
Việt Nam · đến hết ngày 30/6/2025

 STT  Chỉ tiêu
 ────────────
   1  Sản lượng lúa

HĐND giao (Nghị quyết năm 2025 (minh họa)): cả 15 chỉ tiêu: 13 đạt, trong đó 13 vượt; 2 gần đạt.

Còn chậm (2):

$ vedich db verify --record out/nation.db
399 sự kiện trong 99 chuỗi, 0 điểm kiểm: không có gì bị sửa.
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2] / "scripts"), *sys.path])
    import story

    return list(story._judged(list(story._runs(OUTPUT))))


def test_a_judgement_is_told_by_its_command_and_its_counts(told: list[str]) -> None:
    assert told[:3] == [
        "$ vedich judge --area VN --as-of 2025-06-30 --record out/nation.db",
        "  Việt Nam · đến hết ngày 30/6/2025",
        "  HĐND giao: cả 15 chỉ tiêu: 13 đạt, trong đó 13 vượt; 2 gần đạt.",
    ]


def test_a_record_is_told_to_be_clean(told: list[str]) -> None:
    (line,) = told[3:]
    assert line.startswith("  vedich db verify --record out/nation.db: 399 sự kiện")
    assert line.endswith("không có gì bị sửa.")
