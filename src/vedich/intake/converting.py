"""Read old Word, RTF and ODT files with the help of antiword and LibreOffice, each in confinement.

antiword is quick, and enough for a file of nothing but paragraphs. All else goes through LibreOffice, which
writes it anew as .docx; that is opened as every .docx is, in a child of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vedich.domain.document import Notice
from vedich.intake import source_form
from vedich.intake.border import BrokenAnswerError
from vedich.intake.confined import run_confined
from vedich.intake.limits import MEGABYTE, Limits
from vedich.intake.outside_program import Work, worked
from vedich.intake.programs import antiword, office
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType

_OPEN = "vedich.intake.parsing:open_old_word"
# The form in words, the ending that LibreOffice knows it by, and the kind of source it makes.
CONVERTED: dict[TrueType, tuple[str, str, SourceKind]] = {
    TrueType.OLE_WORD: ("Word 97-2003 (.doc)", "doc", SourceKind.DOC),
    TrueType.RTF: ("RTF", "rtf", SourceKind.RTF),
    TrueType.ODT: ("OpenDocument (.odt)", "odt", SourceKind.ODT),
}
_PRINTING = Limits(memory=512 * MEGABYTE)
# LibreOffice maps more memory than it uses; writing a report of 300 pages anew takes it some 20 seconds.
_WRITING = Limits(memory=4_000 * MEGABYTE, processor=90, wall=240.0, output=128 * MEGABYTE)
_RESTART = 81
_OFFICE_READS = (
    "/etc/libreoffice",
    "/usr/share/libreoffice",
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
    "/opt/libreoffice",
    "/etc/fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fontconfig",
    "/var/cache/fontconfig",
    "/usr/share/liblangtag",
    "/etc/localtime",
)
REWRITTEN = Notice(
    "rewritten_by_office",
    "Tệp được LibreOffice chuyển sang .docx để đọc; số thứ tự đoạn, bảng là của bản chuyển.",
    "LibreOffice wrote the file anew as .docx to be read; paragraphs and tables are counted in that.",
)


def source_of_converted(
    data: bytes, kind: TrueType, name: str, open_docx: Callable[[bytes], Source]
) -> Source:
    """Give an old Word, RTF or ODT file as a source; `open_docx` opens what LibreOffice makes of it.

    Raises:
        SourceError: no program that reads it is there, or none could; or what it holds is refused.
    """
    form, ending, source_kind = CONVERTED[kind]
    if kind is TrueType.OLE_WORD and (source := _printed(data, name)) is not None:
        return source
    program = office()
    if program is None:
        raise SourceError(Trouble.NEEDS_PROGRAM, name, form=form)
    made = worked(_rewriting(program, ending), data)
    if not made:
        raise SourceError(Trouble.UNCONVERTED, name, form=form)
    source = open_docx(made)
    return replace(source, kind=source_kind, notices=(REWRITTEN, *source.notices))


def _printed(data: bytes, name: str) -> Source | None:
    """Give the source by what antiword prints; None where it is not there or does not print all."""
    program = antiword()
    if program is None:
        return None
    told = {}
    for key, words in (("printed", ()), ("with_hidden", ("-s",))):
        printed = worked(_printing(program, words), data)
        if printed is None:
            return None
        told[key] = printed.decode("utf-8", "replace")
    answer = run_confined(_OPEN, data, {"name": name, **told}, name=name)
    if not answer:
        return None
    try:
        return source_form.read(answer, name)
    except BrokenAnswerError:
        raise SourceError(Trouble.READER_DIED, name) from None


def _printing(program: str, words: tuple[str, ...]) -> Work:
    return Work(
        program,
        (*words, "-w", "0", "-m", "UTF-8.txt", "{folder}/in.doc"),
        "in.doc",
        _PRINTING,
        reads=("/usr/share/antiword", "/usr/local/share/antiword"),
    )


def _rewriting(program: str, ending: str) -> Work:
    return Work(
        program,
        (
            "-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            "--nologo",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            "{folder}/out",
            f"{{folder}}/in.{ending}",
        ),
        f"in.{ending}",
        _WRITING,
        makes="out/in.docx",
        reads=_OFFICE_READS,
        again=_RESTART,
    )
