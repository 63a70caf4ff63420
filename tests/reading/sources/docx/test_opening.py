"""Every feature of a Word file: what is read, what is marked, what is counted and left out."""

# ruff: noqa: E501 - XML is read whole.

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.sources.docx import written as w
from tests.reading.sources.docx.oracle import assert_nothing_lost, assert_places
from vedich.domain.mark import MarkKind
from vedich.reading.sources import Source, SourceError, Trouble, source_of


def opened(body: str, **parts: str) -> Source:
    data = w.word_file(body, **parts)
    source = source_of(data, "a.docx")
    assert_places(source)
    assert_nothing_lost(data, source)
    return source


def marked(source: Source, kind: MarkKind) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is kind]


def unread(source: Source) -> dict[str, tuple[int, str]]:
    return {each.what: (each.count, each.sample) for each in source.unread}


def test_paragraphs_are_lines_with_a_blank_line_between() -> None:
    source = opened(w.paragraph("Thu đạt ", "526,8", " tỷ") + "<w:p/>" + w.paragraph("Chi đạt 300 tỷ"))
    assert source.text == "Thu đạt 526,8 tỷ\n\nChi đạt 300 tỷ"
    assert source.text == source.original and source.runs == ()


def test_a_figure_over_several_runs_has_one_place() -> None:
    source = opened(w.paragraph("Thu đạt ", "52", "6,8", " tỷ"))
    place = source.place_in_file(source.place(8, 13))
    assert place is not None and (place.part, place.paragraph, place.start, place.end) == ("body", 1, 8, 13)


def test_breaks_tabs_and_hyphens_are_read_as_they_look() -> None:
    body = w.paragraph(
        "Số: 12", w.run("<w:noBreakHyphen/>"), "NQ", w.run("<w:tab/>"), "a", w.run("<w:br/>"), "kế",
        w.run("<w:softHyphen/>"), "hoạch", w.run('<w:sym w:font="Symbol" w:char="F0B3"/>'), "5",
    )  # fmt: skip
    data = w.word_file(body)
    source = source_of(data, "a.docx")
    assert source.text == "Số: 12-NQ\ta\nkếhoạch≥5"
    place = source.place_in_file(source.place(source.text.index("hoạch"), len(source.text) - 2))
    assert place is not None and (place.start, place.end) == (15, 20)


def test_a_table_is_a_grid_and_rows_of_text() -> None:
    source = opened(
        w.paragraph("Biểu 1")
        + w.table(
            w.row(w.cell("Chỉ tiêu", merge="restart"), w.cell("Năm 2025", columns=2)),
            w.row(w.cell("", merge="continue"), "Kế hoạch", "Thực hiện"),
            w.row(w.cell("Lúa", "(ha)"), "120", ""),
        )
        + w.paragraph("Hết")
    )
    assert source.text == "Biểu 1\n\nChỉ tiêu\tNăm 2025\nKế hoạch\tThực hiện\nLúa (ha)\t120\t\n\nHết"
    (grid,) = source.grids
    cells = [
        (cell.row, cell.column, cell.rows, cell.columns, source.text[cell.start : cell.end])
        for cell in grid.cells
    ]
    assert cells == [
        (1, 1, 2, 1, "Chỉ tiêu"), (1, 2, 1, 2, "Năm 2025"), (2, 2, 1, 1, "Kế hoạch"), (2, 3, 1, 1, "Thực hiện"),
        (3, 1, 1, 1, "Lúa (ha)"), (3, 2, 1, 1, "120"), (3, 3, 1, 1, ""),
    ]  # fmt: skip
    at = source.text.index("120")
    place = source.place_in_file(source.place(at, at + 3))
    assert place is not None and (place.table, place.row, place.column, place.start) == (1, 3, 2, 0)


def test_a_nested_table_stands_in_its_cell_and_has_a_grid_of_its_own() -> None:
    inner = w.table(w.row("Lúa", "120"), w.row("Ngô", "15"))
    source = opened(w.table(w.row("A", w.cell("Trong đó:", inner, "<w:p/>")), w.row("B", "2")))
    assert source.text.split("\n")[0] == "A\tTrong đó: Lúa 120 Ngô 15"
    outer, nested = source.grids
    assert [source.text[cell.start : cell.end] for cell in nested.cells] == ["Lúa", "120", "Ngô", "15"]
    assert (outer.number, nested.number, len(outer.cells)) == (1, 2, 4)


