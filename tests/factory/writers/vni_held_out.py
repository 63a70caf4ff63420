"""Write Vietnamese in VNI-Windows, a letter and its marks behind it. Held out: builders of readers do not look.

The table is the encoder's own; the reader has another.
"""

from __future__ import annotations

import unicodedata

FONT = "VNI-Times"

_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "øùûõï", strict=True))
_BREVE = dict(zip("\u0300\u0301\u0309\u0303\u0323", "èéúüë", strict=True))
_HAT = dict(zip("\u0300\u0301\u0309\u0303\u0323", "àáåãä", strict=True))
_I = dict(zip("\u0300\u0301\u0309\u0303\u0323", "ìíæóò", strict=True))


def vni(text: str) -> str:
    """Give the letters as a VNI file holds them (each below U+0100).

    >>> vni("Tỷ lệ hộ nghèo đạt")
    'Tyû leä hoä ngheøo ñaït'
    """
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    plain, marks = apart[0], apart[1:]
    large = letter.isupper()
    tone = next((mark for mark in marks if mark in _TONES), "")
    if letter in "đĐ":
        return "Ñ" if large else "ñ"
    if not marks:
        return letter
    if "\u031b" in marks:  # the horn of ơ and ư
        told = {"o": "ô", "u": "ö"}[plain.lower()] + _TONES.get(tone, "")
    elif "\u0306" in marks:
        told = "a" + _BREVE.get(tone, "ê")
    elif "\u0302" in marks:
        told = plain.lower() + _HAT.get(tone, "â")
    elif plain in "iI":
        told = _I[tone]
    elif plain in "yY" and tone == "\u0323":
        told = "î"
    else:
        told = plain.lower() + _TONES[tone]
    return told.upper() if large else told
