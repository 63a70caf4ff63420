"""Find who is told to do something, and with whom: Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.load import alternatives, lexicon

_WORDS = lexicon("tasks")["parties"]
_BEFORE = alternatives(_WORDS["before"])
_COMMON = alternatives([*_WORDS["common"], *_WORDS["areas"]])
_PROPER = alternatives(_WORDS["proper"])
_ANYBODY = alternatives([*_WORDS["common"], *_WORDS["members"], *_WORDS["areas"], *_WORDS["proper"]])
_FIELD = alternatives(_WORDS["fields"])
_INSIDE = alternatives(_WORDS["inside"])


def _pattern(words: list[str]) -> str:
    """Give an alternation of expressions in which a blank matches any run of blanks."""
    return "|".join(word.replace(" ", r"\s+") for word in sorted(words, key=len, reverse=True))


_NOT = rf"(?!(?:{_pattern(_WORDS['never'])})(?!\w))"
_HEAD = re.compile(
    rf"{_NOT}(?:(?P<plural>(?:(?:{_BEFORE})\s+)+){_NOT}(?:{_ANYBODY})|(?P<common>{_COMMON})|(?P<proper>{_PROPER}))(?!\w)"
)
# The words inside an addressee, one after another; a name (capital letters) may stand anywhere.
_TOKEN = re.compile(
    rf"\s*(?:(?:{_FIELD}|{_ANYBODY}|{_BEFORE}|{_INSIDE})(?!\w)|\d{{1,3}}(?=\s+(?:{_COMMON})(?!\w)))"
)
_NAME = re.compile(r"\s*(?P<word>[^\W\d_][\w&.]*(?:['’]\w+)?)")
_JOINT = re.compile(r"\s*[,;–-]\s*|\s*\([^()]{1,60}\)")
_MODAL_WORDS = lexicon("tasks")["modals"]
_MUST = re.compile(rf"\s*,?\s*(?:{alternatives(_MODAL_WORDS['must'])})(?!\w)")
_MANNER = re.compile(rf"\s*,?\s*(?:{alternatives(_MODAL_WORDS['manner'])})(?!\w)")
_DEEDS = lexicon("tasks")["deeds"]
_DEED_WORDS = _pattern(_DEEDS["words"])
_MODALS = alternatives([*_MODAL_WORDS["must"], *_MODAL_WORDS["manner"]])
_DEED = re.compile(rf"(?<!\w)(?:{_DEED_WORDS}|{_MODALS})(?!\w)")
_DEED_HERE = re.compile(rf"(?:{_DEED_WORDS})(?!\w)")
# 'Ban quản lý', 'các tổ chức' are names; 'các sở, ban tổ chức' are not.
_NAMED_BEFORE = re.compile(
    rf"(?<!\w)(?:{alternatives(_DEEDS['not_after'])}|(?<!,\s)(?<!phòng\s)(?:{alternatives(_DEEDS['not_after_office'])}))\s+$"
)
_DESCRIBED = re.compile(
    rf"(?:(?<=cơ\squan\s)|(?<=đơn\svị\s))(?:{alternatives(_DEEDS['descriptions'])})(?!\w)"
)
_SAYS = re.compile(r"(?<!\w)(?:cho\s+(?:biết|rằng|hay)|khẳng\s+định|nhấn\s+mạnh|thông\s+tin)(?!\w)")
_MOMENT = re.compile(r"^\s*trong\s+(?:thời\s+gian|quá\s+trình|tháng|quý|năm)(?!\w)")
_LEADS = re.compile(
    r"\s*,?\s*(?:chủ\s+trì|làm\s+(?:cơ\s+quan\s+)?đầu\s+mối)(?!\s+(?:hội|cuộc|phiên|buổi|của|tại))(?!\w)"
)
_WITH = re.compile(
    r"\s*(?:,|và)?\s*(?:(?:chủ\s+động|chủ\s+trì|tiếp\s+tục|tăng\s+cường|khẩn\s+trương)\s*,?\s*)?"
    r"(?:phối\s+hợp(?:\s+(?:chặt\s+chẽ|thường\s+xuyên))?(?:\s+(?:với|cùng))?|cùng(?:\s+với)?)(?=\s)"
)
_WITHIN = re.compile(r"(?<!có sự )(?<!\w)phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?\s+")
_AREA = re.compile(rf"(?:{alternatives(_WORDS['areas'])})(?!\w)")
_GROUND = re.compile(r"(?:căn\s+cứ|trên\s+cơ\s+sở|theo)(?!\w)")
_GAP = re.compile(r"[\s,:]*")
_PAST = re.compile(
    r"\s+(?:đã|vừa|đang|được|là|có|bị|sau|vẫn|mới|cũng\s+đã|cho\s+(?:biết|rằng|hay)|khẳng\s+định|nhấn\s+mạnh)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """How a deed is laid on somebody, in the folded text; `deed` is where its words begin.

    `leads`: 'chủ trì' was said. `must`: 'phải', 'cần' was said. `known`: the lexicon knows how the deed
    opens. `supports`: the places of those who help.
    """

    deed: int
    leads: bool
    must: bool
    known: bool
    supports: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is told, in the folded text, and the duty; `proper`: an agency or office, not a bare area."""

    start: int
    end: int
    duty: Duty
    proper: bool


