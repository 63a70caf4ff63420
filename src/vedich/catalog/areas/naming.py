"""Read a name as people write it: the type word in front, and the bare name in one spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vedich.catalog.folding import without_marks
from vedich.domain.area import AreaType

_A = AreaType
_CITIES = frozenset({_A.CENTRAL_CITY, _A.PROVINCIAL_CITY})
_WORDS: dict[str, frozenset[AreaType]] = {
    "tỉnh": frozenset({_A.PROVINCE}),
    "thủ đô": frozenset({_A.CENTRAL_CITY}),
    "thành phố": _CITIES,
    "tp": _CITIES,
    "huyện": frozenset({_A.RURAL_DISTRICT}),
    "h": frozenset({_A.RURAL_DISTRICT}),
    "thị xã": frozenset({_A.DISTRICT_TOWN}),
    "tx": frozenset({_A.DISTRICT_TOWN}),
    "quận": frozenset({_A.URBAN_DISTRICT}),
    "q": frozenset({_A.URBAN_DISTRICT}),
    "xã": frozenset({_A.COMMUNE}),
    "x": frozenset({_A.COMMUNE}),
    "phường": frozenset({_A.WARD}),
    "p": frozenset({_A.WARD}),
    "f": frozenset({_A.WARD}),
    "thị trấn": frozenset({_A.TOWNSHIP}),
    "tt": frozenset({_A.TOWNSHIP}),
    "đặc khu": frozenset({_A.SPECIAL_ZONE}),
    "đk": frozenset({_A.SPECIAL_ZONE}),
}
# One letter is an abbreviation only with its full stop or a number behind it: 'H. Cần Đước', 'Q1', 'P.3'.
_TYPE = re.compile(
    r"\s*(?:(?P<word>tỉnh|thủ\s+đô|thành\s+phố|huyện|thị\s+xã|quận|xã|phường|thị\s+trấn|đặc\s+khu)(?=\s)"
    r"|(?P<two>t\.?\s?p|t\.?x|t\.?t|đ\.?k)(?:\s*\.|(?=\s))"
    r"|(?P<one>[hqpxf])(?:\s*\.|(?<=[qpf])(?=\s?\d)))\s*"
)
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u200b\ufeff\t\r\n.–—‐‑−-_", " "),
        **dict.fromkeys("'’‘ʼ`´", None),
        "ð": "đ",
    }
)
_TONES = {
    old + tone: new
    for old, row in {"o": "òa óa ỏa õa ọa òe óe ỏe õe ọe", "u": "ùy úy ủy ũy ụy"}.items()
    for tone, new in zip("àáảãạèéẻẽẹ" if old == "o" else "ỳýỷỹỵ", row.split(), strict=True)
}
_TONE = re.compile(r"(?<!q)(?:" + "|".join(_TONES) + r")(?!\w)")
_MISPLACED = re.compile(r"q(ù|ú|ủ|ũ|ụ)y")
_MISPLACED_TO = dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True))
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_NUMERAL = re.compile(r"(?<!\S)(?:0+(?=\d)|(?:i{1,3}|iv|vi{0,3}|ix)$)")
# Nearly every name needs no more than lower case; this finds those that do.
_ODD = re.compile(r"[^\w ]|_|  |ð|o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|q[ùúủũụ]|\b0|\b[ivx]+$|^ | $|[\u0300-\u036f]")


def fold(name: str) -> str:
    """Give the one form under which every spelling of a bare name is filed.

    Accents stay, for they tell places apart (Mỹ Tho, Mỹ Thọ); case, tone placement, dashes, apostrophes,
    Ð for Đ and Roman numerals at the end do not.

    >>> fold("HOÀ THUỶ"), fold("Bà Rịa – Vũng Tàu"), fold("Tam Xuân II"), fold("Cư M’gar")
    ('hòa thủy', 'bà rịa vũng tàu', 'tam xuân 2', 'cư mgar')
    """
    text = name.lower()
    if not _ODD.search(text):
        return text
    text = unicodedata.normalize("NFC", text)
    text = " ".join(text.translate(_CHARACTERS).split())
    text = _TONE.sub(lambda pair: _TONES[pair.group()], text)
    text = _MISPLACED.sub(lambda pair: "qu" + _MISPLACED_TO[pair.group(1)], text)
    return _NUMERAL.sub(lambda number: _ROMAN.get(number.group(), ""), text)


def plain(name: str) -> str:
    """Give the folded name without accents, with y for i, for a second look when nothing fits exactly.

    >>> plain("Cần Đước") == plain("CAN DUOC"), plain("Quý Sơn") == plain("Quí Sơn")
    (True, True)
    """
    return plain_key(fold(name))


def plain_key(key: str) -> str:
    """Give the plain form of a name that is folded already."""
    return without_marks(key).replace("y", "i")


@dataclass(frozen=True, slots=True)
class Naming:
    """A written name taken apart: the types its first word allows (None: no such word), and the rest."""

    types: frozenset[AreaType] | None
    name: str
    key: str


@lru_cache(maxsize=8192)
def read_name(text: str) -> Naming:
    """Take a written name apart.

    >>> naming = read_name("TX. Cai Lậy")
    >>> [kind.value for kind in naming.types], naming.name, naming.key
    (['district_town'], 'Cai Lậy', 'cai lậy')
    >>> read_name("Cai Lậy").types is None
    True
    """
    text = unicodedata.normalize("NFC", text)
    found = _TYPE.match(text.lower())
    # Lower case keeps the length of composed Vietnamese, so the cut falls at the same place in both.
    if found is None or len(text.lower()) != len(text) or not text[found.end() :].strip():
        return Naming(None, text.strip(), fold(text))
    word = found["word"] or (found["two"] or found["one"]).replace(".", "").replace(" ", "")
    rest = text[found.end() :].strip()
    return Naming(_WORDS[" ".join(word.split())], rest, fold(rest))


def type_word(text: str) -> frozenset[AreaType] | None:
    """Give the types that a lone type word means, None when the text is no such word.

    >>> [kind.value for kind in type_word("thị xã")]
    ['district_town']
    """
    return _WORDS.get(" ".join(unicodedata.normalize("NFC", text).lower().replace(".", "").split()))


def short_name(text: str) -> str:
    """Give a written name without its type word; a number keeps it, for alone it names nothing.

    >>> short_name("huyện Cần Đước"), short_name("TP.HCM"), short_name("Phường 3")
    ('Cần Đước', 'HCM', 'Phường 3')
    """
    naming = read_name(text)
    return text.strip() if naming.key.isdigit() else naming.name
