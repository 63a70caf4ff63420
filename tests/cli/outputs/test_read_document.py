"""A place is shown as line and column, and as the sentence around it."""

from __future__ import annotations

import pytest

from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Reading, Span
from vedich.reading.sources import source_of


def document(text: str, name: str = "a.txt") -> ReadDocument:
    return ReadDocument("a", name, source_of(text.encode(), name), Reading(text))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_an_editor(line_end: str) -> None:
    text = f"một{line_end}hai 5 tỷ"
    start = text.index("5")
    assert document(text).line_and_column(Span(start, start + 1)) == (2, 5)


@pytest.mark.parametrize(
    ("text", "figure", "around"),
    [
        ("Câu một. Thu đạt 5 tỷ, chi 6 tỷ. Câu ba", "5 tỷ", ("Thu đạt ", "5 tỷ", ", chi 6 tỷ")),
        ("TX. Cai Lậy thu 5 tỷ", "5 tỷ", ("TX. Cai Lậy thu ", "5 tỷ", "")),
        ("a\nthu 5\ntỷ\nb", "5\ntỷ", ("thu ", "5 tỷ", "")),
    ],
)
def test_the_sentence_is_cut_at_its_ends(text: str, figure: str, around: tuple[str, str, str]) -> None:
    start = text.index(figure)
    assert document(text).around(Span(start, start + len(figure))) == around


def test_the_sentence_of_a_page_has_no_tags() -> None:
    text = "<p>Thu <b>5</b>&nbsp;tỷ</p><p>Chi</p>"
    start = text.index("5")
    assert document(text, "a.html").around(Span(start, start + 13)) == ("Thu ", "5 tỷ", "")


def test_a_sentence_without_end_is_cut_with_a_sign() -> None:
    text = "x " * 500 + "5 tỷ" + " y" * 500
    before, figure, after = document(text).around(Span(1000, 1004))
    assert (before[0], figure, after[-1]) == ("…", "5 tỷ", "…")
