"""Laws over Word files made at random: nothing is lost, and every letter has its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sources.docx import written as w
from tests.reading.sources.docx.oracle import assert_nothing_lost, assert_places
from tests.reading.sources.docx.strategies import LISTS, PARAGRAPHS, TABLES
from vedich.reading.sources import SourceError, Trouble, source_of


@given(body=st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=5), aside=st.lists(PARAGRAPHS, max_size=2))
def test_every_written_letter_is_read_or_counted(body: list[str], aside: list[str]) -> None:
    data = w.word_file(
        "".join(body), numbering=LISTS, header1=w.part("hdr", *aside), footer1=w.part("ftr", *aside)
    )
    try:
        source = source_of(data, "a.docx")
    except SourceError as error:
        assert error.trouble is Trouble.NO_TEXT
        return
    assert_places(source)
    assert_nothing_lost(data, source)
