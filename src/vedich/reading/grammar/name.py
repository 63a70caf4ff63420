"""Take the name of an indicator out of the words before (or behind) its figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.reading.folding import fold
from vedich.reading.lexicon.load import alternatives, lexicon, only_new
from vedich.reading.openings import Opened, first_words

_HEADS = alternatives(lexicon("names")["heads"])
_HEAD = re.compile(rf"\s*(?:{_HEADS})(?!\w)")
# After these the name begins: 'các chỉ tiêu chủ yếu, như: tổng thu ...', 'trong đó, ...'
_CUTS = alternatives(lexicon("names")["cuts"])
_CUT = Opened(re.compile(rf"(?<!\w)(?:{_CUTS})(?!\w)\s*[:,]?"), first_words([_CUTS]))
_LEAD = re.compile(rf"\s*(?:(?:{alternatives(lexicon('names')['leads'])})(?!\w)|[,:.;\"'*_|(+–-])\s*")
_TRAILS = alternatives([words for words in lexicon("names")["trails"] if words != "mới"])
_TRAIL = re.compile(rf"\s*(?:(?<!\w)(?:{_TRAILS}|{only_new()})|[,:.;\"'*_|(+–-])\s*$")
_TRAIL_ENDS = tuple({*",:.;\"'*_|(+–-", *(words.split()[-1] for words in lexicon("names")["trails"])})
_LONGEST_TRAIL = 40
# 'trồng mới 1.900 ha rừng': what was made new stands behind the figure, and the name is made with it.
_NEWLY = frozenset(lexicon("tails")["keep"]["newly"])
_EMPTY = frozenset({"", *lexicon("names")["empty"]})
_WHERE = re.compile(
    r"(?:trên\s+(?:phạm\s+vi\s+)?địa\s+bàn|trên\s+phạm\s+vi|tại|ở|toàn|trong)\s*(?:toàn\s+)?(?:tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường|vùng|địa\s+phương)?\s*$"
)
_WORD = re.compile(r"\w+")
# No name of an indicator is longer; a damaged text may run on for pages without a stop.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an indicator as it stands: its words, its place in the folded text, and how it was cut out."""

    words: str
    start: int
    end: int
    headed: bool
    opened: str = ""


def name_before(view: str, cased: str, start: int, end: int, holes: list[tuple[int, int]]) -> Name | None:
    """Give the name that `view[start:end]` carries, or None where it carries none.

    `holes` are places inside it that are not part of a name (periods, areas that only say where).

    >>> text = "bên cạnh đó, tỷ lệ hộ nghèo"
    >>> name_before(text, text, 0, len(text), []).words
    'tỷ lệ hộ nghèo'
    """
    opened = ""
    begin = start = max(start, end - _LONGEST)
    for cut in _CUT.finditer(view, begin, end):
        if _depth(view, begin, cut.start()) > 0 and view.find(")", cut.end(), end) >= 0:
            continue  # 'Vốn tỉnh quản lý (bao gồm vốn ODA)': what a closed bracket says opens nothing
        start, opened = cut.end(), " ".join(cut.group().split())
    colon = view.rfind(":", begin, end - 1)
    if colon >= start and _depth(view, begin, colon) == 0:
        inner = _stripped(view, colon + 1, end, holes)
        if inner[0] < inner[1] or not _stripped_any(view, start, colon, holes):
            start = colon + 1
        else:
            end = colon  # 'Thu nội địa: huyện Đức Hòa đạt 105%'
    start, end = _stripped(view, start, end, holes)
    start = _segment(view, start, end)
    start, end = _stripped(view, start, end, holes)
    if start >= end:
        return Name("", start, start, False, opened) if opened else None
    words = _without(cased, start, end, holes)
    if words.lower() in _EMPTY:
        return Name("", start, start, False, opened) if opened else None
    if words.lower() in _NEWLY:
        words, end = words[: -len(" mới")], end - len(" mới")
    return Name(words, start, end, bool(_HEAD.match(view, start, end)), opened)


def _stripped_any(view: str, start: int, end: int, holes: list[tuple[int, int]]) -> bool:
    inner = _stripped(view, start, end, holes)
    return inner[0] < inner[1]


def _segment(view: str, start: int, end: int) -> int:
    """Choose how far left over the commas a name reaches."""
    if view.find(",", start, end) < 0:
        return start
    commas = [at for at in range(start, end) if view[at] == "," and _depth(view, start, at) == 0]
    best = start
    for comma in reversed(commas):
        segment = comma + 1
        if _HEAD.match(view, segment, end):
            best = segment
            break
        # A name may hold commas ('nông, lâm nghiệp và thủy sản'); it goes on left while the pieces are short.
        left = max((at for at in commas if at < comma), default=start - 1) + 1
        if _HEAD.match(view, left, end) and len(_WORD.findall(view, segment, end)) <= 8:
            continue
        if len(_WORD.findall(view, left, comma)) > 4 or _LEAD.match(view, left, comma):
            best = segment
            break
    return best


def _depth(view: str, start: int, at: int) -> int:
    return view.count("(", start, at) - view.count(")", start, at)


