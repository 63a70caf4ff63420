"""The folded view of a text leads every place back to the original."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vedich.checking.view import View

TEXTS = st.text(alphabet="aăâđeêơưAĂÂĐTX .,;\n-–5%\u0301\u0323\u00a0", max_size=60)


@given(TEXTS)
def test_every_place_of_the_view_is_a_place_of_the_original(text: str) -> None:
    view = View(unicodedata.normalize("NFD", text))
    for at in range(len(view.text)):
        span = view.span(at, at + 1)
        words = unicodedata.normalize("NFC", view.original[span.start : span.end]).lower()
        assert view.text[at] in words.replace("–", "-").replace("\u00a0", " ")


@given(TEXTS)
def test_clauses_and_sentences_cover_the_text_without_gaps(text: str) -> None:
    view = View(text)
    for at in range(len(view.text)):
        for start, end in (view.clause_at(at), view.sentence_at(at)):
            assert start <= at < end or at == end
    assert set(view.sentences) <= set(view.clauses)


def test_an_abbreviation_does_not_end_a_sentence_and_a_wrapped_line_goes_on() -> None:
    view = View("TX. Cai Lậy đạt 15\nchỉ tiêu; còn lại 3. Năm sau")
    assert [view.text[slice(*view.sentence_at(at))] for at in (0, 40)] == [
        "tx. cai lậy đạt 15\nchỉ tiêu; còn lại 3.",
        " năm sau",
    ]