def addressee_at(folded: Folded, at: int, end: int) -> Addressee | None:
    """Give the addressee that begins at a place, or None where nobody is named or the deed is done.

    >>> folded = fold("Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ")
    >>> found = addressee_at(folded, 0, len(folded.view))
    >>> folded.view[: found.end], folded.view[found.duty.deed :]
    ('sở y tế', 'rà soát hồ sơ')
    >>> [folded.view[start:end] for start, end in found.duty.supports]
    ['sở tài chính']
    """
    stop = party_end(folded, at, end)
    if stop is None:
        return None
    duty = duty_at(folded, stop, end)
    if not duty.must and _PAST.match(folded.view, stop, end):
        return None
    return Addressee(at, stop, duty, not _AREA.match(folded.view, at, stop))


def duty_at(folded: Folded, at: int, end: int) -> Duty:
    """Give what follows the name of an addressee: who helps, whether he must, and where the deed begins."""
    view = folded.view
    leads = _LEADS.match(view, at, end)
    deed = leads.end() if leads else at
    supports: tuple[tuple[int, int], ...] = ()
    if joined := _WITH.match(view, deed, end):
        supports = parties(folded, joined.end(), end)
        deed = supports[-1][1] if supports else deed
    must, further = False, deed
    while found := _MUST.match(view, further, end) or _MANNER.match(view, further, end):
        further = found.end()
        if _MUST.fullmatch(found.group()):
            must, deed = True, further
        if not supports and (joined := _WITH.match(view, further, end)):
            supports = parties(folded, joined.end(), end)
            deed = further = supports[-1][1] if supports else further
    known = bool(leads or supports) or further > deed or opens_deed(view, further, end)
    return Duty(_gap_end(view, deed, end), bool(leads), must, known, supports)


def party_end(folded: Folded, at: int, end: int) -> int | None:
    """Give where the name of an addressee (one or several, joined) ends, or None where none begins."""
    view, cased = folded.view, folded.cased
    head = _HEAD.match(view, at, end)
    if head is None or (head["proper"] and not cased[at].isupper()):
        return None
    stop = head.end()
    deed = _first_deed(folded, stop, min(end, at + 260))
    limit = deed if deed is not None else end
    while stop < limit:
        token = _TOKEN.match(view, stop, limit) or _name(cased, stop, limit)
        if token is None and (joint := _JOINT.match(view, stop, limit)):
            if joint.group().lstrip().startswith("("):
                token = joint
            else:
                token = _TOKEN.match(view, joint.end(), limit) or _name(cased, joint.end(), limit)
        if token is None or token.end() == stop:
            break
        stop = token.end()
    if (
        deed is not None
        and stop < deed
        and not re.search(r"[,;.:]\s*$", view[stop:deed])
        and _relative(view, stop, deed)
    ):
        stop = deed
    while stop > head.end() and (
        loose := re.search(
            r"\s+(?:và|các|cùng|trong|của|tại|ở|(?<!trực\s)thuộc|người)\s*$|[\s,–-]+$", view[at:stop]
        )
    ):
        stop = at + loose.start()
    return stop


