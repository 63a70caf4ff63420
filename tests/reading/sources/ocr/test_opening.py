"""A scan reads as the document it shows: text in order, tables by cells, figures with their certainty."""

from __future__ import annotations

import io
import random
import subprocess
import sys

import numpy as np
import pypdfium2
import pytest

from tests.reading.sources.drawn import canvas_pdf, ruled, set_pdf
from tests.reading.sources.scanned import image_file, recognition, scan_of
from vedich.domain.document import Span
from vedich.domain.mark import MarkKind
from vedich.reading.sources.ocr import opening
from vedich.reading.sources.ocr.picture import tilt_of
from vedich.reading.sources.ocr.pixels import pages_of_picture
from vedich.reading.sources.opening import source_of
from vedich.reading.sources.pdf import scanned
from vedich.reading.sources.pdf.opening import pages_of_pdf
from vedich.reading.sources.source import Source
from vedich.reading.sources.trouble import SourceError, Trouble

SENTENCE = (
    "Thu ngân sách nhà nước trên địa bàn đạt 526,8 tỷ đồng, bằng 84,2% dự toán tỉnh giao, tăng 7,4% so với "
    "cùng kỳ năm trước; diện tích gieo trồng lúa 4.120 ha, đạt 100,5% kế hoạch năm."
)


def figures(count: int) -> list[list[str]]:
    chance = random.Random(11)
    return [
        [
            str(number),
            chance.choice(
                ["Sản lượng lúa cả năm", "Tổng thu ngân sách nhà nước trên địa bàn xã", "Tỷ lệ hộ nghèo"]
            ),
            chance.choice(["tỷ đồng", "tấn", "ha"]),
            f"{chance.randint(1, 99)}.{chance.randint(0, 999):03d}",
            f"{chance.randint(1, 999)},{chance.randint(0, 9)}",
            chance.choice(["-", "", f"{chance.randint(50, 150)},{chance.randint(0, 9)}"]),
        ]
        for number in range(1, count + 1)
    ]


ROWS = [["TT", "Chỉ tiêu", "Đơn vị", "KH 2023", "TH 2023", "Tỷ lệ"], *figures(20)]
WIDTHS = [30, 170, 60, 70, 70, 60]


def told_rows(source: Source) -> list[list[str]]:
    (grid,) = source.grids
    cells = {(cell.row, cell.column): source.text[cell.start : cell.end] for cell in grid.cells}
    return [[cells.get((row, column), "") for column in range(1, 7)] for row in range(2, grid.height + 1)]


@pytest.mark.parametrize(("degrees", "noise", "blur"), [(0, 0, 0), (0.7, 12, 0.8), (-1.3, 18, 1.1)])
def test_the_figures_of_a_scanned_table_are_read_digit_for_digit(
    degrees: float, noise: float, blur: float
) -> None:
    recognition()
    pdf = set_pdf([SENTENCE, ruled(ROWS, colWidths=WIDTHS)])
    source = source_of(image_file(scan_of(pdf, degrees=degrees, noise=noise, blur=blur)), "a.png")
    told = told_rows(source)
    assert len(told) == len(ROWS) - 1
    wrong = [
        (want, got)
        for wanted, read in zip(ROWS[1:], told, strict=True)
        for want, got in zip([wanted[0], *wanted[3:]], [read[0], *read[3:]], strict=True)
        if want != got
    ]
    assert len(wrong) <= (0 if not noise else 3), wrong
    if not noise:
        assert told == ROWS[1:]
    # What is misread is not trusted.
    for _, got in wrong:
        at = source.text.index(f"\t{got}") + 1 if got else -1
        marks = [mark for mark in source.marks if mark.start <= at < mark.end]
        assert all(mark.certainty < 0.95 for mark in marks)
    assert "526,8 tỷ đồng" in source.text


def test_every_word_of_a_scan_is_marked_and_the_notice_says_so() -> None:
    recognition()
    source = source_of(image_file(scan_of(set_pdf([SENTENCE]))), "a.png")
    assert [notice.code for notice in source.notices] == ["recognised"]
    marked = {at for mark in source.marks for at in range(mark.start, mark.end) if mark.kind is MarkKind.OCR}
    assert all(at in marked or letter.isspace() for at, letter in enumerate(source.text))
    assert all(0 <= mark.certainty < 1 for mark in source.marks)


