"""Refuse a text whose lines are no lines of a document, before time is lost on it."""

from __future__ import annotations

import re

from vedich.reading.sources.trouble import SourceError, Trouble

# The longest paragraphs of real reports have 10,000 characters; tables flattened into one line have more.
MOST_CHARACTERS_A_LINE = 500_000
_LINE = re.compile(r"[^\r\n]+")


def refuse_lines(text: str, name: str) -> None:
    """Refuse a text without words, or with a line longer than any document has.

    Raises:
        SourceError: nothing is written there, or a line is over the limit.
    """
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise SourceError(Trouble.NO_TEXT, name)
    if len(text) <= MOST_CHARACTERS_A_LINE:
        return
    for line, match in enumerate(_LINE.finditer(text), start=1):
        length = match.end() - match.start()
        if length > MOST_CHARACTERS_A_LINE:
            raise SourceError(
                Trouble.LINE_TOO_LONG, name, line=line, length=length, most=MOST_CHARACTERS_A_LINE
            )
