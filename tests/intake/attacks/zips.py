"""Attacks by archives: each function gives the bytes of one, made from nothing."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" '
    'ContentType="application/vnd.ms-office.vbaProject"/>{overrides}</Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_WORD_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(members: dict[str, bytes | str], method: int = ZIP_DEFLATED) -> bytes:
    """Give an archive of these members."""
    written = BytesIO()
    with ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def relation(kind: str, target: str, number: int = 1, more: str = "") -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}" {more}/>'


def word(
    body: str = "<w:p><w:r><w:t>Thu đạt 5 tỷ đồng</w:t></w:r></w:p>",
    *,
    whole: str = "",
    parts: dict[str, bytes | str] | None = None,
    relations: str = "",
    macros: bool = False,
) -> bytes:
    """Give a Word file with this body, these other parts and relations; `whole` replaces the main part."""
    kind = _MACRO_WORD_TYPE if macros else _WORD_TYPE
    main = whole or (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:r="{_OFFICE}"><w:body>{body}'
        "</w:body></w:document>"
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES.format(
            overrides=f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
        ),
        "_rels/.rels": RELATIONS.format(relations=relation("officeDocument", "word/document.xml")),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": RELATIONS.format(relations=relations),
        **(parts or {}),
    }
    return packed(members)


def workbook(
    rows: str = '<row r="1"><c r="A1"><v>5</v></c></row>',
    *,
    merged: str = "",
    styles: str = "",
    parts: dict[str, bytes | str] | None = None,
    strings: str = "",
    relations: str = "",
) -> bytes:
    """Give a workbook of one sheet with these rows."""
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("xl/workbook.xml", "sheet.main"),
            ("xl/worksheets/sheet1.xml", "worksheet"),
            ("xl/styles.xml", "styles"),
            ("xl/sharedStrings.xml", "sharedStrings"),
        )
    )
    return packed(
        {
            "[Content_Types].xml": TYPES.format(overrides=overrides),
            "_rels/.rels": RELATIONS.format(relations=relation("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": RELATIONS.format(
                relations=relation("worksheet", "worksheets/sheet1.xml")
                + relation("styles", "styles.xml", 2)
                + relation("sharedStrings", "sharedStrings.xml", 3)
                + relations
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{merged}</worksheet>',
            "xl/styles.xml": styles or f'<styleSheet xmlns="{SHEET}"/>',
            "xl/sharedStrings.xml": strings or f'<sst xmlns="{SHEET}"/>',
            **(parts or {}),
        }
    )


def blanks(megabytes: int, letter: bytes = b"\0") -> bytes:
    """Give so many megabytes of one letter, packed, without ever holding them: one block, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(letter * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + packer.flush()


def bomb(megabytes: int, name: str = "word/media/a.bin") -> bytes:
    """Give a Word file with one part of many megabytes of nothing."""
    return with_raw_member(word(), name, blanks(megabytes), megabytes << 20)


def with_raw_member(
    archive: bytes,
    name: str,
    content: bytes,
    size: int,
    check: int = 0,
    method: int = 8,
    at: int | None = None,
) -> bytes:
    """Give an archive with one more member whose head and directory say what is asked of them."""
    end = archive.rindex(b"PK\x05\x06")
    count, length, start = struct.unpack("<HLL", archive[end + 10 : end + 20])
    encoded = name.encode()
    head = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, method, 0, 0x21, check, len(content), size, len(encoded), 0
    )
    local = b"" if at is not None else head + encoded + content
    listed = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, method, 0, 0x21, check, len(content), size,
        len(encoded), 0, 0, 0, 0, 0, start if at is None else at,
    ) + encoded  # fmt: skip
    directory = archive[start : start + length] + listed
    closing = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0
    )
    return archive[:start] + local + directory + closing


def overlapping() -> bytes:
    """Give an archive with a second name for the bytes of its first member."""
    first = packed({"a.txt": "Thu đạt 5 tỷ" * 100})
    return with_raw_member(first, "a.txt", b"", 0, at=0)


def quoted_overlap() -> bytes:
    """Give an archive whose members hold one another: each begins inside the one before."""
    core = bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(core) + packer.flush()
    made = packed({"a.bin": core})
    for number in range(50):
        made = with_raw_member(made, f"b{number}.bin", kernel, len(core), zlib.crc32(core), at=0)
    return made


def crowd(count: int) -> bytes:
    """Give an archive of so many empty members."""
    return packed({f"{number}.txt": b"" for number in range(count)}, ZIP_STORED)


def with_name(name: str) -> bytes:
    return packed({name: "Thu đạt 5 tỷ đồng"})


def with_link() -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        link = ZipInfo("link.txt")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return written.getvalue()


def locked() -> bytes:
    """Give an archive whose member says that it is locked."""
    made = bytearray(packed({"a.txt": "Thu đạt 5 tỷ"}))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def oddly_packed() -> bytes:
    return packed({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}, ZIP_BZIP2)


def lying_size() -> bytes:
    """Give a Word file with a part that is a thousand times as large as its directory says."""
    return with_raw_member(word(), "word/styles.xml", blanks(300), 1000)


def two_names() -> bytes:
    """Give an archive whose head calls a member other than its directory does."""
    made = bytearray(packed({"a.txt": "Thu đạt 5 tỷ"}))
    made[30:35] = b"b.doc"
    return bytes(made)


def doubled() -> bytes:
    made = packed({"a.txt": "một"})
    return with_raw_member(made, "a.txt", b"hai", 4, zlib.crc32(b"hai"), method=0)
