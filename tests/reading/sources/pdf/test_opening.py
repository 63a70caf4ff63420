"""A PDF reads as a person reads it: paragraphs whole, columns in turn, tables as grids, words in place."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.reading.sources.drawn import BOLD, PLAIN, canvas_pdf, ruled, set_pdf
from vedich.domain.document import Span
from vedich.domain.grid import Grid
from vedich.domain.mark import MarkKind
from vedich.reading.sources.opening import source_of
from vedich.reading.sources.pdf.opening import pages_of_pdf
from vedich.reading.sources.source import Source
from vedich.reading.sources.trouble import SourceError, Trouble

LONG = (
    "Thu ngân sách nhà nước trên địa bàn đạt 526,8 tỷ đồng, bằng 84,2% dự toán tỉnh giao, tăng 7,4% so với "
    "cùng kỳ năm trước; diện tích gieo trồng lúa 4.120 ha, đạt 100,5% kế hoạch năm, sản lượng 21.850 tấn."
)
ROWS = [["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện"]] + [
    [
        str(n),
        f"Giá trị sản xuất nông, lâm nghiệp và thủy sản của xã thứ {n}",
        "tỷ đồng",
        f"{n}.100,5",
        f"{n}.200",
    ]
    for n in range(1, 61)
]


def opened(data: bytes) -> Source:
    return source_of(data, "a.pdf")


def cells_of(source: Source, grid: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): source.text[cell.start : cell.end] for cell in grid.cells}


def picture(colour: str = "white") -> ImageReader:
    return ImageReader(Image.new("RGB", (60, 80), colour))


def test_a_sentence_over_several_lines_reads_as_one_paragraph() -> None:
    source = opened(set_pdf([LONG, LONG]))
    assert source.text == f"{LONG}\n{LONG}\n"


def test_a_sentence_over_two_pages_reads_as_one_and_no_figure_meets_the_page_number() -> None:
    source = opened(
        set_pdf([LONG] * 30, edge=lambda canvas, page: canvas.drawCentredString(300, 30, str(page)))
    )
    assert source.text == f"{LONG}\n" * 30
    assert [(left.what, left.count) for left in source.unread] == [("page_number", 3)]


def test_a_running_head_is_read_once_and_counted_after() -> None:
    head = "BÁO CÁO KINH TẾ - XÃ HỘI XÃ AN BÌNH"
    source = opened(set_pdf([LONG] * 30, edge=lambda canvas, page: canvas.drawString(85, 800, head)))
    assert source.text.count(head) == 1
    assert source.text.replace(f"{head}\n", "") == f"{LONG}\n" * 30
    assert [(left.what, left.count) for left in source.unread] == [("repeated_line", 2)]


def test_the_two_halves_of_an_administrative_head_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for y, left, right in (
            (780, "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (762, "XÃ AN BÌNH", "Độc lập - Tự do - Hạnh phúc"),
            (730, "Số: 12/BC-UBND", "An Bình, ngày 05 tháng 10 năm 2023"),
        ):
            canvas.drawCentredString(170, y, left)
            canvas.drawCentredString(415, y, right)
        canvas.setFont(BOLD, 14)
        canvas.drawCentredString(311, 690, "BÁO CÁO")

    assert opened(canvas_pdf(draw)).text.split("\n")[:7] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 05 tháng 10 năm 2023",
        "BÁO CÁO",
    ]


def test_two_columns_of_running_text_read_one_after_the_other() -> None:
    words = [f"chữ{n}" for n in range(120)]

    def draw(canvas: Canvas) -> None:
        for column in range(2):
            for row in range(15):
                at = column * 60 + row * 4
                canvas.drawString(60 + 260 * column, 760 - 18 * row, " ".join(words[at : at + 4]))

    assert opened(canvas_pdf(draw)).text.split() == words


def test_a_table_with_merged_heads_becomes_a_grid() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Năm 2023", "", "Ghi chú"],
        ["", "", "Kế hoạch", "Thực hiện", ""],
        ["1", "Thu ngân sách nhà nước", "526,8", "61.450", ""],
    ]
    spans = [
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (1, 1)),
        ("SPAN", (2, 0), (3, 0)),
        ("SPAN", (4, 0), (4, 1)),
    ]
    source = opened(set_pdf([LONG, ruled(rows, *spans, colWidths=[30, 150, 80, 80, 80]), LONG]))
    (grid,) = source.grids
    assert cells_of(source, grid) == {
        (1, 1): "TT",
        (1, 2): "Chỉ tiêu",
        (1, 3): "Năm 2023",
        (1, 5): "Ghi chú",
        (2, 3): "Kế hoạch",
        (2, 4): "Thực hiện",
        (3, 1): "1",
        (3, 2): "Thu ngân sách nhà nước",
        (3, 3): "526,8",
        (3, 4): "61.450",
        (3, 5): "",
    }
    merged = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in grid.cells}
    assert merged[1, 1] == (2, 1)
    assert merged[1, 3] == (1, 2)
    assert source.text.startswith(f"{LONG}\nTT\t")
    assert source.text.endswith(f"\n{LONG}\n")


def test_a_table_over_pages_goes_on_with_every_cell_in_place() -> None:
    source = opened(set_pdf([LONG, ruled(ROWS, colWidths=[30, 170, 70, 80, 80])]))
    assert [grid.continues for grid in source.grids] == [None, *range(1, len(source.grids))]
    assert len(source.grids) > 2
    rows = []
    for grid in source.grids:
        cells = cells_of(source, grid)
        rows += [[cells[row, column] for column in range(1, 6)] for row in range(2, grid.height + 1)]
    assert rows == ROWS[1:]


def test_a_row_split_by_the_page_break_is_joined() -> None:
    rows = [["TT", "Nội dung", "Số"], ["1", "một " * 400 + "hai", "5,2"]]
    source = opened(set_pdf([ruled(rows, colWidths=[30, 300, 60])]))
    assert cells_of(source, source.grids[0])[2, 2] == "một " * 400 + "hai"


def test_columns_of_figures_without_lines_become_a_grid() -> None:
    told = [("Lúa", "4.120", "4.200"), ("Ngô", "120,5", "98"), ("Mía", "75", "80,5")]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            80, 760, "Diện tích gieo trồng các loại cây chính trên địa bàn xã như sau (đơn vị: ha):"
        )
        for row, cells in enumerate(told):
            for column, text in enumerate(cells):
                canvas.drawString(80 + 150 * column, 730 - 18 * row, text)

    source = opened(canvas_pdf(draw))
    (grid,) = source.grids
    assert list(cells_of(source, grid).values()) == [text for row in told for text in row]


def test_the_box_of_a_word_holds_its_ink_and_nothing_else() -> None:
    for turn in (0, 90, 180, 270):
        data = canvas_pdf(lambda canvas: canvas.drawString(200, 500, "Thu đạt 526,8 tỷ"))
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
        writer.pages[0].rotate(turn)
        out = io.BytesIO()
        writer.write(out)
        source = opened(out.getvalue())
        at = source.text.index("526,8")
        place = source.place_in_file(Span(at, at + 5))
        assert place is not None
        assert place.page == 1
        assert place.box is not None
        image = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=2).to_pil().convert("L")
        left, top, right, bottom = (2 * edge for edge in place.box)
        inside = image.crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
        assert inside.getextrema()[0] < 60
        around = image.crop((int(left) - 4, int(top) - 4, int(right) + 5, int(bottom) + 5))
        ink = sum(count for value, count in enumerate(around.histogram()) if value < 128)
        own = sum(count for value, count in enumerate(inside.histogram()) if value < 128)
        assert own >= 0.98 * ink, f"page turned by {turn}"


def test_a_page_drawn_on_its_side_reads_as_one_that_stands() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        for row, line in enumerate(("Sản lượng lúa đạt 21.850 tấn.", "Thu ngân sách 526,8 tỷ đồng.")):
            canvas.drawString(100, -200 - 40 * row, line)

    source = opened(canvas_pdf(draw))
    assert source.text == "Sản lượng lúa đạt 21.850 tấn.\nThu ngân sách 526,8 tỷ đồng.\n"
    place = source.place_in_file(Span(0, 3))
    assert place is not None
    assert place.box is not None
    assert place.box[3] - place.box[1] > place.box[2] - place.box[0]


def test_white_words_are_marked_hidden_unless_they_stand_on_a_shade() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(80, 690, 200, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(90, 700, "Tiêu đề")
        canvas.drawString(90, 600, "giấu 99%")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(90, 500, "Thấy được")

    source = opened(canvas_pdf(draw))
    assert [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks] == [
        ("giấu 99%", MarkKind.HIDDEN)
    ]


def test_letters_without_ink_are_recognised_over_a_picture_and_hidden_elsewhere() -> None:
    def draw(canvas: Canvas, *, scan: bool) -> None:
        if scan:
            canvas.drawImage(picture(), 0, 0, 595, 842)
        text = canvas.beginText(100, 700)
        text.setTextRenderMode(3)
        text.setFont(PLAIN, 13)
        text.textOut("đạt 526,8 tỷ")
        canvas.drawText(text)

    for scan, kind in ((True, MarkKind.OCR), (False, MarkKind.HIDDEN)):
        source = opened(canvas_pdf(lambda canvas, scan=scan: draw(canvas, scan=scan)))
        assert [mark.kind for mark in source.marks] == [kind]


def test_the_mark_of_a_footnote_is_not_part_of_a_figure_but_a_power_is_part_of_its_measure() -> None:
    def draw(canvas: Canvas) -> None:
        x = 80.0
        for text, size, rise in (
            ("Thu đạt 526,8", 13, 0),
            ("1", 8, 5),
            (" tỷ đồng, 40 m", 13, 0),
            ("2", 8, 5),
            (" sàn.", 13, 0),
        ):
            canvas.setFont(PLAIN, size)
            canvas.drawString(x, 700 + rise, text)
            x += canvas.stringWidth(text, PLAIN, size)

    source = opened(canvas_pdf(draw))
    assert source.text == "Thu đạt 526,8 tỷ đồng, 40 m2 sàn.\n"
    assert [(left.what, left.count) for left in source.unread] == [("footnote_mark", 1)]


def test_letters_in_pieces_are_put_together_and_words_drawn_twice_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, unicodedata.normalize("NFD", "Tỷ lệ hộ nghèo"))
        for shift in (0, 0.3):
            canvas.drawString(80 + shift, 650, "còn 0,63%")

    assert opened(canvas_pdf(draw)).text.split() == ["Tỷ", "lệ", "hộ", "nghèo", "còn", "0,63%"]


def test_what_stands_in_form_fields_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "Kế hoạch năm:")
        canvas.acroForm.textfield(name="plan", value="1.250", x=180, y=695, width=80, height=18)

    assert opened(canvas_pdf(draw)).text == "Kế hoạch năm: 1.250\n"


def test_a_password_is_asked_for_and_an_empty_one_opens() -> None:
    plain = canvas_pdf(lambda canvas: canvas.drawString(80, 700, "Thu đạt 5 tỷ"))
    for password, opens in (("", True), ("bí mật", False)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
        writer.encrypt(user_password=password, owner_password="chủ", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if opens:
            assert opened(out.getvalue()).text == "Thu đạt 5 tỷ\n"
        else:
            with pytest.raises(SourceError) as caught:
                opened(out.getvalue())
            assert caught.value.trouble is Trouble.ENCRYPTED


def test_a_damaged_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(SourceError) as caught:
        opened(b"%PDF-1.7\n" + bytes(range(256)) * 4)
    assert caught.value.trouble is Trouble.DAMAGED


def test_pages_are_counted_without_being_read() -> None:
    assert pages_of_pdf(set_pdf([LONG] * 30)) == (3, 0)
    assert pages_of_pdf(b"%PDF-1.7 nothing") == (0, 0)


def letters(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", "".join(text.split())))


def test_no_letter_is_lost_against_another_reader(tmp_path: Path) -> None:
    data = set_pdf(
        [LONG, ruled(ROWS, colWidths=[30, 170, 70, 80, 80]), LONG],
        edge=lambda canvas, page: canvas.drawString(300, 800, str(page)),
    )
    source = opened(data)
    numbers = next(left for left in source.unread if left.what == "page_number")
    ours = letters(source.text) + letters("".join(str(page) for page in range(1, numbers.count + 1)))
    assert ours == letters("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    if shutil.which("pdftotext") is None:
        pytest.skip("office: poppler-utils is not installed")
    (tmp_path / "a.pdf").write_bytes(data)
    told = subprocess.run(["pdftotext", "-raw", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    assert ours == letters(told.stdout.decode())


def test_letters_of_an_old_font_are_put_into_unicode_and_keep_their_places() -> None:
    data = canvas_pdf(lambda canvas: canvas.drawString(80, 700, "Thu ng©n s¸ch n­íc ®¹t 526,8 tû ®ång"))
    # The face calls itself by another name of the same length: what counts is the name.
    told = data.replace(b"Tinos", b".VnTi").replace(b"LiberationSerif", b".VnTimeRegularX")
    source = opened(told)
    assert source.text == "Thu ngân sách nước đạt 526,8 tỷ đồng\n"
    at = source.text.index("526,8")
    place = source.place_in_file(source.place(at, at + 5))
    assert place is not None
    assert place.page == 1
    assert {mark.kind for mark in source.marks} == {MarkKind.CONVERTED}
