"""Open XLSX workbooks: values as they are shown, from the XML itself, so that exact digits and formats are kept."""

from __future__ import annotations

from vedich.reading.sources.sheets.formulas.recompute import recomputed
from vedich.reading.sources.sheets.laying import laid
from vedich.reading.sources.sheets.package import Package, local
from vedich.reading.sources.sheets.stored import Stored, shown
from vedich.reading.sources.sheets.unhindered import unhindered
from vedich.reading.sources.sheets.xlsx_rows import read_rows
from vedich.reading.sources.sheets.xlsx_strings import strings_of
from vedich.reading.sources.sheets.xlsx_styles import styles_of
from vedich.reading.sources.sheets.xlsx_unread import unread_of
from vedich.reading.sources.source import Source, SourceKind


def source_of_xlsx(data: bytes, name: str) -> Source:
    """Take all sheets of a workbook as one text with a grid for each table.

    Hidden sheets, rows and columns are read and marked; comments, drawings and charts are counted as unread.

    Raises:
        SourceError: the archive or one of its parts is broken, or no cell holds anything.
    """
    with unhindered():
        return _source(Package(data, name, "XLSX"), name)


def _source(package: Package, name: str) -> Source:
    workbook = next((part for kind, part in package.relations("").values() if kind == "officeDocument"), "")
    workbook = workbook or "xl/workbook.xml"
    root = package.tree(workbook)
    if root is None:
        raise package.damaged("xl/workbook.xml")
    parts = package.relations(workbook)
    by_kind = dict(parts.values())
    strings = strings_of(package, by_kind.get("sharedStrings", ""))
    styles = styles_of(package, by_kind.get("styles", ""))
    date_1904 = any(item.get("date1904") in ("1", "true") for item in root.iter("{*}workbookPr"))
    as_shown = any(item.get("fullPrecision") in ("0", "false") for item in root.iter("{*}calcPr"))
    sheets: list[Stored] = []
    for item in root.iter("{*}sheet"):
        identity = next((value for key, value in item.attrib.items() if local(key) == "id"), "")
        kind, part = parts.get(identity, ("", ""))
        if kind == "worksheet" and package.has(part):
            sheet = read_rows(package, part, item.get("name") or "", strings, styles)
            sheet.hidden = item.get("state") in ("hidden", "veryHidden")
            sheets.append(sheet)
    computed = recomputed(sheets) if not as_shown else recomputed([])
    shown_sheets = [shown(sheet, computed, at, date_1904=date_1904) for at, sheet in enumerate(sheets)]
    unread = unread_of(package, parts, sheets)
    return laid(name, SourceKind.XLSX, shown_sheets, unread=unread, computed=computed)
