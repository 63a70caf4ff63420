"""What the child does with the bytes of a file: bytes and plain arguments in, bytes out."""

from __future__ import annotations

from typing import Any

_MOST_LOOKED_AT = 100


def echo(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Give the bytes back: the least that a child can do, to see that one runs."""
    return data


def open_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Open a file by its true type and give its source in the form that crosses the border.

    Raises:
        SourceError: it cannot be read, or bears a stamp of secrecy, in which case nothing of it is given.
    """
    from vedich.intake.secrecy import is_classified
    from vedich.intake.source_form import written
    from vedich.intake.xml_guard import refuse_document_types
    from vedich.reading.sources.opening import source_of
    from vedich.reading.sources.trouble import SourceError, Trouble
    from vedich.reading.sources.true_type import ARCHIVES, true_type

    name = str(arguments["name"])
    if true_type(data, name) in ARCHIVES:
        refuse_document_types(data, name)
    source = source_of(data, name)
    if is_classified(source.text):
        raise SourceError(Trouble.CLASSIFIED, name)
    return written(source)


def open_old_word(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Make a source of what antiword printed of an old Word file; nothing where it did not print all of it.

    Raises:
        SourceError: it cannot be read, or bears a stamp of secrecy.
    """
    from vedich.intake.secrecy import is_classified
    from vedich.intake.source_form import written
    from vedich.reading.sources.old_word import source_of_old_word
    from vedich.reading.sources.trouble import SourceError, Trouble

    name = str(arguments["name"])
    source = source_of_old_word(data, arguments["printed"], arguments["with_hidden"], name)
    if source is None:
        return b""
    if is_classified(source.text):
        raise SourceError(Trouble.CLASSIFIED, name)
    return written(source)


def count_pages(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Count the pages of a PDF, and those of its first pages that are pictures without letters."""
    import json

    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pictures = 0
    if arguments["pictures"]:
        for number in range(min(len(document), _MOST_LOOKED_AT)):
            pictures += document[number].get_textpage().count_chars() == 0
    return json.dumps({"count": len(document), "pictures": pictures}).encode()
