"""The page shows the whole document inertly, every finding at its words, and links both ways."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.document import Notice, Span
from vedich.domain.finding import Certainty, Finding, Repair
from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind, Unread
from vedich.reporting.writers.html_page import Section, ShownDocument, html_page

TEXT = "Báo cáo\nThu đạt 26 tỷ, bằng 105% kế hoạch.\nSTT\tKH\tTH\n1\t42\t26\nHết."
GRID = Grid(
    1,
    TEXT.index("STT"),
    TEXT.index("Hết") - 1,
    tuple(
        GridCell(
            row, column, TEXT.index(word, TEXT.index("STT")), TEXT.index(word, TEXT.index("STT")) + len(word)
        )
        for row, column, word in (
            (1, 1, "STT"),
            (1, 2, "KH"),
            (1, 3, "TH"),
            (2, 1, "1"),
            (2, 2, "42"),
            (2, 3, "26"),
        )
    ),
)
FIRST = TEXT.index("26 tỷ")
FINDING = Finding(
    "VD104",
    Certainty.CERTAIN,
    Span(FIRST, TEXT.index(" kế hoạch")),
    "26 tỷ, bằng 105%",
    "Phần trăm không khớp.",
    "The percentage does not fit.",
    ("26 : 42 = 61,9 %",),
    (
        Repair(
            Span(TEXT.index("105"), TEXT.index("105") + 3), "61,9", "tính từ hai số kia", "from the others"
        ),
    ),
    (Span(FIRST, FIRST + 5), Span(TEXT.index("42"), TEXT.index("42") + 2)),
)


class Page(HTMLParser):
    """What a browser would make of a page: tags, their attributes, the words shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page(*findings: Finding, lang: str = "vi", **about: object) -> str:
    shown = ShownDocument("báo cáo.docx", TEXT, (GRID,), **about)  # type: ignore[arg-type]
    return html_page(shown, findings, ["đoạn 2"], lang=lang)


def test_every_link_leads_to_a_place_of_the_page_and_every_finding_both_ways() -> None:
    made = Page(page(FINDING))
    targets = {attributes["id"] for _, attributes in made.tags if "id" in attributes}
    links = [attributes["href"] or "" for tag, attributes in made.tags if tag == "a"]
    assert {link.removeprefix("#") for link in links} <= targets
    assert {"#f1", "#m1"} <= set(links)
    ids = [attributes["id"] for _, attributes in made.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_tables_are_tables_and_words_stand_once() -> None:
    made = Page(page())
    assert sum(tag == "td" for tag, _ in made.tags) == 6
    assert made.text.count("STT") == 1
    assert "Thu đạt 26 tỷ, bằng 105% kế hoạch." in made.text


def test_the_figures_a_finding_rests_on_are_marked_in_the_sentence_and_in_the_table() -> None:
    made = page(FINDING)
    assert '<mark class="certain" id="m1">26 tỷ</mark>' in made
    assert '<mark class="certain">42</mark>' in made
    assert '<mark class="words">, bằng 105%</mark>' in made


def test_the_words_are_those_of_the_person() -> None:
    assert "Phần trăm không khớp." in page(FINDING)
    assert "The percentage does not fit." in page(FINDING, lang="en")
    assert '<html lang="en">' in page(lang="en")
    assert "<del>105</del>" in page(FINDING)


def test_a_clean_document_says_that_nothing_was_found() -> None:
    assert "Không thấy chỗ nào mâu thuẫn." in page()


def test_marks_notices_and_what_was_not_read_are_told() -> None:
    made = Page(
        page(
            marks=(Mark(0, 7, MarkKind.INSERTED), Mark(8, 11, MarkKind.OCR, 0.95)),
            notices=(Notice("tracked", "Bản dự thảo có 1 chỗ sửa.", "One change."),),
            unread=(Unread("picture", 2, "ảnh", "pictures", "Hình <1>"),),
            sections=(Section(0, "Trang 1"),),
        )
    )
    assert "Bản dự thảo có 1 chỗ sửa." in made.text
    assert "2 ảnh: “Hình <1>”" in made.text
    assert "Trang 1" in made.text
    classes = {attributes.get("class") for _, attributes in made.tags}
    assert "inserted" in classes
    assert "ocr" not in classes


def test_the_page_is_inert_and_asks_for_nothing_outside() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="y">"\' & \x00'
    shown = ShownDocument(evil, evil + "\n" + evil)
    found = Finding(
        evil, Certainty.LIKELY, Span(0, 9), evil, evil, evil, (evil,), (Repair(Span(0, 3), evil, evil, evil),)
    )
    made = html_page(shown, [found], [evil])
    parsed = Page(made)
    assert not {"script", "img", "iframe", "object", "link", "base", "form"} & {tag for tag, _ in parsed.tags}
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on")]
    assert all((a.get("href") or "#").startswith("#") for _, a in parsed.tags)
    assert "default-src 'none'" in made
    assert not re.search(r"https?:|url\(|@import", made)


def test_a_long_sheet_shows_its_head_and_the_rows_round_each_finding() -> None:
    rows = 3_000
    text = "\n".join(f"dòng {row}\t{row}" for row in range(1, rows + 1))
    cells: list[GridCell] = []
    at = 0
    for row in range(1, rows + 1):
        name = f"dòng {row}"
        cells.append(GridCell(row, 1, at, at + len(name)))
        at += len(name) + 1
        cells.append(GridCell(row, 2, at, at + len(str(row))))
        at += len(str(row)) + 1
    place = cells[2 * 1_999 + 1]
    found = Finding("VD101", Certainty.CERTAIN, Span(place.start, place.end), "2000", "Sai.", "Wrong.")
    made = html_page(ShownDocument("a.xlsx", text, (Grid(1, 0, len(text), tuple(cells)),)), [found])
    assert "dòng 1<" in made
    assert "dòng 1997<" in made
    assert "dòng 1500<" not in made
    assert made.count("dòng không có gì để báo") == 2
    assert len(made) < 20_000


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=8),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4),
)
def test_whatever_overlaps_every_word_is_shown_once_and_every_finding_can_be_reached(
    spans: list[tuple[int, int]], hidden: list[tuple[int, int]]
) -> None:
    text = "Thu ngân sách 12 tỷ\nChi 5 tỷ, đạt 9% dự toán của năm\nHết rồi đó nhé"
    findings = [
        Finding(
            "VD101",
            list(Certainty)[start % 3],
            Span(start, min(start + size + 1, len(text))),
            "x",
            "S.",
            "W.",
        )
        for start, size in spans
        if start < len(text) and text[start] != "\n"
    ]
    marks = [Mark(start, start + size, MarkKind.HIDDEN) for start, size in hidden]
    made = html_page(ShownDocument("a.txt", text, marks=tuple(marks)), findings)
    source = made[made.index('class="sheet"') : made.index("</section>")]
    for number in range(1, len(findings) + 1):
        assert f'id="m{number}"' in source
        assert f'href="#f{number}"' in source
    words = re.sub(r'<a class="badge[^>]*>\d+</a>', "", source)
    shown = re.sub(r"<[^>]*>", "", words[words.index(">") + 1 :]).split()
    assert shown == text.split()
