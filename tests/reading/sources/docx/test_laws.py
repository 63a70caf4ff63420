"""Laws over Word files made at random: nothing is lost, and every letter has its place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.sources.docx import written as w
from tests.reading.sources.docx.oracle import assert_nothing_lost, assert_places
from vedich.reading.sources import SourceError, Trouble, source_of

_WORDS = st.text("Thuđạt526,8 tỷ.ờ-1", min_size=1, max_size=12)
_RAISED = '<w:vertAlign w:val="superscript"/>'
_RUNS = st.deferred(
    lambda: st.one_of(
        _WORDS,
        _WORDS.map(w.inserted),
        _WORDS.map(w.deleted),
        _WORDS.map(lambda told: w.field("REF x", told)),
        _WORDS.map(lambda told: w.run(told, "<w:vanish/>")),
        _WORDS.map(lambda told: w.run(told, _RAISED)),
        _WORDS.map(lambda told: f"<w:moveFrom>{w.run(told)}</w:moveFrom>"),
        _WORDS.map(lambda told: f"<w:hyperlink>{w.run(told)}</w:hyperlink>"),
        _WORDS.map(lambda told: f"<w:sdt><w:sdtContent>{w.run(told)}</w:sdtContent></w:sdt>"),
        _WORDS.map(lambda told: f"<w:ins>{w.deleted(told)}{w.run('x')}</w:ins>"),
        _WORDS.map(lambda told: f"<m:oMath><m:r><m:t>{told}</m:t></m:r></m:oMath>"),
        _WORDS.map(lambda told: f"<w:r><w:t>{told}</w:t><w:tab/><w:t>{told}</w:t></w:r>"),
        st.sampled_from(
            (
                w.run('<w:fldChar w:fldCharType="begin"/>'),
                w.run('<w:fldChar w:fldCharType="separate"/>'),
                w.run('<w:fldChar w:fldCharType="end"/>'),
                w.run("<w:br/>"),
            )
        ),
        st.lists(_PARAGRAPHS, max_size=2).map(lambda told: w.text_box(*told)),
    )
)
_PARAGRAPHS = st.builds(
    lambda runs, mark, number: w.paragraph(*runs, mark=mark, number=number),
    st.lists(_RUNS, max_size=5),
    st.sampled_from(("", "", "", '<w:del w:id="8" w:author="Lan"/>')),
    st.sampled_from((None, None, (1, 0), (1, 1), (7, 0))),
)
_CELLS = st.deferred(
    lambda: st.builds(
        lambda inside, columns, merge: w.cell(*inside, columns=columns, merge=merge),
        st.lists(st.one_of(_PARAGRAPHS, _TABLES), max_size=2),
        st.integers(1, 3),
        st.sampled_from(("", "", "restart", "continue")),
    )
)
_ROWS = st.builds(
    lambda cells, properties: w.row(*cells, properties=properties),
    st.lists(_CELLS, max_size=4),
    st.sampled_from(("", "", "", '<w:del w:id="9"/>', "<w:hidden/>", '<w:gridBefore w:val="1"/>')),
)
_TABLES = st.builds(
    lambda rows, borders: w.table(*rows, borders=borders), st.lists(_ROWS, max_size=4), st.booleans()
)
_LISTS = w.numbering(("decimal", "%1."), ("lowerLetter", "%1.%2)"))


@settings(max_examples=150, deadline=None)
@given(body=st.lists(st.one_of(_PARAGRAPHS, _TABLES), max_size=5), aside=st.lists(_PARAGRAPHS, max_size=2))
def test_every_written_letter_is_read_or_counted(body: list[str], aside: list[str]) -> None:
    data = w.word_file(
        "".join(body), numbering=_LISTS, header1=w.part("hdr", *aside), footer1=w.part("ftr", *aside)
    )
    try:
        source = source_of(data, "a.docx")
    except SourceError as error:
        assert error.trouble is Trouble.NO_TEXT
        return
    assert_places(source)
    assert_nothing_lost(data, source)
