"""The attacks, each made by a script, with what must come of it: read, or refused for which reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.intake.attacks import others, pdfs, texts, zips
from tests.intake.attacks.texts import LAUGHS, QUADRATIC, external, main_part
from vedich.reading.sources import Trouble

READ = "read"
# Whatever the reader makes of it, as long as it says so: read, or refused with a sentence.
EITHER = frozenset({READ, *Trouble})
REFUSED = frozenset(Trouble)
DTD = frozenset({Trouble.DECLARES_DTD})
ODD = frozenset({Trouble.ARCHIVE_ODD})
PATH = frozenset({Trouble.ARCHIVE_PATH})
TWO = frozenset({Trouble.TWO_FORMS})
LOCKED = frozenset({Trouble.ENCRYPTED})
SECRET = frozenset({Trouble.CLASSIFIED})
WELL = frozenset({READ})


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack: what it is, what its file is called, how it is made, and what may come of it.

    `make` takes the port on which a listener waits for anybody who lets himself be called. `notice` is the code
    of a notice that must be given; `seen` is what must stand in the text read, `unseen` what must not.
    """

    what: str
    name: str
    make: Callable[[int], bytes]
    outcome: frozenset[str]
    notice: str = ""
    seen: str = ""
    unseen: str = "root:"


def web(port: int) -> str:
    return f"http://127.0.0.1:{port}/a"


def sheet(cells: str) -> bytes:
    return zips.workbook(f'<row r="1">{cells}</row>')


STAMPED = "<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p><w:p><w:r><w:t>Thu đạt 5 tỷ</w:t></w:r></w:p>"
PARAGRAPH = "<w:p><w:r><w:t>Thu đạt 5 tỷ đồng</w:t></w:r></w:p>"
OLE_PARTS: dict[str, bytes | str] = {"word/embeddings/oleObject1.bin": others.compound(["Package"])}
MACRO_PARTS: dict[str, bytes | str] = {"word/vbaProject.bin": others.compound(["VBA", "PROJECT"])}


def linked(kind: str, port: int, body: str = PARAGRAPH) -> bytes:
    return zips.word(body, relations=zips.relation(kind, web(port), 9, 'TargetMode="External"'))


