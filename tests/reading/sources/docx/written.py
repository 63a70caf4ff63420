"""Write Word files from raw XML, for what no library can write."""

# ruff: noqa: E501 - XML is read whole.

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(body: str, **parts: str) -> bytes:
    """Give a Word file with this body; further parts are named by their kind: `styles`, `header1`, `footnotes`.

    A header or footer is named as relation 'rId-header1'. A kind with a slash in its value's place is a path.
    """
    around = [kind for kind in parts if kind.startswith(("header", "footer"))]
    relations = "".join(
        f'<Relationship Id="rId-{kind}" Type="{_OFFICE}/{kind.rstrip("0123456789")}" Target="{_path(kind)}"/>'
        for kind in parts
    )
    overrides = "".join(
        f'<Override PartName="/word/{_path(kind)}" ContentType="{_TYPES}.{kind.rstrip("0123456789")}+xml"/>'
        for kind in parts
    )
    references = "".join(f'<w:{kind[:6]}Reference w:type="default" r:id="rId-{kind}"/>' for kind in around)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:

        def write(path: str, content: str) -> None:
            info = ZipInfo(path, (2025, 9, 3, 7, 30, 2))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)

        write(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
            f"{overrides}</Types>",
        )
        write(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        write(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        section = f"<w:sectPr>{references}</w:sectPr>" if references else ""
        write("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
        for kind, content in parts.items():
            write(f"word/{_path(kind)}", content)
    return written.getvalue()


def _path(kind: str) -> str:
    return "charts/chart1.xml" if kind == "chart" else f"{kind}.xml"


def paragraph(*inside: str, style: str = "", number: tuple[int, int] | None = None, mark: str = "") -> str:
    """Give a paragraph of runs; plain words become a run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def run(words: str, properties: str = "", tag: str = "t") -> str:
    """Give a run of words; what begins with '<' is taken as it stands."""
    inside = words if words.startswith("<") else f'<w:{tag} xml:space="preserve">{words}</w:{tag}>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def inserted(*runs: str) -> str:
    """Give a tracked insertion."""
    return f'<w:ins w:id="1" w:author="Lan" w:date="2025-09-03T00:00:00Z">{"".join(map(run, runs))}</w:ins>'


def deleted(*runs: str) -> str:
    """Give a tracked deletion."""
    told = "".join(run(each, tag="delText") for each in runs)
    return f'<w:del w:id="2" w:author="Lan" w:date="2025-09-03T00:00:00Z">{told}</w:del>'


def table(*rows: str, borders: bool = True) -> str:
    """Give a table of rows."""
    line = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{line}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Give a row; plain words become a cell."""
    told = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{told}</w:tr>"


def cell(*inside: str, columns: int = 1, merge: str = "") -> str:
    """Give a cell of paragraphs; `merge` is 'restart' or 'continue' for one that goes over rows."""
    properties = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    told = "".join(each if each.startswith("<") else paragraph(each) for each in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{told or '<w:p/>'}</w:tc>"


def text_box(*paragraphs: str) -> str:
    """Give a run with a text box as Word writes it: in the new form, and again in the old one."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str) -> str:
    """Give a field with its code and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(map(run, result))}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def numbering(*levels: tuple[str, str], lists: int = 1, restart_second: bool = False) -> str:
    """Give lists of these levels, each its form and its text, all of one kind: list 1, 2 ..."""
    told = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{saying}"/></w:lvl>'
        for at, (form, saying) in enumerate(levels)
    )
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{override if restart_second and at == 2 else ""}</w:num>'
        for at in range(1, lists + 1)
    )
    return f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{told}</w:abstractNum>{nums}</w:numbering>'


def part(tag: str, *inside: str) -> str:
    """Give a part such as `w:hdr`, `w:footnotes` or `w:styles`."""
    return f"<w:{tag} {NAMESPACES}>{''.join(inside)}</w:{tag}>"


def note(tag: str, identity: int, *paragraphs: str) -> str:
    """Give a `w:footnote`, `w:endnote` or `w:comment` of paragraphs."""
    return f'<w:{tag} w:id="{identity}">{"".join(paragraphs)}</w:{tag}>'
