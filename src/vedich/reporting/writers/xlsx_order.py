"""Where in a sheet's XML the drawing of its notes stands: the parts of a sheet have a fixed order."""

from __future__ import annotations

from xml.parsers import expat

# What stands behind the drawing of notes; controls and embedded objects are often wrapped in alternatives.
_BEHIND = frozenset(
    [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    ]
)


def place_of_drawing(sheet: str) -> tuple[str, str, str]:
    """Give the sheet before that place, from there on, and the prefix that the names of its parts have.

    >>> place_of_drawing("<worksheet><sheetData><c><extLst/></c></sheetData><extLst/></worksheet>")
    ('<worksheet><sheetData><c><extLst/></c></sheetData>', '<extLst/></worksheet>', '')

    Raises:
        ValueError: the sheet is not well formed.
    """
    content = sheet.encode()
    parser = expat.ParserCreate("utf-8")
    depth, place, prefix = 0, -1, ""
    rows_passed = False

    def start(name: str, _: object) -> None:
        nonlocal depth, place, prefix, rows_passed
        local = name.rpartition(":")[2]
        if depth == 0:
            prefix = name[: len(name) - len(local)]
        elif depth == 1:
            if rows_passed and place < 0 and local in _BEHIND:
                place = parser.CurrentByteIndex
            rows_passed = rows_passed or local == "sheetData"
        depth += 1

    def end(_: str) -> None:
        nonlocal depth, place
        depth -= 1
        if depth == 0 and place < 0:
            place = parser.CurrentByteIndex

    for event, heard in (("StartElement", start), ("EndElement", end)):
        setattr(parser, f"{event}Handler", heard)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(f"A sheet of the workbook is damaged: {error}.") from error
    return content[:place].decode(), content[place:].decode(), prefix
