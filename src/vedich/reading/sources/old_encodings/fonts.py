"""Tell by its name which old Vietnamese encoding a font shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Encoding(StrEnum):
    """An encoding of Vietnamese letters from before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True, slots=True)
class OldFont:
    """What a font makes of its letters: their encoding, and whether it shows small letters as capitals."""

    encoding: Encoding
    capitals: bool = False


def old_font(name: str) -> OldFont | None:
    """Give the encoding of a font that was made for one, or None for any other font.

    >>> old_font(".VnTimeH")
    OldFont(encoding=<Encoding.TCVN3: 'TCVN3'>, capitals=True)
    >>> old_font("VNI-Times").encoding.value, old_font("Times New Roman")
    ('VNI', None)
    """
    # A PDF names the part of a font it holds 'ABCDEF+.VnTime'.
    told = name.rpartition("+")[2].strip().casefold()
    if told.startswith(".vn"):
        return OldFont(Encoding.TCVN3, told.split(" ")[0].endswith("h"))
    if told.startswith("vni-") or told.startswith("vni "):
        return OldFont(Encoding.VNI)
    return None


def is_old_font(name: str) -> bool:
    """Say whether a font shows an old encoding.

    >>> is_old_font(".VnTime"), is_old_font("Vni"), is_old_font("")
    (True, False, False)
    """
    return old_font(name) is not None
