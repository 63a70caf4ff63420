"""Recognise by its syllables in which old encoding a text is written, or that it is in none for certain."""

from __future__ import annotations

import re

from vedich.reading.sources.old_encodings.fonts import Encoding
from vedich.reading.sources.old_encodings.letters import TCVN3, TCVN3_LETTER, VNI, VNI_LETTER
from vedich.reading.sources.old_encodings.syllables import accented_words, is_syllable

# Letters that only Unicode has: a text with one of them is in no old encoding, or a mixture.
UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_OLD_LETTER = re.compile("[\u00a1-\u00ff]")
# Five hundred syllables tell an encoding as surely as a book.
_SAMPLE = 200_000
_FEWEST_WORDS = 6
_SURE = 0.9
_DOUBT = 0.5


def recognised(text: str) -> Encoding | None:
    """Give the old encoding that a whole text is written in, where nothing else is possible.

    Nulls: None for Unicode, for a text with too few accented words, and for mixtures.

    >>> recognised("Thu ng©n s¸ch nhµ n\u00adíc trªn ®Þa bµn x· ®¹t 526,8 tû ®ång").value
    'TCVN3'
    >>> recognised("Thu ngaân saùch nhaø nöôùc treân ñòa baøn xaõ ñaït 526,8 tyû ñoàng").value
    'VNI'
    >>> recognised("Thu ngân sách nhà nước trên địa bàn xã đạt 526,8 tỷ đồng") is None
    True
    """
    sample = text[:_SAMPLE]
    if UNICODE_ONLY.search(text) is not None or _OLD_LETTER.search(sample) is None:
        return None
    words = accented_words(sample)
    if len(words) < _FEWEST_WORDS or spoken_share(words) > _DOUBT:
        return None
    shares = {
        encoding: spoken_share(accented_words(replaced(sample, encoding)) + _unchanged(words, encoding))
        for encoding in Encoding
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    others = max(share for encoding, share in shares.items() if encoding is not best)
    return best if shares[best] >= _SURE and others < _DOUBT else None


def replaced(text: str, encoding: Encoding) -> str:
    """Give a text with the letters of an encoding as Unicode has them.

    >>> replaced("x· C«ng", Encoding.TCVN3), replaced("xaõ Coâng", Encoding.VNI)
    ('xã Công', 'xã Công')
    """
    table, letter = (TCVN3, TCVN3_LETTER) if encoding is Encoding.TCVN3 else (VNI, VNI_LETTER)
    return letter.sub(lambda found: table[found[0]], text)


def spoken_share(words: list[str]) -> float:
    """Give the share (0..1) of words that are Vietnamese syllables; 0 for no words."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _unchanged(words: list[str], encoding: Encoding) -> list[str]:
    """Give the words that an encoding has no letter for: each speaks against it."""
    letter = TCVN3_LETTER if encoding is Encoding.TCVN3 else VNI_LETTER
    return [word for word in words if letter.search(word) is None]