def test_rows_that_begin_late_and_cells_in_controls_keep_their_column() -> None:
    late = w.row("7", properties='<w:gridBefore w:val="2"/>')
    wrapped_cell = f"<w:sdt><w:sdtContent>{w.cell('2')}</w:sdtContent></w:sdt>"
    rows = w.row("1", "x").replace("</w:tr>", f"{wrapped_cell}</w:tr>")
    source = opened(w.table(f"<w:sdt><w:sdtContent>{rows}</w:sdtContent></w:sdt>", late))
    assert [(c.row, c.column, source.text[c.start : c.end]) for c in source.grids[0].cells] == [
        (1, 1, "1"), (1, 2, "x"), (1, 3, "2"), (2, 3, "7"),
    ]  # fmt: skip


def test_words_under_a_merged_cell_are_counted() -> None:
    source = opened(
        w.table(w.row(w.cell("Lúa", merge="restart"), "1"), w.row(w.cell("ẩn", merge="continue"), "2"))
    )
    assert unread(source) == {"covered_text": (1, "ẩn")}


def test_insertions_are_read_and_marked_and_deletions_only_counted() -> None:
    source = opened(w.paragraph("Thu đạt ", w.deleted("500"), w.inserted("526,8", " tỷ"), " đồng"))
    assert source.text == "Thu đạt 526,8 tỷ đồng"
    assert marked(source, MarkKind.INSERTED) == ["526,8 tỷ"]
    assert unread(source) == {"deleted_text": (1, "500")}
    (notice,) = source.notices
    assert notice.code == "tracked_changes" and "2 chỗ sửa chưa duyệt (1 chèn, 1 xóa" in notice.vi


def test_words_struck_out_are_counted_and_not_part_of_a_figure() -> None:
    source = opened(
        w.paragraph("Đạt 526,8", w.run("500", "<w:strike/>"), w.run(" tỷ", '<w:strike w:val="0"/>'))
    )
    assert source.text == "Đạt 526,8 tỷ"
    assert unread(source) == {"struck_text": (1, "500")}


def test_what_was_moved_is_read_where_it_went() -> None:
    moved = w.run("Chi đạt 9 tỷ. ")
    source = opened(
        w.paragraph(f"<w:moveFrom>{moved}</w:moveFrom>", "Thu.")
        + w.paragraph(f"<w:moveTo>{moved}</w:moveTo>", "Hết")
    )
    assert source.text == "Thu.\n\nChi đạt 9 tỷ. Hết"
    assert unread(source) == {"moved_text": (1, "Chi đạt 9 tỷ.")}


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    source = opened(w.paragraph("Thu đạt ", mark='<w:del w:id="3" w:author="Lan"/>') + w.paragraph("5 tỷ"))
    assert source.text == "Thu đạt 5 tỷ"
    assert source.notices[0].code == "tracked_changes"


def test_deleted_rows_are_no_rows() -> None:
    gone = w.row(w.cell(w.paragraph(w.deleted("Ngô"))), "9", properties='<w:del w:id="4" w:author="Lan"/>')
    source = opened(w.table(w.row("Lúa", "5"), gone, w.row("Khoai", "7")))
    assert source.text == "Lúa\t5\nKhoai\t7"
    assert unread(source)["deleted_text"] == (1, "Ngô9")


def test_hidden_words_are_read_and_marked() -> None:
    styles = w.part(
        "styles",
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DoanAn"><w:basedOn w:val="Goc"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    source = opened(
        w.paragraph("a", w.run("b", "<w:vanish/>"), w.run("c", '<w:rStyle w:val="An"/>'), "d")
        + w.paragraph("e", w.run("f", '<w:vanish w:val="0"/>'), style="DoanAn"),
        styles=styles,
    )
    assert marked(source, MarkKind.HIDDEN) == ["bc", "e"]
    assert [notice.code for notice in source.notices] == ["hidden_text"]


def test_a_field_is_read_by_its_result() -> None:
    nested = w.field(" PAGE ", "7")
    source = opened(
        w.paragraph("Trang ", w.field(" NUMPAGES ", "12"), ", ", '<w:fldSimple w:instr="REF a">' + w.run("mục 3") + "</w:fldSimple>")
        + w.paragraph(w.run('<w:fldChar w:fldCharType="begin"/>'), "ẩn ", nested, w.run('<w:fldChar w:fldCharType="separate"/>'), "hiện", w.run('<w:fldChar w:fldCharType="end"/>'))
    )  # fmt: skip
    assert source.text == "Trang 12, mục 3\n\nhiện"
    assert unread(source)["field_code"][1] == "ẩn"