def _stripped(view: str, start: int, end: int, holes: list[tuple[int, int]]) -> tuple[int, int]:
    moved = True
    while moved and start < end:
        moved = False
        while start < end and view[start].isspace():
            start += 1
        while end > start and view[end - 1].isspace():
            end -= 1
        for hole_start, hole_end in holes:
            if hole_start <= start < hole_end:
                start, moved = min(hole_end, end), True
            if hole_start < end <= hole_end:
                end, moved = max(hole_start, start), True
        if (lead := _LEAD.match(view, start, end)) and lead.end() > start:
            start, moved = lead.end(), True
        # No search where the end is none that a trail could have.
        near = view[max(start, end - _LONGEST_TRAIL) : end]
        if (
            near.rstrip().endswith(_TRAIL_ENDS)
            and (trail := _TRAIL.search(view, end - len(near), end))
            and trail.start() < end
        ):
            end, moved = trail.start(), True
        if view[start:end].endswith(")") and "(" not in view[start:end]:
            end, moved = end - 1, True
        if view[start:end].startswith(")"):
            start, moved = start + 1, True
    return start, end


def _without(cased: str, start: int, end: int, holes: list[tuple[int, int]]) -> str:
    pieces = []
    at = start
    for hole_start, hole_end in holes:
        if start < hole_start and hole_end < end and hole_start >= at:
            pieces.append(cased[at:hole_start])
            at = hole_end
    pieces.append(cased[at:end])
    joined = " ".join(" ".join(pieces).split())
    if "(" not in joined:
        return joined
    # '(giá so sánh 2010)', '(NTM)' explain a name; they are not part of it.
    plain = " ".join(_ASIDE.sub(" ", joined).split())
    return plain or joined


_ASIDE = re.compile(r"\([^()]*\)")

# 'xã đạt chuẩn nông thôn mới': here the verb belongs to the thing counted.
_OWN_VERB = r"(?!đạt\s+(?:chuẩn|tiêu\s+chuẩn|danh\s+hiệu|loại|giải|các\s+tiêu\s+chí|quy\s+chuẩn|hạng|tiêu\s+chí|từ\s+\d\s+sao|\d\s+sao))"
_AFTER_END = re.compile(
    rf"[,;:.()\n\"\s](?:(?<=[,;:.()\n\"])|{_OWN_VERB}(?:{alternatives(lexicon('names')['ends'])})(?!\w)|-\s)"
)
_AFTER_SKIP = re.compile(r"\s*(?:\(\w[^)]{0,25}\)\s*)?(?:số\s+|trong\s+số\s+|tổng\s+số\s+|các\s+)?")


_LISTED = re.compile(
    r"\s*,\s*((?:[^\W\d_]+\s?){1,4}?)(?=,|\s+(?:đạt|được|có|tham gia|hoàn thành|sử dụng|cấp)\s|\s*$)"
)
_NO_NOUN = re.compile(
    r"\s*,\s*(?:đạt|tăng|giảm|bằng|vượt|chiếm|trong|và|với|còn|ước|so|cao|thấp|gồm|xây|cấp|tạo|hỗ trợ|trồng|thu|chi)(?!\w)"
)


def names_listed_after(view: str, cased: str, start: int, limit: int) -> Name | None:
    """Give the words behind a percentage where they list what it counts: '96% | cơ quan, đơn vị, doanh nghiệp'."""
    first = name_after(view, cased, start, limit)
    if first is None or view[first.end : first.end + 1] != ",":
        return first
    end = first.end
    while (more := _LISTED.match(view, end, limit)) and not _NO_NOUN.match(view, end, limit):
        end = more.end()
    if end > first.end:
        rest = name_after(view, cased, end, limit)
        end = rest.end if rest is not None and view[end : end + 1].isspace() else end
    return Name(" ".join(cased[first.start : end].split()), first.start, end, False)


def name_after(view: str, cased: str, start: int, limit: int, *, lines: bool = True) -> Name | None:
    """Give the words behind a figure that say what was counted: '20 hộ | thoát nghèo', '98% | đảng viên ...'.

    >>> text = "20 hộ thoát nghèo; "
    >>> name_after(text, text, 5, len(text)).words
    'thoát nghèo'
    """
    skip = _AFTER_SKIP.match(view, start, limit)
    begin = skip.end() if skip else start
    # The blank before the first word counts: 'dự án | với tổng vốn' has no words behind.
    stop = max(start, begin - 1)
    while True:
        end = _AFTER_END.search(view, stop, limit)
        at = max(begin, end.start()) if end else limit
        if end and end.group() == "\n" and at + 1 < limit and view[at + 1 : at + 2].isalpha() and lines:
            stop = at + 1
            continue
        break
    words = " ".join(cased[begin:at].split())
    if not words or not words[0].isalpha() or len(words.split()) > 18:
        words = " ".join(words.split()[:14]) if words and words[0].isalpha() else ""
    return Name(words, begin, at, False) if words else None


def reading_of(saying: str) -> str:
    """Give the name carried by the words before a figure."""
    folded = fold(saying)
    read = name_before(folded.view, folded.cased, 0, len(folded.view), [])
    return read.words if read else ""
