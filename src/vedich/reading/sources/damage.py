"""Notice letters that an earlier program damaged: the file is sound, its words are not."""

from __future__ import annotations

import re

from vedich.domain.document import Notice

_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u0300\u0301\u0303\u0309\u0323ạ-ỹẠ-Ỹ]")
# UTF-8 read as Windows-1252 and saved again: 'ệ' has become 'á»‡', 'đ' 'Ä‘', 'ư' 'Æ°'.
_TWICE_ENCODED = re.compile("á»|áº|Ä‘|Æ°|Æ¡")
# What the letters of TCVN3 and VNI fonts look like without the font.
_FONT_LETTERS = re.compile("[¸µ¹¨¾»½Æ©Êª®¬­Ö×ÞÕÐåäûüñöøïëÔÏÄÖ]")
_ENOUGH = 4


def damage_of(text: str) -> tuple[Notice, ...]:
    """Give a notice for each kind of damaged letters in a text.

    >>> [notice.code for notice in damage_of("Đạt 5\\ufffd6,8 tỷ đồng")]
    ['lost_letters']
    >>> damage_of("Đạt 526,8 tỷ đồng")
    ()
    """
    notices = []
    lost = text.count("\ufffd")
    if lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        notices.append(
            Notice(
                "lost_letters",
                f"{lost} ký tự đã mất (dấu \ufffd, đầu tiên ở dòng {line}): con số ở cạnh có thể thiếu "
                "chữ số, hãy đối chiếu với bản gốc.",
                f"{lost} letters are lost (\ufffd, first in line {line}): a figure beside one may lack "
                "digits, compare it with the original.",
            )
        )
    sample = text[:200_000]
    if len(_TWICE_ENCODED.findall(sample)) >= _ENOUGH:
        notices.append(TWICE_ENCODED)
    elif _VIETNAMESE.search(sample) is None and len(_FONT_LETTERS.findall(sample)) >= _ENOUGH:
        notices.append(FONT_LETTERS)
    return tuple(notices)


TWICE_ENCODED = Notice(
    "twice_encoded",
    "Chữ bị đổi bảng mã hai lần (ví dụ 'á»‡' thay cho 'ệ') nên đọc được rất ít. Hãy xuất lại tệp từ bản gốc "
    "với bảng mã UTF-8.",
    "The letters were encoded twice (such as 'á»‡' for 'ệ'), so little can be read. Export the file again "
    "as UTF-8.",
)
FONT_LETTERS = Notice(
    "font_letters",
    "Chữ theo phông cũ TCVN3 hoặc VNI nên đọc được rất ít. Hãy chuyển sang Unicode, ví dụ bằng UniKey "
    "(Ctrl+Shift+F6).",
    "The letters belong to an old TCVN3 or VNI font, so little can be read. Convert the file to Unicode, "
    "for example with UniKey.",
)