ARCHIVES = [
    Attack("2 GiB in one part", "a.docx", lambda _: zips.bomb(2048), frozenset({Trouble.ARCHIVE_BOMB})),
    Attack("200 MiB in one part", "a.docx", lambda _: zips.bomb(200), frozenset({Trouble.ARCHIVE_BOMB})),
    Attack("2 GiB in a ZIP", "a.zip", lambda _: zips.bomb(2048, "b.txt"), frozenset({Trouble.ARCHIVE_BOMB})),
    Attack("a part larger than it says", "a.docx", lambda _: zips.lying_size(), EITHER),
    Attack("members over one another", "a.zip", lambda _: zips.overlapping(), ODD),
    Attack("fifty names for one member", "a.zip", lambda _: zips.quoted_overlap(), ODD),
    Attack("100,000 members", "a.zip", lambda _: zips.crowd(100_000), frozenset({Trouble.ARCHIVE_CROWDED})),
    Attack("a name upwards", "a.zip", lambda _: zips.with_name("../../../etc/cron.d/a"), PATH),
    Attack("a name from the root", "a.zip", lambda _: zips.with_name("/etc/cron.d/a"), PATH),
    Attack("a name with a drive", "a.zip", lambda _: zips.with_name("C:/Windows/a.txt"), PATH),
    Attack("a name upwards, in Windows", "a.zip", lambda _: zips.with_name("..\\..\\a.txt"), PATH),
    Attack("a link", "a.zip", lambda _: zips.with_link(), PATH),
    Attack("a locked ZIP", "a.zip", lambda _: zips.locked(), LOCKED),
    Attack("an odd way of packing", "a.docx", lambda _: zips.oddly_packed(), ODD),
    Attack("a member with two names", "a.zip", lambda _: zips.two_names(), ODD),
    Attack("two members of one name", "a.zip", lambda _: zips.doubled(), ODD),
    Attack("a ZIP cut off", "a.zip", lambda _: zips.with_name("a.txt")[:60], REFUSED),
    Attack("a Word file cut off", "a.docx", lambda _: zips.word()[:700], frozenset({Trouble.DAMAGED})),
    Attack("a program before a ZIP", "a.exe", lambda _: b"MZ" + zips.with_name("a.txt"), TWO),
    Attack("a PDF and a ZIP", "a.pdf", lambda _: pdfs.one_page() + zips.with_name("a.txt"), TWO),
    Attack("a picture and a ZIP", "a.png", lambda _: others.png(9, 9) + zips.with_name("a.txt"), TWO),
    Attack("a page and a ZIP", "a.html", lambda _: b"<html>5 ha</html>" + zips.with_name("a.txt"), TWO),
    Attack("bytes before a Word file", "a.docx", lambda _: b"PK\x03\x04" + zips.word(), REFUSED),
]
XML = [
    Attack(
        "an entity from a file",
        "a.docx",
        lambda _: zips.word(whole=main_part(external("file:///etc/passwd"))),
        DTD,
    ),
    Attack(
        "an entity from the web", "a.docx", lambda port: zips.word(whole=main_part(external(web(port)))), DTD
    ),
    Attack(
        "a document type from the web",
        "a.docx",
        lambda port: zips.word(whole=main_part(f'<!DOCTYPE a SYSTEM "{web(port)}">')),
        DTD,
    ),
    Attack("billion laughs", "a.docx", lambda _: zips.word(whole=main_part(LAUGHS, "a11")), DTD),
    Attack(
        "growth by squares",
        "a.docx",
        lambda _: zips.word(whole=main_part(QUADRATIC).replace("&a;", "&a;" * 60_000)),
        DTD,
    ),
    Attack(
        "a document type in the styles",
        "a.docx",
        lambda _: zips.word(parts={"word/styles.xml": "<!DOCTYPE a><a/>"}),
        DTD,
    ),
    Attack(
        "a document type among relations",
        "a.docx",
        lambda _: zips.word(parts={"word/_rels/footnotes.xml.rels": "<!DOCTYPE a><a/>"}),
        DTD,
    ),
    Attack(
        "a document type in UTF-16",
        "a.docx",
        lambda _: zips.word(parts={"word/footnotes.xml": "<!DOCTYPE a><a/>".encode("utf-16")}),
        DTD,
    ),
    Attack("a document type behind blanks", "a.docx", lambda _: zips.word(whole=texts.padded_type()), DTD),
    Attack(
        "a document type in UTF-7", "a.docx", lambda _: zips.word(parts={"word/a.xml": texts.in_utf_7()}), DTD
    ),
    Attack(
        "an entity in a sheet",
        "a.xlsx",
        lambda _: zips.workbook(
            parts={"xl/worksheets/sheet1.xml": external("file:///etc/passwd") + "<worksheet/>"}
        ),
        DTD,
    ),
    Attack(
        "laughs in the strings", "a.xlsx", lambda _: zips.workbook(strings=LAUGHS + "<sst>&a11;</sst>"), DTD
    ),
    Attack(
        "an entity in an ODS",
        "a.ods",
        lambda _: zips.packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": external("file:///etc/passwd") + "<a>&a;</a>",
            },
            0,
        ),
        frozenset({Trouble.DECLARES_DTD, Trouble.OTHER_FORM}),
    ),
    Attack(
        "a file included",
        "a.docx",
        lambda _: zips.word(
            PARAGRAPH
            + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
        ),
        EITHER,
    ),
    Attack(
        "elements 100,000 deep",
        "a.docx",
        lambda _: zips.word("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        EITHER,
    ),
    Attack(
        "a word of 50 million letters",
        "a.docx",
        lambda _: zips.word(PARAGRAPH.replace("Thu", "x" * 50_000_000)),
        EITHER,
    ),
]
WORD = [
    Attack(
        "a template from the web", "a.docx", lambda port: linked("attachedTemplate", port), WELL, seen="5 tỷ"
    ),
    Attack("a picture from the web", "a.docx", lambda port: linked("image", port), WELL, seen="5 tỷ"),
    Attack(
        "a part from the web",
        "a.docx",
        lambda port: linked("aFChunk", port, PARAGRAPH + '<w:altChunk r:id="rId9"/>'),
        EITHER,
    ),
    Attack(
        "a part outside the file",
        "a.docx",
        lambda _: zips.word(relations=zips.relation("footnotes", "../../../etc/passwd", 9)),
        EITHER,
    ),
    Attack(
        "macros",
        "a.docm",
        lambda _: zips.word(parts=MACRO_PARTS, macros=True),
        WELL,
        notice="macros",
        seen="5 tỷ",
    ),
    Attack(
        "macros under another name",
        "a.docx",
        lambda _: zips.word(parts=MACRO_PARTS, macros=True),
        WELL,
        notice="macros",
    ),
    Attack(
        "an object of OLE",
        "a.docx",
        lambda _: zips.word(
            parts=OLE_PARTS, relations=zips.relation("oleObject", "embeddings/oleObject1.bin", 9)
        ),
        WELL,
    ),
    Attack(
        "a field that starts a program",
        "a.docx",
        lambda _: zips.word(
            PARAGRAPH
            + '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe &quot;/k calc&quot;"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
        ),
        WELL,
        seen="5 tỷ",
    ),
    Attack(
        "tables 500 deep",
        "a.docx",
        lambda _: zips.word("<w:tbl><w:tr><w:tc>" * 500 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 500),
        EITHER,
    ),
    Attack(
        "a cell over a thousand million columns",
        "a.docx",
        lambda _: zips.word(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>'
        ),
        EITHER,
    ),
    Attack("400,000 paragraphs", "a.docx", lambda _: zips.word("<w:p/>" * 400_000 + PARAGRAPH), EITHER),
    Attack(
        "a table of 200,000 cells",
        "a.docx",
        lambda _: zips.word(
            "<w:tbl>" + ("<w:tr>" + f"<w:tc>{PARAGRAPH}</w:tc>" * 20 + "</w:tr>") * 10_000 + "</w:tbl>"
        ),
        EITHER,
    ),
]
SHEETS = [
    Attack(
        "a cell at XFD1048576",
        "a.xlsx",
        lambda _: zips.workbook(
            '<row r="1"><c r="A1"><v>5</v></c></row><row r="1048576"><c r="XFD1048576"><v>6</v></c></row>'
        ),
        EITHER,
    ),
    Attack(
        "a cell beyond every sheet",
        "a.xlsx",
        lambda _: zips.workbook('<row r="999999999"><c r="ZZZZZZ999999999"><v>5</v></c></row>'),
        EITHER,
    ),
    Attack(
        "a million styles",
        "a.xlsx",
        lambda _: zips.workbook(
            styles=f'<styleSheet xmlns="{zips.SHEET}"><cellXfs>'
            + "<xf/>" * 1_000_000
            + "</cellXfs></styleSheet>"
        ),
        EITHER,
    ),
    Attack(
        "100,000 merged ranges",
        "a.xlsx",
        lambda _: zips.workbook(
            merged="<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 100_001))
            + "</mergeCells>"
        ),
        EITHER,
    ),
    Attack(
        "the whole sheet merged",
        "a.xlsx",
        lambda _: zips.workbook(merged='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        EITHER,
    ),
    Attack(
        "one formula for the whole sheet",
        "a.xlsx",
        lambda _: sheet('<c r="A1"><f t="shared" ref="A1:XFD1048576" si="0">B1+1</f><v>5</v></c>'),
        EITHER,
    ),
    Attack(
        "100,000 shared formulas",
        "a.xlsx",
        lambda _: zips.workbook(
            "".join(
                f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/><v>{n}</v></c></row>'
                for n in range(1, 100_001)
            )
        ),
        EITHER,
    ),
    Attack(
        "formulas that need one another",
        "a.xlsx",
        lambda _: sheet('<c r="A1"><f>B1</f><v>1</v></c><c r="B1"><f>A1</f><v>2</v></c>'),
        EITHER,
    ),
    Attack(
        "a formula 8,000 deep",
        "a.xlsx",
        lambda _: sheet(f'<c r="A1"><f>{"(" * 8000}1{")" * 8000}</f><v>1</v></c>'),
        EITHER,
    ),
    Attack(
        "a formula that starts a program",
        "a.xlsx",
        lambda _: sheet('<c r="A1" t="str"><f>cmd|\'/c calc\'!A1</f><v>5</v></c>'),
        EITHER,
    ),
    Attack(
        "a formula that calls the web",
        "a.xlsx",
        lambda port: sheet(f'<c r="A1"><f>WEBSERVICE("{web(port)}")</f><v>5</v></c>'),
        EITHER,
    ),
    Attack(
        "a book on the web",
        "a.xlsx",
        lambda port: zips.workbook(
            relations=zips.relation("externalLinkPath", web(port), 9, 'TargetMode="External"')
        ),
        EITHER,
    ),
    Attack(
        "macros in a book",
        "a.xlsm",
        lambda _: zips.workbook(parts={"xl/vbaProject.bin": others.compound(["VBA"])}),
        EITHER,
    ),
    Attack(
        "a string that is not there",
        "a.xlsx",
        lambda _: sheet('<c r="A1" t="s"><v>999999999</v></c>'),
        EITHER,
    ),
    Attack(
        "a figure without end",
        "a.xlsx",
        lambda _: sheet(f'<c r="A1"><v>1e999999999</v></c><c r="B1"><v>{"9" * 100_000}</v></c>'),
        EITHER,
    ),
    Attack(
        "the last column of 30,000 rows",
        "a.xlsx",
        lambda _: zips.workbook(
            "".join(f'<row r="{30 * n}"><c r="XFD{30 * n}"><v>5</v></c></row>' for n in range(1, 30_000))
        ),
        EITHER,
    ),
]
PDFS = [
    Attack("2 GiB of blanks, packed twice", "a.pdf", lambda _: pdfs.flate_bomb(), EITHER),
    Attack("LZW without end", "a.pdf", lambda _: pdfs.lzw_bomb(), EITHER),
    Attack("pages that hold themselves", "a.pdf", lambda _: pdfs.loop_of_pages(), REFUSED),
    Attack("objects that hold themselves", "a.pdf", lambda _: pdfs.loop_of_object_streams(), REFUSED),
    Attack("a table before itself", "a.pdf", lambda _: pdfs.loop_of_tables(), REFUSED),
    Attack("a form that draws itself", "a.pdf", lambda _: pdfs.loop_of_forms(), EITHER),
    Attack("100,000 pages", "a.pdf", lambda _: pdfs.many_pages(100_000), REFUSED),
    Attack("a JBIG2 picture", "a.pdf", lambda _: pdfs.jbig2(), EITHER),
    Attack("a page as large as a town", "a.pdf", lambda _: pdfs.one_page(box=b"[0 0 1e30 1e30]"), EITHER),
    Attack("a locked PDF", "a.pdf", lambda _: pdfs.locked(), LOCKED),
    Attack("a PDF that acts", "a.pdf", lambda port: pdfs.that_acts(port), WELL, seen="dat 5"),
    Attack("300,000 words on one page", "a.pdf", lambda _: pdfs.many_words(), EITHER),
    Attack("100,000 lines on one page", "a.pdf", lambda _: pdfs.many_lines(), EITHER),
    Attack("arrays 500,000 deep", "a.pdf", lambda _: pdfs.deep_arrays(), EITHER),
    Attack("a PDF cut off", "a.pdf", lambda _: pdfs.one_page()[:200], REFUSED),
    Attack("a PDF of nothing", "a.pdf", lambda _: b"%PDF-1.7\n", REFUSED),
]
OTHERS = [
    Attack(
        "a picture of ten thousand million points", "a.png", lambda _: others.png(100_000, 100_000), REFUSED
    ),
    Attack("a picture cut off", "a.png", lambda _: others.png(9, 9, cut=True), REFUSED),
    Attack(
        "a locked Word file",
        "a.docx",
        lambda _: others.compound(["EncryptionInfo", "EncryptedPackage"]),
        LOCKED,
    ),
    Attack(
        "an old Word file of nothing", "a.doc", lambda _: others.compound(["WordDocument", "1Table"]), EITHER
    ),
    Attack(
        "an old book that leads in a circle",
        "a.xls",
        lambda _: others.compound(["Workbook"], loop=True),
        REFUSED,
    ),
    Attack("an old file of another kind", "a.doc", lambda _: others.compound(["Quill"]), REFUSED),
    Attack(
        "RTF that fetches an object",
        "a.rtf",
        lambda port: (
            b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 01}}{\\field{\\*\\fldinst INCLUDETEXT "
            + web(port).encode()
            + b"}}5 ha}"
        ),
        EITHER,
    ),
    Attack(
        "a program called a Word file",
        "a.docx",
        lambda _: b"MZ\x90\0" + bytes(range(256)) * 50,
        frozenset({Trouble.BINARY}),
    ),
    Attack(
        "RAR called ZIP",
        "a.zip",
        lambda _: b"Rar!\x1a\x07\x01\0" + bytes(100),
        frozenset({Trouble.OTHER_FORM}),
    ),
    Attack(
        "a Word file called PDF", "a.pdf", lambda _: zips.word(), WELL, notice="wrong_extension", seen="5 tỷ"
    ),
    Attack("a PDF called text", "a.txt", lambda _: pdfs.one_page(), WELL, notice="wrong_extension"),
    Attack(
        "a text called Word",
        "a.docx",
        lambda _: "Thu đạt 5 tỷ".encode(),
        WELL,
        notice="wrong_extension",
        seen="5 tỷ",
    ),
    Attack("a ZIP called Word", "a.docx", lambda _: zips.with_name("a.txt"), frozenset({Trouble.OTHER_FORM})),
]
TEXTS = [
    Attack("a stamped text", "a.txt", lambda _: "UBND TỈNH\nTUYỆT MẬT\nThu đạt 5 tỷ".encode(), SECRET),
    Attack("a stamped text, spaced", "a.txt", lambda _: "UBND TỈNH\nM Ậ T\nThu đạt 5 tỷ".encode(), SECRET),
    Attack(
        "a stamped text, decomposed",
        "a.txt",
        lambda _: b"UBND\nT\xc3\x94\xcc\x81I MA\xcc\xa3\xcc\x82T\n5 ha",
        SECRET,
    ),
    Attack(
        "a stamped page", "a.html", lambda _: "<html><p>Độ mật: <b>Mật</b><p>Thu đạt 5 tỷ".encode(), SECRET
    ),
    Attack("a stamped Word file", "a.docx", lambda _: zips.word(STAMPED), SECRET),
    Attack(
        "a stamped sheet",
        "a.xlsx",
        lambda _: sheet('<c r="A1" t="inlineStr"><is><t>TUYỆT MẬT</t></is></c>'),
        SECRET,
    ),
    Attack(
        "words about secrets",
        "a.txt",
        lambda _: "Công tác bảo vệ bí mật nhà nước đạt 100%.\nMật ong đạt 5 tấn.".encode(),
        WELL,
        seen="Mật ong",
    ),
    Attack(
        "half of a pair in UTF-16",
        "a.txt",
        lambda _: b"\xff\xfe" + b"5\0 \0" + b"\0\xd8" + b"h\0a\0",
        REFUSED,
    ),
    Attack(
        "NULs between letters",
        "a.txt",
        lambda _: "Thu đạt 5\x0026 tỷ đồng".encode(),
        frozenset({Trouble.NUL_BYTE}),
    ),
    Attack(
        "writing from right to left", "a.txt", lambda _: "Thu đạt \u202e5,08\u202c tỷ đồng".encode(), WELL
    ),
    Attack("digits of other scripts", "a.txt", lambda _: "Thu đạt ５٢৬ tỷ đồng, О5 ha".encode(), WELL),
    Attack("a line of 400,000 digits", "a.txt", lambda _: b"Thu dat " + b"5" * 400_000 + b" ty", EITHER),
    Attack(
        "400,000 marks on one letter",
        "a.txt",
        lambda _: ("Thu đạt 5 tỷ đồn" + "\u0301" * 400_000 + "g").encode(),
        EITHER,
    ),
    Attack("a million blanks", "a.txt", lambda _: ("Thu\n" + " " * 400_000 + "\n").encode() * 3, EITHER),
    Attack("tags 200,000 deep", "a.html", lambda _: b"<html>" + b"<div>" * 200_000 + b"5 ha", EITHER),
    Attack("a comment without end", "a.html", lambda _: b"<html><p>5 ha<!--" * 100_000, EITHER),
    Attack("entities without end", "a.html", lambda _: b"<html>" + b"&amp" * 400_000 + b"5 ha\n", EITHER),
    Attack("attributes without end", "a.html", lambda _: b"<html><p " + b"a='" * 300_000 + b">5 ha", EITHER),
    Attack("a sheet of commas", "a.csv", lambda _: b"," * 400_000 + b"\n=cmd|'/c calc'!A1,5\n", EITHER),
    Attack("a quote without end", "a.csv", lambda _: b'a,"' + b"b\n" * 400_000, EITHER),
]
ATTACKS = [*ARCHIVES, *XML, *WORD, *SHEETS, *PDFS, *OTHERS, *TEXTS]
