"""What a document says of itself on its first page: number, date and title; nothing where it says none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vedich.reading.front import front_of
from vedich.reading.sources.html import weave_html

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"


@pytest.mark.parametrize(
    ("sample", "number", "on", "title"),
    [
        ("monthly-report.txt", "214/BC-UBND", date(2026, 9, 22), "Báo cáo Tình hình kinh tế"),
        ("resolution.md", "58/NQ-HĐND", date(2025, 12, 9), "Nghị quyết Về kế hoạch phát triển"),
        ("conclusion-notice.txt", "386/TB-UBND", date(2026, 7, 6), "Thông báo Kết luận của Chủ tịch"),
    ],
)
def test_the_first_page_of_a_sample_is_read(sample: str, number: str, on: date, title: str) -> None:
    front = front_of((SAMPLES / sample).read_text(encoding="utf-8"))
    assert (front.number, front.on) == (number, on)
    assert front.title.startswith(title)


def test_a_document_that_is_cited_gives_no_number_of_its_own() -> None:
    front = front_of(
        "Phiên họp tháng 11 của xã\n\nThực hiện Nghị quyết số 25-NQ/TU ngày 04/11/2021 của Tỉnh ủy."
    )
    assert (front.number, front.title) == ("", "Phiên họp tháng 11 của xã")


def test_an_article_takes_its_title_from_itself_not_from_the_links_above_it() -> None:
    page = weave_html((SAMPLES / "article.html").read_text(encoding="utf-8"))[0].text
    assert front_of(page).title == "Cần Đước hoàn thành nhiều chỉ tiêu năm 2023"


def test_an_empty_text_has_no_front() -> None:
    front = front_of("")
    assert (front.number, front.on, front.title) == ("", None, "")
