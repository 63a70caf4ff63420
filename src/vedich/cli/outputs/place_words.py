"""Where something stands in a person's own file, in words: a cell, a row of a table, a page, a paragraph."""

from __future__ import annotations

from vedich.domain.place import Place


def place_in_words(place: Place | None, lang: str) -> str:
    """Say where a place is, for a person.

    >>> place_in_words(Place(sheet="Biểu 1", cell="C7"), "vi"), place_in_words(Place(page=5), "en")
    ('trang tính Biểu 1, ô C7', 'page 5')
    >>> place_in_words(Place(part="body", table=2, row=3, column=4, paragraph=9), "vi")
    'bảng 2, dòng 3, cột 4'
    """
    if place is None:
        return ""
    vi = lang != "en"
    if place.sheet:
        cell = (f", ô {place.cell}" if vi else f", cell {place.cell}") if place.cell else ""
        return f"{'trang tính' if vi else 'sheet'} {place.sheet}{cell}"
    if place.page is not None:
        return f"trang {place.page}" if vi else f"page {place.page}"
    if place.table is not None:
        if vi:
            return f"bảng {place.table}, dòng {place.row}, cột {place.column}"
        return f"table {place.table}, row {place.row}, column {place.column}"
    if place.paragraph is not None:
        return f"đoạn {place.paragraph}" if vi else f"paragraph {place.paragraph}"
    return ""


def short_place(place: Place | None, lang: str) -> str:
    """Say where a place is in as few letters as a column of a table has; '' for a text file.

    >>> short_place(Place(sheet="Biểu 1", cell="C7"), "vi"), short_place(Place(page=5), "vi")
    ('Biểu 1!C7', 'tr. 5')
    >>> short_place(Place(part="body", table=2, row=3, column=4), "vi")
    'bảng 2: d3 c4'
    """
    if place is None:
        return ""
    vi = lang != "en"
    if place.sheet:
        return str(place)
    if place.page is not None:
        return f"tr. {place.page}" if vi else f"p. {place.page}"
    if place.table is not None:
        if vi:
            return f"bảng {place.table}: d{place.row} c{place.column}"
        return f"table {place.table}: r{place.row} c{place.column}"
    if place.paragraph is not None:
        return f"đoạn {place.paragraph}" if vi else f"para. {place.paragraph}"
    return ""
