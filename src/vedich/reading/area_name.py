"""Tell where a name of an area ends, whether the catalog knows it, and how to write it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vedich.catalog.areas import is_area_name, resolve, short_name
from vedich.catalog.areas.naming import plain
from vedich.reading.lexicon.places import words

# Below this a name fits only with another type word or in another spelling and type.
_FITS = 0.6
_PART = re.compile(r"[^\W_]+(?:['’`][^\W\d_]+)?")
_ACRONYM = 5


@lru_cache(maxsize=8192)
def is_known(name: str) -> bool:
    """Say whether the catalog knows an area by this name, with the type word it has.

    >>> is_known("huyện Cần Đước"), is_known("quận Cần Đước")
    (True, False)
    """
    found = resolve(name, on=None)
    return bool(found) and found[0].score >= _FITS


def bare_key(name: str) -> str:
    """Give the key under which a bare name is looked up, blind to accents and blanks.

    >>> bare_key("Đa Krông") == bare_key("Đakrông")
    True
    """
    return plain(name).replace(" ", "")


def bare_title(name: str) -> str:
    """Give the key of a name without its type word, to tell whether two names are the same.

    >>> bare_title("TX. Cai Lậy") == bare_title("thị xã CAI LẬY")
    True
    """
    return bare_key(short_name(name))


_LEVELS = frozenset(["tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "phường", "xã"])


def level_shown(word: str) -> str:
    """Write a type word for people: not shouted; abbreviations stay.

    >>> level_shown("XÃ"), level_shown("THÀNH  PHỐ"), level_shown("TP"), level_shown("Xã")
    ('xã', 'thành phố', 'TP', 'Xã')
    """
    plainly = " ".join(word.lower().split())
    return plainly if word.isupper() and plainly in _LEVELS else word


def shown(name: str) -> str:
    """Write a name for people: single blanks, Đ for the Icelandic Ð, no shouting.

    >>> shown("MƯỜNG  KHƯƠNG"), shown("Ðà Nẵng"), shown("HCM")
    ('Mường Khương', 'Đà Nẵng', 'HCM')
    """
    name = " ".join(name.replace("Ð", "Đ").split())
    return name.title() if len(name) > _ACRONYM and name.isupper() else name


@lru_cache(maxsize=4096)
def name_within(level: str, capitals: str) -> str | None:
    """Give what is the name in a run of capitals behind a type word, None when there is none.

    That is the longest beginning that the catalog knows; else all before a word that begins something new.

    >>> name_within("huyện", "Cần Đước - Đào Hữu Tấn"), name_within("tỉnh", "CAO BẰNG ĐẾN")
    ('Cần Đước', 'CAO BẰNG')
    >>> name_within("xã", "HỘI CHỦ NGHĨA"), name_within("huyện", "NTM")
    (None, None)
    """
    shouted = capitals.isupper() and len(capitals) > 1
    for part in reversed(list(_PART.finditer(capitals))):
        title = f"{level} {capitals[: part.end()]}"
        # 'KINH TẾ - XÃ HỘI' comes so often that a loose fit will not do.
        if is_area_name(title) if level == "xã" and shouted else is_known(title):
            return capitals[: part.end()]
    if shouted and (level == "xã" or len(capitals) <= _ACRONYM):
        return None
    stop = _not_in_names().search(capitals.lower())
    kept = capitals if stop is None else capitals[: stop.start()].rstrip(" \u00a0-–")
    return re.split(r"\s[-–]\s", kept)[0] or None


@cache
def _not_in_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('not_in_names')})(?!\w)")
