"""Markdown is read as its words; the marks go, the places stay."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reading.sources.laws import assert_every_letter_has_its_place, assert_the_way_back
from vedich.reading.sources import Source, SourceError, source_of


def page(text: str) -> Source:
    return source_of(text.encode(), "a.md")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Báo cáo #\n## Thu", "Báo cáo\nThu"),
        ("Báo cáo\n=======\nThu\n---\nChi", "Báo cáo\nThu\nChi"),
        ("**Thu** đạt *526,8* __tỷ__ _đồng_ `x`", "Thu đạt 526,8 tỷ đồng x"),
        ("Thu **526,8**tỷ, ***tăng***", "Thu 526,8tỷ, tăng"),
        ("2*3 và 2**3 và 5 * 6", "2*3 và 2**3 và 5 * 6"),
        ("526,8*_526,8 và **5*`6", "526,8*_526,8 và 5*`6"),
        ("5*[6](x) và 5**&#54; và **5**[a](x)6", "5*6 và 5**6 và 5a6"),
        ("ten_tep_1 và _nghiêng_", "ten_tep_1 và nghiêng"),
        ("[Nghị quyết](http://x/y_z) và [số 5][a] và ![ảnh](x.png)hết", "Nghị quyết và số 5 và hết"),
        ("[**Thu**](x)", "Thu"),
        ("[a]: http://x\nThu", "Thu"),
        ("| Thu | Chi |\n|---|:-:|\n| **5** |  6 |\nhết", "Thu\tChi\n5\t6\nhết"),
        ("Thu | Chi\n--|--\n5 | 6\n\n7 | 8", "Thu\tChi\n5\t6\n\n7 | 8"),
        ("| a \\| b | c |\n|--|--|", "a | b\tc\n"),
        ("> Thu\n> > Chi", "Thu\nChi"),
        ("* Thu\n+ Chi\n- Vốn\n1. Đất\n* [x] Xong\n- [ ] Chưa", "Thu\nChi\n- Vốn\n1. Đất\nXong\n- Chưa"),
        ("```\n# 5 *x*\n```\nThu", "# 5 *x*\nThu"),
        ("~~500~~ 600", " 600"),
        ("5&nbsp;tỷ<br>6 <b>ha</b> <!-- 7 -->8", "5\xa0tỷ 6 ha 8"),
        ("\\*5\\* 1\\. 2", "*5* 1. 2"),
        ("- Về kinh tế: 5\r\n- Về xã hội: 6\r\n", "- Về kinh tế: 5\r\n- Về xã hội: 6\r\n"),
        ("-5,2% và - 6", "-5,2% và - 6"),
    ],
)
def test_the_words_stay_and_the_marks_go(markdown: str, text: str) -> None:
    source = page(markdown)
    assert source.text == text
    assert_every_letter_has_its_place(source)
    assert_the_way_back(source)


PIECES = st.sampled_from(
    [
        *(
            "*",
            "**",
            "_",
            "__",
            "`",
            "```",
            "~~",
            "#",
            "## ",
            "|",
            "|---|---|",
            "\n",
            "\r\n",
            "> ",
            "- ",
            "* ",
            "---",
        ),
        *(
            "[",
            "](",
            ")",
            "![",
            "\\",
            "&amp;",
            "<b>",
            "<br>",
            "<!-- x -->",
            "526,8",
            "tỷ",
            " ",
            "1",
            "\ufeff",
            "  ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markdown_is_read_and_every_letter_has_its_place(markdown: str) -> None:
    try:
        source = page(markdown + "hết")
    except SourceError:
        return
    assert_every_letter_has_its_place(source)
    assert_the_way_back(source)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("526,8*_526,8")
@example("1*[1](x)")
def test_no_two_digits_meet_that_a_mark_kept_apart(markdown: str) -> None:
    try:
        source = page(markdown.replace("<b>", "").replace("<!-- x -->", "").replace("~~", "") + "hết")
    except SourceError:
        return
    for index in range(len(source.text) - 1):
        if source.text[index].isdigit() and source.text[index + 1].isdigit():
            place = source.place(index, index + 2)
            between = source.original[place.start + 1 : place.end - 1]
            assert not set(between) & set("*_`")
