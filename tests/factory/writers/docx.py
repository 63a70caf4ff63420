"""Write a draft as a Word file, with the parts of OOXML set by hand so that each trait is where we want it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from tests.factory.draft import Draft, DraftCell, DraftTable, Words

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_BOX = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STAMP = (2025, 9, 25, 8, 0, 0)
_WHEN = 'w:author="Nguyễn Thị Lan" w:date="2025-09-20T08:00:00Z"'


@dataclass(frozen=True, slots=True)
class Traits:
    """What a Word file may hold besides paragraphs and tables.

    `inserted` and `deleted` are tracked changes behind the first paragraphs of the body, `hidden` is hidden
    text, `splits` breaks each run of a figure in two. `font` and `encode` write an old encoding.
    Nulls: an empty text leaves the trait out.
    """

    inserted: str = ""
    deleted: str = ""
    header: str = ""
    footer: str = ""
    footnote: str = ""
    text_box: str = ""
    hidden: str = ""
    content_control: str = ""
    splits: bool = False
    font: str = "Times New Roman"
    capitals: str = ""
    encode: Callable[[str], str] | None = None


PLAIN = Traits()


def docx_of(draft: Draft, traits: Traits = PLAIN) -> bytes:
    """Give the bytes of a Word file that says what the draft says.

    >>> from tests.factory.figures import facts_of
    >>> from tests.factory.layouts import LAYOUTS
    >>> len(docx_of(LAYOUTS["transposed"](facts_of(1)))) > 2000
    True
    """
    writing = _Writing(traits)
    for block in draft.blocks:
        writing.add(block)
    body = "".join(writing.body) + writing.traits_at_the_end() + _section(draft.landscape, traits)
    parts = {
        "[Content_Types].xml": _types(traits),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{_HEAD}<w:document {_W} {_R} {_BOX}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(traits),
        "word/_rels/document.xml.rels": _relations(_document_relations(traits)),
    }
    if traits.header:
        parts["word/header1.xml"] = f"{_HEAD}<w:hdr {_W}>{writing.paragraph(traits.header)}</w:hdr>"
    if traits.footer:
        parts["word/footer1.xml"] = f"{_HEAD}<w:ftr {_W}>{writing.paragraph(traits.footer)}</w:ftr>"
    if traits.footnote:
        parts["word/footnotes.xml"] = _footnotes(writing.paragraph(traits.footnote))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


class _Writing:
    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.body: list[str] = []
        self.paragraphs = 0

    def add(self, block: Words | DraftTable) -> None:
        if isinstance(block, DraftTable):
            self.body.append(self.table(block))
            self.body.append("<w:p/>")
            return
        self.paragraphs += 1
        extra = ""
        if self.paragraphs == 1:
            extra = self._tracked()
        self.body.append(self.paragraph(block.text, block.style, extra, block))

    def run(self, text: str, bold: bool = False, more: str = "", tag: str = "t") -> str:
        traits = self.traits
        font = traits.font
        if traits.encode is not None:
            if traits.capitals and text.isupper():
                font = traits.capitals
            text = traits.encode(text)
        set_as = (
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{"<w:b/>" if bold else ""}{more}'
        )
        said = f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'
        return f"<w:r><w:rPr>{set_as}</w:rPr>{said}</w:r>"

    def paragraph(self, text: str, style: str = "body", extra: str = "", words: Words | None = None) -> str:
        align = {"title": "center", "centred": "center", "right": "right"}.get(style, "both")
        bold = style in ("title", "heading")
        keep = "<w:keepNext/>" if style in ("title", "heading", "caption") else ""
        indent = '<w:ind w:firstLine="720"/>' if style == "body" else ""
        inner = self._runs(text, words) if words is not None and self.traits.splits else self.run(text, bold)
        return (
            f'<w:p><w:pPr>{keep}<w:spacing w:before="80" w:after="80"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
            f"{inner}{extra}</w:p>"
        )

    def _runs(self, text: str, words: Words) -> str:
        """Break every figure in the middle, as editing in Word does."""
        cuts = sorted({0, len(text), *((start + end) // 2 for start, end, _ in words.figures)})
        return "".join(self.run(text[a:b]) for a, b in pairwise(cuts) if a < b)

    def _tracked(self) -> str:
        made = ""
        if self.traits.inserted:
            made += f'<w:ins w:id="901" {_WHEN}>{self.run(" " + self.traits.inserted)}</w:ins>'
        if self.traits.deleted:
            made += f'<w:del w:id="902" {_WHEN}>{self.run(" " + self.traits.deleted, tag="delText")}</w:del>'
        if self.traits.hidden:
            made += self.run(" " + self.traits.hidden, more="<w:vanish/>")
        if self.traits.footnote:
            made += '<w:r><w:footnoteReference w:id="2"/></w:r>'
        return made

    def traits_at_the_end(self) -> str:
        made = ""
        if self.traits.content_control:
            made += (
                f"<w:sdt><w:sdtContent>{self.paragraph(self.traits.content_control)}</w:sdtContent></w:sdt>"
            )
        if self.traits.text_box:
            said = self.paragraph(self.traits.text_box)
            made += (
                '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
                '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="4000000" cy="900000"/>'
                '<wp:docPr id="7" name="Text Box 7"/><a:graphic><a:graphicData '
                'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
                '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="900000"/>'
                '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
                f"<wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
                "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                '<v:shape style="width:300pt;height:60pt"><v:textbox><w:txbxContent>'
                f"{said}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
                "</w:r></w:p>"
            )
        return made

    def table(self, table: DraftTable) -> str:
        weights = table.widths or (1,) * table.width
        total = 14_000 if table.width > 9 else 9_400
        widths = [total * weight // sum(weights) for weight in weights]
        line = "single" if table.bordered else "nil"
        sides = "".join(
            f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._row(table, row, widths) for row in range(1, table.height + 1))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, table: DraftTable, row: int, widths: list[int]) -> str:
        cells = ""
        column = 1
        covering = _covering(table)
        while column <= table.width:
            cell = covering.get((row, column))
            if cell is None:
                cells += (
                    f'<w:tc><w:tcPr><w:tcW w:w="{widths[column - 1]}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
                )
                column += 1
                continue
            wide = sum(widths[cell.column - 1 : cell.column - 1 + cell.columns])
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            down = ""
            if cell.rows > 1:
                down = '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
            said = self._in_cell(cell) if cell.row == row else "<w:p/>"
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{down}</w:tcPr>{said}</w:tc>'
            column += cell.columns
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if row <= table.heads else ""
        return f"<w:tr>{repeated}{cells}</w:tr>"

    def _in_cell(self, cell: DraftCell) -> str:
        align = {"center": "center", "right": "right"}.get(cell.align, "left")
        run = self.run(cell.text, cell.bold, '<w:sz w:val="20"/>') if cell.text else ""
        return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _covering(table: DraftTable) -> dict[tuple[int, int], DraftCell]:
    return {(cell.row + down, cell.column): cell for cell in table.cells for down in range(cell.rows)}


def _section(landscape: bool, traits: Traits) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    header = '<w:headerReference w:type="default" r:id="rId11"/>' if traits.header else ""
    footer = '<w:footerReference w:type="default" r:id="rId12"/>' if traits.footer else ""
    margins = '<w:pgMar w:top="1134" w:right="1000" w:bottom="1134" w:left="1400" w:header="500" w:footer="500" w:gutter="0"/>'
    return f"<w:sectPr>{header}{footer}<w:pgSz {size}/>{margins}</w:sectPr>"


def _document_relations(traits: Traits) -> list[tuple[str, str]]:
    told = [("styles", "styles.xml")]
    return told + [
        (kind, target)
        for kind, target, there in (
            ("header", "header1.xml", traits.header),
            ("footer", "footer1.xml", traits.footer),
            ("footnotes", "footnotes.xml", traits.footnote),
        )
        if there
    ]


def _relations(several: list[tuple[str, str]]) -> str:
    numbers = {"header": "rId11", "footer": "rId12", "footnotes": "rId13"}
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<Relationship Id="{numbers.get(kind, f"rId{at}")}" Type="{base}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(several, start=1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}'
        "</Relationships>"
    )


def _types(traits: Traits) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = [("/word/document.xml", "document.main"), ("/word/styles.xml", "styles")]
    parts += [("/word/header1.xml", "header")] if traits.header else []
    parts += [("/word/footer1.xml", "footer")] if traits.footer else []
    parts += [("/word/footnotes.xml", "footnotes")] if traits.footnote else []
    rows = "".join(f'<Override PartName="{name}" ContentType="{word}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _styles(traits: Traits) -> str:
    return (
        f'{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{traits.font}" '
        f'w:hAnsi="{traits.font}" w:cs="{traits.font}"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
    )


def _footnotes(said: str) -> str:
    rule = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
    return (
        f"{_HEAD}<w:footnotes {_W}>{rule.format('separator', 0, 'separator')}"
        f"{rule.format('continuationSeparator', 1, 'continuationSeparator')}"
        f'<w:footnote w:id="2">{said}</w:footnote></w:footnotes>'
    )