def test_the_box_of_a_recognised_word_holds_its_ink_on_the_slanting_page() -> None:
    recognition()
    scan = scan_of(set_pdf([SENTENCE] * 4), degrees=1.5, noise=4)
    source = source_of(image_file(scan), "a.png")
    for word in ("526,8", "4.120"):
        at = source.text.rindex(word)
        place = source.place_in_file(Span(at, at + len(word)))
        assert place is not None
        assert place.box is not None
        left, top, right, bottom = (int(edge * 200 / 72) for edge in place.box)
        inside = np.asarray(scan.convert("L"))[top - 2 : bottom + 3, left - 2 : right + 3]
        assert inside.min() < 90
        below = np.asarray(scan.convert("L"))[bottom + 6 : bottom + 9, left:right]
        assert below.min() > 150


def test_the_slant_of_a_page_is_found_to_a_tenth_of_a_degree() -> None:
    recognition()
    for degrees in (-2.0, -0.7, 0.0, 1.1, 3.0):
        grey = np.asarray(scan_of(set_pdf([SENTENCE] * 8), degrees=degrees, noise=4).convert("L"))
        assert abs(tilt_of(grey) - degrees) <= 0.15


def test_a_pdf_of_letters_and_pictures_is_read_page_by_page() -> None:
    recognition()
    letters = set_pdf([SENTENCE])
    pictures = image_file(scan_of(letters), form="PDF")
    document = pypdfium2.PdfDocument(letters)
    document.import_pages(pypdfium2.PdfDocument(pictures))
    out = io.BytesIO()
    document.save(out)
    data = out.getvalue()
    assert pages_of_pdf(data) == (2, 1)
    source = source_of(data, "a.pdf")
    assert source.text.count("526,8 tỷ đồng") == 2
    assert source.text.startswith(SENTENCE)
    assert min(mark.start for mark in source.marks) > len(SENTENCE)


def test_every_page_of_a_tiff_is_read() -> None:
    recognition()
    scan = scan_of(set_pdf([SENTENCE]))
    data = image_file(scan, scan, form="TIFF")
    assert pages_of_picture(data) == 2
    assert {piece.place.page for piece in source_of(data, "a.tif").pieces} == {1, 2}


def test_without_recognition_a_scan_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (opening, scanned):
        monkeypatch.setattr(module, "missing_parts", lambda: ("vie",))
    scan = scan_of(canvas_pdf(lambda canvas: canvas.drawString(80, 700, "Thu")), degrees=0, noise=0, blur=0)
    for form, name in (("PNG", "a.png"), ("PDF", "a.pdf")):
        with pytest.raises(SourceError) as caught:
            source_of(image_file(scan, form=form), name)
        assert caught.value.trouble is Trouble.SCAN_UNREAD
        assert "vedich[ocr]" in caught.value.vi
        assert "tesseract-ocr-vie" in caught.value.vi


def test_a_damaged_picture_is_refused_with_a_sentence() -> None:
    recognition()
    with pytest.raises(SourceError) as caught:
        source_of(b"\x89PNG\r\n\x1a\n" + b"rubbish" * 10, "a.png")
    assert caught.value.trouble is Trouble.DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not installed")
def test_recognition_fits_into_the_memory_of_a_confined_process() -> None:
    recognition()
    data = image_file(scan_of(set_pdf([SENTENCE, ruled(ROWS, colWidths=WIDTHS)])), form="PDF")
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
            "from vedich.reading.sources.opening import source_of\n"
            "print(len(source_of(sys.stdin.buffer.read(), 'a.pdf').grids))",
        ],
        input=data,
        capture_output=True,
        check=True,
    )
    assert told.stdout.strip() == b"1"


def test_heads_over_narrow_columns_and_figures_below_zero_are_read_whole() -> None:
    # The low row of heads between two rows without uprights must keep its columns.
    recognition()
    rows = [
        ["Chỉ tiêu", "Ước thực hiện năm 2024", "Kế hoạch năm 2025", "Tăng, giảm so với cùng kỳ (%)"],
        ["Tổng chi ngân sách địa phương", "", "", ""],
        ["KH 2025", "TH 2024", "% KH", "CK"],
        ["KINH TẾ", "", "", ""],
        ["Tổng thu ngân sách", "4.120,5", "77,1", "-5,4"],
        ["Tổng đàn gia cầm", "7.771,4", "99,9", "-12,6"],
        ["Kim ngạch xuất khẩu", "1.198,4", "71,1", "2,7"],
    ]
    low = [("SPAN", (0, row), (-1, row)) for row in (1, 3)] + [
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    pdf = set_pdf([ruled(rows, *low, colWidths=[170, 58, 58, 62], rowHeights=[None, *[12.4] * 6])])
    source = source_of(image_file(scan_of(pdf, degrees=0, noise=0, blur=0)), "a.png")
    (grid,) = source.grids
    cells = {(cell.row, cell.column): source.text[cell.start : cell.end] for cell in grid.cells}
    assert [[cells.get((row, column), "") for column in range(1, 5)] for row in range(1, 8)] == rows
