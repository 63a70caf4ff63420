"""The letters of TCVN3 (ABC) and VNI fonts, by the Latin letter that stands in the file for each.

TCVN3 has one letter for one; its capitals with a tone are small letters in a font that shows capitals. VNI
sets one letter for the tone and the hat after the vowel, a small one after a small and a capital after a
capital. The tables follow from how the encodings are built; TCVN 5712:1993 tells the first.
"""

from __future__ import annotations

import re
from unicodedata import normalize

# Grave, hook, tilde, acute, dot: the order in which TCVN3 counts the tones of each vowel.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TCVN3_LETTERS = {0xA1 + at: letter for at, letter in enumerate("ĂÂÊÔƠƯĐăâêôơưđ")}
_TCVN3_TONED = {
    "a": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9), "ă": (0xBB, 0xBC, 0xBD, 0xBE, 0xC6), "â": (0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1), "ê": (0xD2, 0xD3, 0xD4, 0xD5, 0xD6), "i": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4), "ô": (0xE5, 0xE6, 0xE7, 0xE8, 0xE9), "ơ": (0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4), "ư": (0xF5, 0xF6, 0xF7, 0xF8, 0xF9), "y": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}  # fmt: skip

# What VNI sets after a vowel: the bare tones, the hat with each tone, and the breve of 'a' with each.
_VNI_TONES = "øûõùï"
_VNI_HAT, _VNI_HATTED = "â", "àåãáä"
_VNI_BREVE, _VNI_BREVED = "ê", "èúüéë"
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _tcvn3() -> dict[str, str]:
    told = {chr(code): letter for code, letter in _TCVN3_LETTERS.items()}
    for vowel, codes in _TCVN3_TONED.items():
        told |= {chr(code): normalize("NFC", vowel + tone) for code, tone in zip(codes, _TONES, strict=True)}
    # A font that calls itself a symbol font has its letters 0xF000 higher.
    return told | {chr(0xF000 + ord(letter)): meant for letter, meant in told.items()}


def _vni() -> dict[str, str]:
    small: dict[str, str] = dict(_VNI_ALONE)
    for written, meant in (
        ("a", "a"),
        ("e", "e"),
        ("o", "o"),
        ("u", "u"),
        ("y", "y"),
        ("ô", "ơ"),
        ("ö", "ư"),
    ):
        for mark, tone in zip(_VNI_TONES, _TONES, strict=True):
            small[written + mark] = normalize("NFC", meant + tone)
    for vowel, hatted in zip("aeo", "âêô", strict=True):
        small[vowel + _VNI_HAT] = hatted
        for mark, tone in zip(_VNI_HATTED, _TONES, strict=True):
            small[vowel + mark] = normalize("NFC", hatted + tone)
    small["a" + _VNI_BREVE] = "ă"
    for mark, tone in zip(_VNI_BREVED, _TONES, strict=True):
        small["a" + mark] = normalize("NFC", "ă" + tone)
    told = dict(small)
    for written, meant in small.items():
        told[written.upper()] = meant.upper()
        # People type a capital and go on in small letters: 'Aâ' is a capital too.
        told.setdefault(written[0].upper() + written[1:], meant.upper())
    return told


TCVN3 = _tcvn3()
VNI = _vni()
TCVN3_LETTER = re.compile(f"[{''.join(map(re.escape, TCVN3))}]")
VNI_LETTER = re.compile("|".join(map(re.escape, sorted(VNI, key=len, reverse=True))))
