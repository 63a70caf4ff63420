"""Paragraphs and tables of Word files made at random, with every feature that changes what is read."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.reading.sources.docx import written as w

WORDS = st.text("Thuđạt526,8 tỷ.ờ-1", min_size=1, max_size=12)
_RAISED = '<w:vertAlign w:val="superscript"/>'
RUNS = st.deferred(
    lambda: st.one_of(
        WORDS,
        WORDS.map(w.inserted),
        WORDS.map(w.deleted),
        WORDS.map(lambda told: w.field("REF x", told)),
        WORDS.map(lambda told: w.run(told, "<w:vanish/>")),
        WORDS.map(lambda told: w.run(told, "<w:strike/>")),
        WORDS.map(lambda told: w.run(told, _RAISED)),
        WORDS.map(lambda told: f"<w:moveFrom>{w.run(told)}</w:moveFrom>"),
        WORDS.map(lambda told: f"<w:hyperlink>{w.run(told)}</w:hyperlink>"),
        WORDS.map(lambda told: f"<w:sdt><w:sdtContent>{w.run(told)}</w:sdtContent></w:sdt>"),
        WORDS.map(lambda told: f"<w:ins>{w.deleted(told)}{w.run('x')}</w:ins>"),
        WORDS.map(lambda told: f"<m:oMath><m:r><m:t>{told}</m:t></m:r></m:oMath>"),
        WORDS.map(lambda told: f"<w:r><w:t>{told}</w:t><w:tab/><w:t>{told}</w:t></w:r>"),
        st.sampled_from(
            (
                w.run('<w:fldChar w:fldCharType="begin"/>'),
                w.run('<w:fldChar w:fldCharType="separate"/>'),
                w.run('<w:fldChar w:fldCharType="end"/>'),
                w.run("<w:br/>"),
            )
        ),
        st.lists(PARAGRAPHS, max_size=2).map(lambda told: w.text_box(*told)),
    )
)
PARAGRAPHS = st.builds(
    lambda runs, mark, number: w.paragraph(*runs, mark=mark, number=number),
    st.lists(RUNS, max_size=5),
    st.sampled_from(("", "", "", '<w:del w:id="8" w:author="Lan"/>')),
    st.sampled_from((None, None, (1, 0), (1, 1), (7, 0))),
)
CELLS = st.deferred(
    lambda: st.builds(
        lambda inside, columns, merge: w.cell(*inside, columns=columns, merge=merge),
        st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=2),
        st.integers(1, 3),
        st.sampled_from(("", "", "restart", "continue")),
    )
)
ROWS = st.builds(
    lambda cells, properties: w.row(*cells, properties=properties),
    st.lists(CELLS, max_size=4),
    st.sampled_from(("", "", "", '<w:del w:id="9"/>', "<w:hidden/>", '<w:gridBefore w:val="1"/>')),
)
TABLES = st.builds(
    lambda rows, borders: w.table(*rows, borders=borders), st.lists(ROWS, max_size=4), st.booleans()
)
LISTS = w.numbering(("decimal", "%1."), ("lowerLetter", "%1.%2)"))
