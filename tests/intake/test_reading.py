"""What was read of a file is kept as bytes and comes back as it was, whatever the file."""

from __future__ import annotations

import pytest

from tests.factory.figures import facts_of
from tests.factory.layouts import OPEN
from tests.factory.writers.docx import docx_of
from vedich.intake.reading import kept, read_confined, written


@pytest.mark.parametrize("layout", sorted(OPEN))
def test_a_reading_that_was_kept_is_the_reading(layout: str) -> None:
    read = read_confined(docx_of(OPEN[layout](facts_of(7))), "a.docx", place="tỉnh Đồng Tháp")
    assert read.reading.claims or read.reading.directives
    assert kept(written(read), "a.docx") == read


def test_html_keeps_its_two_texts() -> None:
    read = read_confined(b"<p>Thu 2023 <b>526,8</b>&nbsp;t&#7927; &#273;&#7891;ng, 26/42</p>", "a.html")
    assert kept(written(read), "a.html") == read
