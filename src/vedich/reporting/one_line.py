"""Words of a document on one line, fit for a screen or a note."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+|\s+")


def clean(text: str, *, edge: str = "both") -> str:
    """Put a text on one line, without letters that steer a screen.

    >>> clean("tỷ\\n  đồng\\x1b[2J ")
    'tỷ đồng [2J'
    """
    text = _UNSEEN.sub(" ", text)
    if edge == "left":
        return text.lstrip()
    return text.rstrip() if edge == "right" else text.strip()
