"""Write Vietnamese in TCVN3 (ABC), the one-byte encoding of the fonts .VnTime and .VnTimeH.

The table is the encoder's own, set down from the standard TCVN 5712:1993; the reader has another, so that a
mistake in either shows.
"""

from __future__ import annotations

import unicodedata

FONT, CAPITALS = ".VnTime", ".VnTimeH"

_SMALL = (
    "à\xb5ả\xb6ã\xb7á\xb8ạ\xb9ă\xa8ằ\xbbẳ\xbcẵ\xbdắ\xbeặ\xc6â\xa9ầ\xc7ẩ\xc8ẫ\xc9ấ\xcaậ\xcbđ\xae"
    "è\xccẻ\xceẽ\xcfé\xd0ẹ\xd1ê\xaaề\xd2ể\xd3ễ\xd4ế\xd5ệ\xd6ì\xd7ỉ\xd8ĩ\xdcí\xddị\xde"
    "ò\xdfỏ\xe1õ\xe2ó\xe3ọ\xe4ô\xabồ\xe5ổ\xe6ỗ\xe7ố\xe8ộ\xe9ơ\xacờ\xeaở\xebỡ\xecớ\xedợ\xee"
    "ù\xefủ\xf1ũ\xf2ú\xf3ụ\xf4ư\xadừ\xf5ử\xf6ữ\xf7ứ\xf8ự\xf9ỳ\xfaỷ\xfbỹ\xfcý\xfdỵ\xfe"
    "Ă\xa1Â\xa2Ê\xa3Ô\xa4Ơ\xa5Ư\xa6Đ\xa7"
)
_TABLE = dict(zip(_SMALL[::2], _SMALL[1::2], strict=True))


def tcvn3(text: str) -> str:
    """Give the letters as a TCVN3 file holds them (each below U+0100).

    A capital with a tone has no letter of its own: the small one stands for it, and the font of capitals
    shows it large.

    >>> tcvn3("Tỷ lệ hộ nghèo").encode("latin-1")
    b'T\\xfb l\\xd6 h\\xe9 ngh\\xcco'
    """
    told = unicodedata.normalize("NFC", text)
    return "".join(_TABLE.get(letter) or _TABLE.get(letter.lower()) or letter for letter in told)


def can_hold(text: str) -> bool:
    """Say whether every letter of a text has a place in the encoding.

    >>> can_hold("Số hộ"), can_hold("≤ 3")
    (True, False)
    """
    return all(ord(letter) < 0x100 for letter in tcvn3(text))
