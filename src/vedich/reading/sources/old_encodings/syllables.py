"""Tell a syllable that Vietnamese can have from a jumble of letters.

A text read in the wrong encoding is made of syllables that nobody can say; that is the surest sign there is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu ynh yt
"""
_STOPPED = ("c", "ch", "p", "t")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = "\u0301\u0323"
# A word of letters and of the signs that old fonts show as letters.
WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u00d7\u00f7\uf0a1-\uf0fe])+")
_SYLLABLE = re.compile(f"(?:{'|'.join(_ONSETS.split())}|)(?:{'|'.join(_RIMES.split())})")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word is one syllable that Vietnamese spelling allows, with its marks.

    >>> is_syllable("nghiệp"), is_syllable("Đước"), is_syllable("h·ng"), is_syllable("khác"), is_syllable("khãc")
    (True, True, False, True, False)
    """
    marked = normalize("NFD", word.casefold())
    tones = [mark for mark in marked if mark in _TONES]
    if len(tones) > 1:
        return False
    bare = normalize("NFC", "".join(mark for mark in marked if mark not in _TONES))
    if _SYLLABLE.fullmatch(bare) is None:
        return False
    return not bare.endswith(_STOPPED) or bool(tones and tones[0] in _STOP_TONES)


def accented_words(text: str) -> list[str]:
    """Give the words of a text that are not plain Latin letters, with signs of an old font taken as letters.

    >>> accented_words("Thu ng©n s¸ch 526,8 tû")
    ['ng©n', 's¸ch', 'tû']
    """
    return [word for word in WORD.findall(text) if not word.isascii()]