def parties(folded: Folded, at: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give the places of the addressees that stand joined: 'Sở Y tế, Kho bạc và các xã' are three."""
    view, cased = folded.view, folded.cased
    at = _gap_end(view, at, end)
    stop = party_end(folded, at, end)
    if stop is None:
        return ()
    cuts = [at]
    for joint in re.compile(r"\s*,\s*|\s+và\s+").finditer(view, at, stop):
        head = _HEAD.match(view, joint.end(), stop)
        named = head is not None and (
            head["plural"] or (cased[joint.end()].isupper() and _own_name(view, head))
        )
        if named:
            cuts += [joint.start(), joint.end()]
    cuts.append(stop)
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


def inner_supports(folded: Folded, at: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give those named in the middle of a deed as helpers: '..., phối hợp với Sở Y tế thực hiện ...'."""
    for found in _WITHIN.finditer(folded.view, at, end):
        if helped := parties(folded, found.end(), end):
            return helped
    return ()


def opens_deed(view: str, at: int, end: int) -> bool:
    """Say whether a deed begins at a place, manner words left aside."""
    while not (deed := _DEED_HERE.match(view, _gap_end(view, at, end), end)):
        manner = _MUST.match(view, at, end) or _MANNER.match(view, at, end)
        if manner is None:
            break
        at = manner.end()
    return deed is not None


def opens_manner(view: str, at: int, end: int) -> bool:
    """Say whether a place begins with how a thing is to be done ('khẩn trương'), not with what or why."""
    return _MANNER.match(view, at, end) is not None and _GROUND.match(view, at, end) is None


def _gap_end(view: str, at: int, end: int) -> int:
    gap = _GAP.match(view, at, end)
    return gap.end() if gap else at


def _name(cased: str, at: int, end: int) -> re.Match[str] | None:
    """Give the word with a capital letter that stands next."""
    word = _NAME.match(cased, at, end)
    return word if word and word["word"][0].isupper() else None


def _own_name(view: str, head: re.Match[str]) -> bool:
    return bool(re.match(r"\s+\w", view[head.end() : head.end() + 3])) or bool(head["common"])


def _first_deed(folded: Folded, at: int, end: int) -> int | None:
    for found in _DEED.finditer(folded.view, at, end):
        if folded.cased[found.start()].isupper():
            continue
        if _MUST.match(folded.view, found.start(), end) or _MANNER.match(folded.view, found.start(), end):
            return found.start()
        if _NAMED_BEFORE.search(folded.view, max(at - 12, 0), found.start()):
            continue
        if _DESCRIBED.match(folded.view, found.start()):
            continue
        return found.start()
    return None


def _relative(view: str, stop: int, deed: int) -> bool:
    """Say whether what stands between the known words and the deed still describes the addressee."""
    between = view[stop:deed]
    if ":" in between or any(sign.search(between) for sign in (_MOMENT, _SAYS, _WITH)):
        return False
    return bool(re.match(r"\s+(?:có|còn|đang|được|trực|thuộc|nằm|do|chậm)(?!\w)", between)) or (
        len(between.split()) <= 4 and "," not in between
    )


def reading_of(saying: str) -> str:
    """Give who is told and, behind '+', who helps: 'Sở Y tế + Sở Tài chính'."""
    folded = fold(saying)
    found = addressee_at(folded, 0, len(folded.view))
    if found is None or not (found.duty.known or found.duty.must):
        return ""
    names = [(found.start, found.end), *found.duty.supports]
    return " + ".join(" ".join(folded.cased[start:end].split()) for start, end in names)
