"""An HTML page is read as a browser shows it, and every letter keeps its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sources.laws import assert_every_letter_has_its_place, assert_the_way_back
from vedich.reading.sources import Source, SourceError, source_of


def page(text: str) -> Source:
    return source_of(text.encode(), "a.html")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Thu</p><p>Chi</p>", "Thu\n\nChi"),
        ("<nav><a>Trang chủ</a> <a>Kinh tế</a></nav><h1>Thu</h1><p>Chi</p>", "Thu\n\nChi"),
        ("<nav><a>Trang chủ</a><p>Chi</p>", "Trang chủ\n\nChi"),
        ("<div><div><p>Thu</div></div>Chi", "Thu\n\nChi"),
        ("Thu<br>Chi<br><br/>Vốn", "Thu\nChi\n\nVốn"),
        ("<b>Thu</b> <i>đạt</i>\n   5 tỷ", "Thu đạt 5 tỷ"),
        ("<ul><li>Thu<li>Chi</ul>Vốn", "Thu\nChi\n\nVốn"),
        ("<table><tr><th>Thu<th>Chi<tr><td>5<td>6</table>x", "Thu\tChi\n5\t6\n\nx"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        (
            "<table><tr><td></td><td>5</td></tr><tr><td>1</td><td></td><td>6</td></tr></table>d",
            "\t5\n1\t\t6\n\nd",
        ),
        ("<table><tr><td><p>Đoạn một</p><p>Đoạn hai</p></td></tr></table>", "Đoạn một\n\nĐoạn hai"),
        ("5&nbsp;t&#7927; &lt;&#x31;0%&nbsp6", "5\xa0tỷ <10%\xa06"),
        ("R&D & chi &khong; AT&T", "R&D & chi &khong; AT&T"),
        ("< 5% và 3 < 4 <- 5", "< 5% và 3 < 4 <- 5"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("m<sup>2</sup>", "m2"),
        ("<p>Đạt <del>500</del> <s>400</s> 600 tỷ", "Đạt 600 tỷ"),
        ("<p><s>500<p>600 tỷ", "600 tỷ"),
        ("a<!-- <p>500</p> -->b<!DOCTYPE x>c<?php 7 ?>d", "abcd"),
        ('<a title="x>y 500">Thu</a>', "Thu"),
        ("<P CLASS=x>Thu</P >", "Thu"),
        ("<p class='x>Thu</p>5", "Thu\n\n5"),
        ("<p <b>Thu</b>", "Thu"),
        ("</p></div></>Thu", "Thu"),
        ("<svg><text>9</text></svg>Thu<noscript>8</noscript>", "Thu"),
        ("<svg/>Thu", "Thu"),
        ("<object>Thu", "Thu"),
        ("<style>p{width:5px}</style>Thu<script>if (1<2) x='</p>7'</script> chi", "Thu chi"),
        ("<select><option>1<option>2</select>Thu", "Thu"),
    ],
)
def test_a_page_reads_as_it_shows(html: str, text: str) -> None:
    source = page(html)
    assert source.text == text.lstrip("\t") or source.text == text
    assert_every_letter_has_its_place(source)
    assert_the_way_back(source)


def test_the_head_is_dropped_and_the_title_is_the_first_line() -> None:
    html = (
        "<html><head><title>Báo cáo\n tháng 10</title><meta name=x content=5><style>a</style></head><body>Thu"
    )
    assert page(html).text == "Báo cáo tháng 10\n\nThu"


def test_a_title_that_the_heading_repeats_is_read_once() -> None:
    html = "<head><title>Thu đạt 5 tỷ - Báo Tỉnh</title></head><body><h1 class=a>Thu đạt <b>5 tỷ</b></h1>Chi"
    assert page(html).text == "Thu đạt 5 tỷ\n\nChi"


def test_a_head_that_never_closes_ends_where_the_words_begin() -> None:
    assert page("<head><meta charset=utf-8><title>Tin</title><p>Thu 5 tỷ").text == "Tin\n\nThu 5 tỷ"
    assert page("<head>Thu 5 tỷ").text == "Thu 5 tỷ"


def test_digits_raised_behind_a_figure_are_no_part_of_it() -> None:
    source = page("<p>Đạt 526,8<sup><a href='#f'>[1]</a></sup> tỷ</p>")
    assert source.text == "Đạt 526,8 tỷ"
    assert [notice.code for notice in source.notices] == ["raised_digits"]


@pytest.mark.parametrize("opening", ["<script>", "<style>", "<!-- "])
def test_what_a_broken_page_hides_is_said(opening: str) -> None:
    source = page(f"<p>Thu 5 tỷ</p>{opening}<p>Chi 6 tỷ</p>")
    assert source.text == "Thu 5 tỷ"
    assert [notice.code for notice in source.notices] == ["page_cut"]


def test_a_figure_cut_by_tags_and_entities_has_one_place() -> None:
    source = page("<p>Đạt <b>5</b>26,8&nbsp;tỷ</p>")
    start = source.text.index("526")
    place = source.place(start, start + 8)
    assert source.original[place.start : place.end] == "5</b>26,8&nbsp;tỷ"


def test_a_page_is_known_by_its_beginning_whatever_its_name() -> None:
    assert source_of(b"\xef\xbb\xbf<!DOCTYPE html><p>Thu", "a.txt").text == "Thu"
    assert source_of(b"<p>Thu", "a.txt").text == "<p>Thu"


PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "</",
            "/>",
            "&",
            ";",
            '"',
            "'",
            "=",
            "!",
            "--",
            "<!--",
            "-->",
            "<!",
            "<?",
            "]]>",
            "<![CDATA[",
        ),
        *(
            "<p>",
            "</p>",
            "<b>",
            "<br>",
            "<tr>",
            "<td>",
            "</td>",
            "<table>",
            "</table>",
            "<pre>",
            "</pre>",
            "<li>",
        ),
        *(
            "<script>",
            "</script>",
            "<title>",
            "</title>",
            "<head>",
            "</head>",
            "<sup>",
            "</sup>",
            "<s>",
            "<svg>",
        ),
        *(
            "&nbsp;",
            "&amp;",
            "&#49;",
            "&#x31",
            "&nbsp5",
            "&#0;",
            "&#xD800;",
            "&#10;",
            " ",
            "\n",
            "\r\n",
            "\t",
        ),
        *("526,8", "tỷ đồng", "Đ", "1", " 2 ", "\u00a0", "\ufeff", "e\u0323"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_is_read_and_every_letter_has_its_place(html: str) -> None:
    try:
        source = page(html + " hết")
    except SourceError:
        return
    assert_every_letter_has_its_place(source)
    assert_the_way_back(source)


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a '", '<a b="', "</", "<svg>", "<title>", "<textarea>", "<s>", "&", "<p>", "<!", "<sup>"],
)
def test_a_broken_page_costs_no_more_than_its_length(piece: str) -> None:
    def once(times: int) -> float:
        began = time.process_time()
        page("hết" + piece * times + "hết\n<p>hết")
        return time.process_time() - began

    def seconds(times: int) -> float:
        return min(once(times) for _ in range(2))

    seconds(1000)
    assert seconds(16_000) < 3.4 * seconds(8_000) + 0.05
