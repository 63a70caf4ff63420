"""Notes in a copy of a PDF: where a person sees them, and nothing of the file's own bytes changed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pypdf
import pypdfium2
import pytest
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfgen import canvas

from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.reporting.writers.pdf_annotations import marked_pdf


def document(turn: int = 0) -> bytes:
    """Give two pages with a figure on each; the pages are shown turned by so many degrees."""
    buffer = io.BytesIO()
    drawn = canvas.Canvas(buffer, pagesize=(595, 842))
    for words in ("Thu 526,8", "Chi 412,5"):
        drawn.drawString(100, 700, words)
        drawn.showPage()
    drawn.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
    for page in writer.pages:
        page[NameObject("/Rotate")] = NumberObject(turn)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annotations(data: bytes, page: int = 1) -> list[Any]:
    told = pypdf.PdfReader(io.BytesIO(data)).pages[page - 1].get("/Annots", [])
    return [each.get_object() for each in told if each.get_object()["/Subtype"] != "/Popup"]


def as_shown(box: Sequence[float], turn: int) -> tuple[float, float, float, float]:
    """Turn a box of the file (595 by 842) into points from the top left of the page as it is shown."""
    left, bottom, right, top = box
    return {
        0: (left, 842 - top, right, 842 - bottom),
        90: (bottom, left, top, right),
        180: (595 - right, bottom, 595 - left, top),
        270: (842 - top, 595 - right, 842 - bottom, 595 - left),
    }[turn]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_highlight_lies_over_its_figure_however_the_page_is_turned(turn: int) -> None:
    figure = (124.0, 698.0, 155.0, 711.0)
    note = Note(Place(page=2, box=as_shown(figure, turn)), "VD104 · chắc chắn", ("Tổng là 412.",))
    data = marked_pdf(document(turn), [note], author="Về Đích")
    (told,) = annotations(data, 2)
    assert [float(value) for value in told["/Rect"]] == pytest.approx(figure)
    assert (told["/Subtype"], told["/T"], told["/Contents"]) == ("/Highlight", "Về Đích", note.text)
    assert told["/Popup"]["/Subtype"] == "/Popup"
    assert annotations(data, 1) == []
    # Seen: yellow where the figure stands.
    page = pypdfium2.PdfDocument(data)[1]
    picture = page.render(scale=1, may_draw_forms=True).to_pil().convert("RGB")
    x, y = as_shown((125, 699, 126, 700), turn)[:2]
    red, green, blue = picture.getpixel((int(x), int(y)))
    assert red > 200 and blue < 120 < green


def test_the_file_itself_is_the_beginning_of_its_copy() -> None:
    data = document()
    notes = [Note(Place(page=1, box=(100, 100, 150, 112)), "VD101", ("Sai.",))]
    once = marked_pdf(data, notes, author="Về Đích")
    twice = marked_pdf(once, notes, author="Về Đích")
    assert once.startswith(data)
    assert twice.startswith(once)
    assert len(annotations(twice)) == 2
    before, after = (pypdf.PdfReader(io.BytesIO(each)) for each in (data, once))
    assert [page["/Contents"].get_data() for page in before.pages] == [
        page["/Contents"].get_data() for page in after.pages
    ]


def test_notes_without_a_place_sit_beside_each_other_in_a_corner() -> None:
    notes = [
        Note(Place(page=1), "VD101", ("Cả trang.",)),
        Note(Place(page=9), "VD102", ("Không có trang này.",)),
        Note(Place(), "VD103", ("Cả văn bản.",)),
    ]
    told = annotations(marked_pdf(document(), notes, author="Về Đích"))
    assert [each["/Subtype"] for each in told] == ["/Text"] * 3
    assert len({float(each["/Rect"][0]) for each in told}) == 3
    assert told[1]["/Contents"].endswith("(page 9)")


def test_a_clean_file_comes_back_as_it_was_and_others_are_refused() -> None:
    data = document()
    assert marked_pdf(data, [], author="Về Đích") is data
    note = Note(Place(page=1), "VD101", ("Sai.",))
    with pytest.raises(ValueError, match="cannot be written into"):
        marked_pdf(b"%PDF-1.7 nothing", [note], author="Về Đích")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("", "owner", algorithm="RC4-128")
    protected = io.BytesIO()
    writer.write(protected)
    with pytest.raises(ValueError, match="protected"):
        marked_pdf(protected.getvalue(), [note], author="Về Đích")
