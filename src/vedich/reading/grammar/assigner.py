"""Find who gives an order: Chủ tịch UBND tỉnh - Nguyễn Văn A vừa yêu cầu ... · UBND huyện chỉ đạo như sau:"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.reading.folding import Folded, fold
from vedich.reading.grammar.addressee import party_end
from vedich.reading.lexicon.load import alternatives, lexicon

_WORDS = lexicon("tasks")["assigners"]
_TITLES = alternatives(_WORDS["titles"])
_PERSONS = alternatives(_WORDS["persons"])
_BODIES = alternatives(_WORDS["bodies"])
_HEAD = re.compile(rf"(?<!\w)(?:(?P<person>{_PERSONS})|(?P<title>{_TITLES})|(?P<body>{_BODIES}))(?!\w)")
_BETWEEN = re.compile(rf"(?:[\s,]+(?:{alternatives(_WORDS['between'])}))+\s*$|[\s,:]+$")
_VERBS: dict[str, list[str]] = lexicon("tasks")["orders"]["not_after"]
_ORDER = re.compile(rf"(?<!\w)(?:{alternatives(lexicon('tasks')['orders']['verbs'])})(?!\w)")
_NOT_BEFORE = {
    verb: re.compile(rf"\s+(?:{alternatives(words)})(?!\w)")
    for verb, words in lexicon("tasks")["orders"]["not_before"].items()
}
_NOUNS = {verb: re.compile(rf"(?<!\w)(?:{alternatives(words)})\s*$") for verb, words in _VERBS.items()}
# A speaker whose words the following sentences report: 'Kết luận hội nghị, Chủ tịch UBND tỉnh ghi nhận ...'.
_SPEAKS = re.compile(
    r"(?<!\w)(?:nhấn\s+mạnh|ghi\s+nhận|kết\s+luận|phát\s+biểu|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|lưu\s+ý|cho\s+rằng|quán\s+triệt)(?!\w)"
)
_CLOSES = re.compile(
    r"(?:phát\s+biểu|kết\s+luận|tại\s+(?:hội\s+nghị|buổi|cuộc|phiên|kỳ\s+họp|đây))[^.;:]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Order:
    """A verb that orders, in the folded text, with the place of who gives the order (None where unsaid)."""

    start: int
    end: int
    verb: str
    assigner: tuple[int, int] | None


def orders(folded: Folded, start: int, end: int) -> list[Order]:
    """Give the ordering verbs of a stretch; where the word is only a noun ('theo yêu cầu') there is none.

    >>> folded = fold("Phát biểu kết luận, Bí thư Thị ủy yêu cầu")
    >>> [folded.cased[slice(*order.assigner)] for order in orders(folded, 0, len(folded.view))]
    ['Bí thư Thị ủy']
    """
    view = folded.view
    found = []
    for verb in _ORDER.finditer(view, start, end):
        word = " ".join(verb.group().split())
        kind = word if word in _NOUNS else word.split()[0]
        noun = _NOUNS[kind].search(view, max(start, verb.start() - 24), verb.start())
        if kind in _NOT_BEFORE and _NOT_BEFORE[kind].match(view, verb.end(), end):
            continue
        # 'Nguyễn Văn Được yêu cầu' names a man; 'được yêu cầu' is passive.
        if noun and not folded.cased.startswith("Được", noun.start()):
            continue
        found.append(Order(verb.start(), verb.end(), kind, assigner_before(folded, start, verb.start())))
    return found


def assigner_before(folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """Give the place of the one who is named right before a verb, his titles with him."""
    view = folded.view
    while aside := _BETWEEN.search(view, start, end):
        end = aside.start()
    if end <= start:
        return None
    begin: int | None = None
    segment_end = end
    while True:
        comma = view.rfind(",", start, segment_end)
        segment = comma + 1 if comma >= 0 else start
        head = _first_head(folded, segment, segment_end, later=begin is not None)
        if head is None or (begin is not None and not _joins(view, segment, head, begin)):
            break
        begin = head.start()
        if comma < 0 or view[segment : head.start()].strip():
            break
        segment_end = comma
    if begin is None or end - begin > 140:
        return None
    # 'UBND tỉnh ban hành công văn, yêu cầu ...': the name ends where it tells what he did.
    named = party_end(folded, begin, end)
    return begin, named if named is not None else end


def speaker(folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """Give who speaks in a sentence, where what follows reports his words."""
    view = folded.view
    for verb in _SPEAKS.finditer(view, start, end):
        place = assigner_before(folded, start, verb.start())
        if place is not None and _person(view, place) and _CLOSES.search(view, start, place[0]):
            return place
    return None


def announcer(folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """Give who announces what follows a colon: 'UBND tỉnh có ý kiến chỉ đạo như sau:'."""
    for verb in _SPEAKS.finditer(folded.view, start, end):
        if place := assigner_before(folded, start, verb.start()):
            return place
    return None


def _first_head(folded: Folded, start: int, end: int, *, later: bool) -> re.Match[str] | None:
    view, cased = folded.view, folded.cased
    heads = [
        head
        for head in _HEAD.finditer(view, start, end)
        if head["person"] or cased[head.start()].isupper() or not view[start : head.start()].strip()
    ]
    if not heads:
        return None
    if later:
        return heads[0]
    # 'Phát biểu kết luận phiên họp đồng chí Chủ tịch': the person, not the meeting, is the one who orders.
    named = [head for head in heads if head["person"] or head["title"]]
    return named[0] if named else heads[-1] if not view[start : heads[-1].start()].strip() else heads[0]


def _joins(view: str, segment: int, head: re.Match[str], begin: int) -> bool:
    """Say whether a segment further left still names the same person: 'Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh'."""
    follows = _HEAD.match(view, begin)
    return bool((head["person"] or head["title"]) and follows and follows["title"])


def _person(view: str, place: tuple[int, int]) -> bool:
    head = _HEAD.match(view, place[0])
    return bool(head and (head["person"] or head["title"]))


def without_address(name: str) -> str:
    """Give a name without 'đồng chí', 'ông', 'bà'.

    >>> without_address("đồng chí Chủ tịch UBND huyện")
    'Chủ tịch UBND huyện'
    """
    return re.sub(r"^(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+", "", name)


def reading_of(saying: str) -> str:
    """Give who orders and by which verb: 'Bí thư Thị ủy · yêu cầu'."""
    folded = fold(saying)
    return " + ".join(
        " · ".join(
            filter(
                None,
                (
                    " ".join(folded.cased[slice(*order.assigner)].split()) if order.assigner else "",
                    order.verb,
                ),
            )
        )
        for order in orders(folded, 0, len(folded.view))
    )
