"""Open a file as a source, or refuse it with a sentence a person can act on."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path, PurePath

from vedich.domain.grid import Grid
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.decoding import READ_AS_WESTERN, decode
from vedich.reading.sources.form import opener_of
from vedich.reading.sources.html import looks_like_html, read_page
from vedich.reading.sources.lines import refuse_lines
from vedich.reading.sources.markdown import weave_markdown
from vedich.reading.sources.old_encodings import converted_source
from vedich.reading.sources.source import Run, Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType, true_type

# A report of 1,000 pages is 3 MB of text; a page with its pictures inside may be ten times that.
MOST_MEGABYTES = 32
# A scan of 300 pages has a picture on each.
MOST_MEGABYTES_WITH_PICTURES = 128
# True types show in the first bytes, but for archives, whose size alone is asked here.
_HEAD = 4096

_KINDS = {
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
}
_FORMS_BY_NAME = {".mht": "MHTML", ".mhtml": "MHTML"}


def open_source(path: Path) -> Source:
    """Read a file from the disk as a source.

    Raises:
        SourceError: there is no such file, it is a folder, may not be read, is too large, or holds no text.
    """
    return source_of(bytes_of(path), str(path))


def bytes_of(path: Path) -> bytes:
    """Give the bytes of a file on the disk.

    Raises:
        SourceError: there is no such file, it is a folder, may not be read, or is larger than any may be.
    """
    name = str(path)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise SourceError(Trouble.FOLDER, name, example=str(path / "*.txt"))
        if not stat.S_ISREG(about.st_mode):
            raise SourceError(Trouble.NOT_A_FILE, name)
        if about.st_size > MOST_MEGABYTES * 1_000_000:
            with path.open("rb") as file:
                refuse_size(about.st_size, name, true_type(file.read(_HEAD), name))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(Trouble.MISSING, name) from None
    except PermissionError:
        raise SourceError(Trouble.NO_PERMISSION, name) from None
    except (OSError, ValueError) as error:  # a name too long, a NUL in the name, a broken disk
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(Trouble.UNREADABLE, name, reason=reason) from None


def refuse_size(size: int, name: str, kind: TrueType = TrueType.TEXT) -> None:
    """Refuse more bytes than any document of a kind has, before they fill the memory.

    Raises:
        SourceError: the size is over the limit.
    """
    most = MOST_MEGABYTES if kind in (TrueType.TEXT, TrueType.CSV) else MOST_MEGABYTES_WITH_PICTURES
    if size > most * 1_000_000:
        raise SourceError(Trouble.TOO_LARGE, name, size=-(-size // 1_000_000), most=most)


def source_of(data: bytes, name: str) -> Source:
    """Take the text out of a file's bytes; its name says the form, unless the text plainly is a page.

    >>> source_of("# Thu **526,8** tỷ".encode(), "a.md").text
    'Thu 526,8 tỷ'
    >>> source_of(b"", "a.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    vedich.reading.sources.trouble.SourceError: a.txt: the file is empty, ...

    Raises:
        SourceError: nothing can be read without guessing; the sentence says why and what to do.
    """
    if not data:
        raise SourceError(Trouble.EMPTY, name)
    true = true_type(data, name)
    refuse_size(len(data), name, true)
    opener = opener_of(true)
    if opener is not None:
        return opener(data, name)
    suffix = PurePath(name).suffix.lower()
    if form := _FORMS_BY_NAME.get(suffix):
        raise SourceError(Trouble.OTHER_FORM, name, form=form)
    original, notices = decode(data, name)
    kind = _KINDS.get(suffix, SourceKind.TEXT)
    if kind is not SourceKind.HTML and looks_like_html(original):
        kind = SourceKind.HTML
    text = original
    runs: tuple[Run, ...] = ()
    grids: tuple[Grid, ...] = ()
    if kind is SourceKind.HTML:
        weave, of_page, grids = read_page(original)
        text, runs, notices = weave.text, weave.runs, notices + of_page
    elif kind is SourceKind.MARKDOWN:
        weave = weave_markdown(original)
        text, runs = weave.text, weave.runs
    elif original.startswith("\ufeff"):
        # What is read leaves the byte order mark out; the original keeps it, and so do its places.
        text, runs = original[1:], (Run(0, 1, len(original), True),)
    refuse_lines(text, name)
    source = converted_source(Source(name, kind, original, text, runs, notices, grids=grids))
    told = source.notices
    if source.text is not text:
        # The page was in no Western encoding after all.
        told = tuple(notice for notice in told if notice != READ_AS_WESTERN)
    return replace(source, notices=told + damage_of(source.text))
