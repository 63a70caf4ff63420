"""Tell a document stamped as classified by its stamp, so that nothing of it is read or kept.

A stamp is a line or a cell of its own ("MẬT", "TỐI MẬT", "Độ mật: Mật"), never words in a sentence. The
lowest grade is a word of everyday as well (mật is honey): by itself it is a stamp in capitals only.
"""

from __future__ import annotations

import re
import unicodedata

_GRADE = r"(?:tuyệt\s*mật|tối\s*mật|mật)"
_DRESS = r"[\s\[\](){}<>|/*_#=~“”\"'.:;–—-]*"
_STAMP = re.compile(
    rf"{_DRESS}(?:(?:độ|mức\s+độ|cấp\s+độ|dấu)\s*mật{_DRESS})?(?P<grade>{_GRADE})(?:\s*\(\s*[abc]\s*\))?{_DRESS}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:độ|cấp\s+độ|dấu)\s*mật", re.IGNORECASE)
_SPACED = re.compile(r"\b(?:\w ){2,}\w\b")
_LINE = re.compile(r"[^\n\t\r\v\f]+")
# A stamp is as long as its words; the letters of a spaced one lie twice as far apart.
_LONGEST = 60


def is_classified(text: str) -> bool:
    """Say whether a text bears a stamp of secrecy.

    >>> is_classified("UBND TỈNH\\tTỐI MẬT\\nBÁO CÁO"), is_classified("Độ mật: Mật\\n")
    (True, True)
    >>> is_classified("Bảo vệ bí mật nhà nước; sản lượng mật ong 12 tấn.\\nMật ong\\t12\\nMật\\t90")
    False
    """
    if "ậ" not in text and "Ậ" not in text and "\u0302" not in text and "\u0323" not in text:
        return False
    for found in _LINE.finditer(text):
        line = found[0]
        if len(line) > _LONGEST and len(line.strip()) > _LONGEST:
            continue
        line = unicodedata.normalize("NFC", line)
        if "ật" not in line.lower() and "ậ t" not in line.lower():
            continue
        if _is_stamp(line):
            return True
    return False


def _is_stamp(line: str) -> bool:
    line = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), line.replace("\u00a0", " "))
    stamp = _STAMP.fullmatch(line)
    if stamp is None:
        return False
    grade = stamp["grade"]
    return grade.lower() != "mật" or grade.isupper() or _NAMED.search(line) is not None