def test_a_field_that_never_ends_hides_nothing() -> None:
    lone = w.run('<w:fldChar w:fldCharType="begin"/>')
    assert opened(w.paragraph("a", lone, "b") + w.paragraph("Thu 5 tỷ")).text == "ab\n\nThu 5 tỷ"


def test_links_controls_and_tags_are_read_through() -> None:
    source = opened(
        w.paragraph(
            "<w:hyperlink>" + w.run("xem ") + "</w:hyperlink>",
            "<w:smartTag>" + w.run("phụ ") + "</w:smartTag>",
            "<w:sdt><w:sdtPr/><w:sdtContent>" + w.run("lục ") + "</w:sdtContent></w:sdt>",
            "<w:customXml>" + w.run("số 1") + "</w:customXml>",
        )
        + "<w:sdt><w:sdtContent>" + w.paragraph("Trong khung") + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert source.text == "xem phụ lục số 1\n\nTrong khung"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    source = opened(
        w.paragraph("Thu đạt ", w.text_box(w.paragraph("Ghi chú: 7 xã")), "5 tỷ") + w.paragraph("Hết")
    )
    assert source.text == "Thu đạt 5 tỷ\n\nGhi chú: 7 xã\n\nHết"
    last = source.place_in_file(source.place(len(source.text) - 3, len(source.text)))
    assert last is not None and last.paragraph == 4  # the repeated paragraph of the old form counts


def test_a_text_box_of_old_word_and_one_in_a_header_are_read() -> None:
    inside = f"<w:txbxContent>{w.paragraph('Hộp cũ 5 xã')}</w:txbxContent>"
    old = w.run(f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>")
    source = opened(
        w.table(w.row(w.cell(w.paragraph("Lúa", old)), "120")),
        header1=w.part("hdr", w.paragraph(w.text_box(w.paragraph("Mẫu 3")))),
    )
    assert source.text == "Lúa Hộp cũ 5 xã\t120\n\nMẫu 3"


def test_list_numbers_are_computed_and_have_a_paragraph_for_their_place() -> None:
    lists = w.numbering(
        ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), lists=2, restart_second=True
    )
    source = opened(
        w.paragraph("Kinh tế", number=(1, 0)) + w.paragraph("Thu", number=(1, 1)) + w.paragraph("a", number=(1, 2))
        + w.paragraph("b", number=(1, 2)) + w.paragraph("Chi", number=(1, 1)) + w.paragraph("Xã hội", number=(1, 0))
        + w.paragraph("Y tế", number=(1, 1)) + w.paragraph("Lại từ đầu", number=(2, 0)),
        numbering=lists,
    )  # fmt: skip
    assert source.text.split("\n\n") == [
        "I. Kinh tế", "1. Thu", "a) a", "b) b", "2. Chi", "II. Xã hội", "1. Y tế", "I. Lại từ đầu",
    ]  # fmt: skip
    assert source.pieces[0].place.start is None and source.pieces[1].place.start == 0


def test_list_numbers_by_style_count_along_and_show_bullets() -> None:
    styles = w.part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    lists = w.numbering(("decimalZero", "Mục %1:"), ("bullet", "\uf0b7"))
    lists = lists.replace(
        '<w:lvlText w:val="\uf0b7"/>',
        '<w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>',
    )
    source = opened(
        w.paragraph("Thu", style="Muc") + w.paragraph("x", number=(1, 1)) + w.paragraph("Chi", style="Muc")
        + w.paragraph("Không số", style="Muc", number=(0, 0)),
        styles=styles, numbering=lists,
    )  # fmt: skip
    assert source.text.split("\n\n") == ["Mục 01: Thu", "• x", "Mục 02: Chi", "Không số"]


def test_headers_footers_and_notes_come_after_the_body() -> None:
    reference = w.run('<w:footnoteReference w:id="2"/>')
    source = opened(
        w.paragraph("Thu đạt 526,8", reference, " tỷ"),
        header1=w.part("hdr", w.paragraph("Mật độ 3")),
        footer1=w.part("ftr", w.paragraph(w.field("PAGE", "2"))),
        footnotes=w.part("footnotes", '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>',
                         w.note("footnote", 2, w.paragraph("Số ước.")), w.note("footnote", 9, w.paragraph("mồ côi"))),
    )  # fmt: skip
    assert source.text == "Thu đạt 526,8 tỷ\n\nMật độ 3\n\n2\n\nSố ước."
    assert [piece.place.part for piece in source.pieces] == [
        "body",
        "header1",
        "footer1",
        "footnotes",
    ]
    assert unread(source) == {"note_without_mark": (1, "mồ côi")}


def test_comments_pictures_and_the_like_are_counted() -> None:
    source = opened(
        w.paragraph(
            "Thu",
            w.run("<w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing>"),
            w.run('<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel"/></w:object>'),
            w.run('<w:drawing><c:chart r:id="rId-chart"/></w:drawing>'),
            w.run("<w:drawing><a:t>chữ vẽ</a:t></w:drawing>"),
            w.run('<w:pict><v:shape><v:textpath string="BẢN NHÁP"/></v:shape></w:pict>'),
        ),
        chart=f"<c:chartSpace {w.NAMESPACES}><a:t>Thu qua các năm</a:t><c:v>526.8</c:v></c:chartSpace>",
    )
    assert {what: count for what, (count, _) in unread(source).items() if what != "word_art"} == {
        "picture": 1, "embedded_object": 1, "chart": 1, "drawing_text": 1,
    }  # fmt: skip


def test_comments_of_colleagues_are_not_the_document() -> None:
    source = opened(
        w.paragraph("Thu 5 tỷ"),
        comments=w.part("comments", w.note("comment", 0, w.paragraph("Xem lại 9 tỷ"))),
    )
    assert source.text == "Thu 5 tỷ" and unread(source) == {"comment": (1, "Xem lại 9 tỷ")}


def test_a_raised_note_mark_after_a_figure_is_not_part_of_it() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    source = opened(w.paragraph("Đạt 526,8", w.run("1", raised), " tỷ trên 12 km", w.run("2", raised)))
    assert source.text == "Đạt 526,8 tỷ trên 12 km2"
    assert [notice.code for notice in source.notices] == ["raised_digits"]


def test_an_equation_is_read_in_a_line() -> None:
    told = "<m:oMath><m:r><m:t>x = </m:t></m:r><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>5</m:t></m:r></m:den></m:f></m:oMath>"
    assert opened(w.paragraph("Ta có ", told)).text == "Ta có x = 12/5"


def test_the_head_of_an_official_document_is_lines_not_a_table() -> None:
    head = w.table(
        w.row(w.cell("ỦY BAN NHÂN DÂN", "XÃ CẦN ĐƯỚC", "Số: 12/BC-UBND"),
              w.cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Cần Đước, ngày 05 tháng 11 năm 2025")),
        borders=False,
    )  # fmt: skip
    source = opened(head + w.paragraph("BÁO CÁO"))
    assert source.grids == ()
    assert source.text.split("\n\n")[2:4] == ["Số: 12/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_table_whose_column_tells_a_date_is_a_table() -> None:
    told = w.table(w.row("Chỉ tiêu", "Đến ngày 30 tháng 9 năm 2025"), w.row("Lúa (ha)", "120"))
    assert len(opened(told).grids) == 1


def test_the_foot_of_a_document_without_lines_is_lines() -> None:
    foot = w.table(w.row("", "KT. CHỦ TỊCH"), w.row("", "Nguyễn Văn An"), borders=False)
    assert opened(foot).grids == ()


def test_a_frame_of_one_cell_is_lines() -> None:
    assert opened(w.table(w.row(w.cell("Thu 5 tỷ", "Chi 4 tỷ")))).grids == ()


def test_the_strict_form_is_read_alike() -> None:
    from io import BytesIO
    from zipfile import ZipFile

    made = BytesIO()
    with ZipFile(BytesIO(w.word_file(w.paragraph("Thu 5 tỷ")))) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            told = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, told)
    assert source_of(made.getvalue(), "a.docx").text == "Thu 5 tỷ"


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (lambda data: data[: len(data) // 2] + b"word/document", Trouble.DAMAGED),
        (lambda _: w.word_file("<w:p/>"), Trouble.NO_TEXT),
        (lambda _: w.word_file("<w:p>&x;</w:p>"), Trouble.DAMAGED),
        (lambda _: w.word_file(w.paragraph(w.run("<w:drawing><pic:pic/></w:drawing>"))), Trouble.ONLY_PICTURES),
        (lambda _: w.word_file("<w:p/>", styles='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), Trouble.DECLARES_DTD),
        (lambda _: w.word_file("<w:p>" * 300 + "</w:p>" * 300), Trouble.DAMAGED),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(change: Any, trouble: Trouble) -> None:
    with pytest.raises(SourceError) as caught:
        source_of(change(w.word_file(w.paragraph("Thu 5 tỷ"))), "a.docx")
    assert caught.value.trouble is trouble
