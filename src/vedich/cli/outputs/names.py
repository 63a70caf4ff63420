"""Names for what is written: safe on Windows too, and one for each input."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
# Windows takes these for devices, whatever ending follows.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# Leaves room for '-12.jsonl' within the 255 bytes that file systems allow a name.
_MOST_BYTES = 200


class Names:
    """Give each input the name that its output and its records go by; a second of one name gets '-2'.

    >>> names = Names()
    >>> [names.give(PurePath(path)) for path in ("a.txt", "b/a.md", "A.html", "con.txt", "b/a-2.txt")]
    ['a', 'a-2', 'A-3', 'con_', 'a-2-2']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, path: PurePath) -> str:
        """Give a name that no earlier input has, on a disk that does not tell capitals apart either."""
        stem = safe_name(path.stem)
        name, number = stem, 1
        while _as_disks_see(name) in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(_as_disks_see(name))
        return name


def safe_name(stem: str) -> str:
    """Give a name that every system takes, as near as can be to the one given.

    >>> safe_name("báo cáo: 9 tháng?"), safe_name("..."), safe_name("NUL")
    ('báo cáo_ 9 tháng_', 'document', 'NUL_')
    """
    name = _FORBIDDEN.sub("_", stem).strip().rstrip(". ")
    name = name.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(". ")
    if _DEVICES.fullmatch(name):
        name += "_"
    return name or "document"


def _as_disks_see(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
