"""The table is what a clerk reads: figures, counts as sentences, tasks, documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.outputs.readings import document
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.table import fitted, render_table


def test_everything_that_was_read_is_there() -> None:
    drawn = render_table(document(), Manner())
    for words in (
        "Ngày: 30/10/2023 · Địa bàn: huyện Cần Đước · 2 số liệu",
        "1 tổng hợp · 1 nhiệm vụ · 1 văn bản được dẫn",
        "ước 526,8 tỷ đồng",
        "giảm từ 12,5% trở lên",
        "budget_revenue",
        "17/20 chỉ tiêu đạt",
        "Sở Tài chính",
        "31/10/2023",
        "15/KH-UBND",
        "1:33",
    ):
        assert words in drawn


def test_numbers_that_are_no_claim_are_not_shown() -> None:
    assert "Số khác" not in render_table(document(), Manner())


def test_why_shows_sentence_rules_and_rivals() -> None:
    drawn = render_table(document(), Manner(why=True))
    assert "“Năm 2023, thu ngân sách ước đạt ⟦526,8 tỷ đồng⟧”" in drawn
    assert "quy tắc: mức đạt được hoặc đề ra" in drawn
    assert "cách đọc khác: loại chỉ tiêu (12%, coi là mục tiêu theo ngữ cảnh)" in drawn


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_line_fits_and_every_place_is_whole(width: int, lang: str) -> None:
    drawn = render_table(document(), Manner(lang=lang, width=width, why=True))
    assert max(map(len, drawn.splitlines())) <= width
    assert "1:33" in drawn
    assert "\x1b" not in drawn


def test_colours_come_only_when_asked_for() -> None:
    assert "\x1b[" in render_table(document(), Manner(colours=True))


def test_a_document_without_anything_says_so() -> None:
    from dataclasses import replace

    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.domain.document import Reading

    full = document()
    empty = ReadDocument(full.id, full.name, full.source, replace(Reading(full.reading.text)))
    assert "không thấy chỉ tiêu" in render_table(empty, Manner())


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 16)), min_size=1, max_size=9), st.integers(40, 120)
)
def test_columns_fit_wherever_they_can(columns: list[tuple[int, int]], room: int) -> None:
    widest, least = [list(column) for column in zip(*columns, strict=True)]
    widths = fitted(widest, least, room)
    assert sum(widths) <= max(room, sum(min(width, 4) for width in widest))
    assert all(0 < width <= wide for width, wide in zip(widths, widest, strict=True))
