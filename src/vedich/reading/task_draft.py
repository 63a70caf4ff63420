"""A task while it is read, and how it becomes a directive: appeals left out, times taken out of the deed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vedich.domain.document import Directive
from vedich.reading.folding import Folded
from vedich.reading.grammar.addressee import opens_deed, opens_manner
from vedich.reading.grammar.deadline import Due
from vedich.reading.lexicon.load import alternatives, lexicon

_ATTITUDES = alternatives(lexicon("tasks")["deeds"]["attitudes"])
_ATTITUDE = re.compile(rf"(?:(?:phải|cần|luôn|tiếp\s+tục|tập\s+trung)\s+)*(?:{_ATTITUDES})(?!\w)")
_SEGMENT = re.compile(r"\s*[,;]\s*(?:đồng\s+thời,?\s+)?|\s+và\s+")
# What follows a completion time and belongs to the task no more.
_BEYOND = re.compile(r"[\s,)]*(?:(?:và|để|nhằm|phấn\s+đấu|góp\s+phần|qua\s+đó)(?!\w)|$)")
_EVERY = re.compile(r"(?:định\s+kỳ(?!\s+\d)|(?:hằng|hàng)\s+(?:tháng|quý|năm))(?:\s*,)?\s+", re.IGNORECASE)
_LOOSE = re.compile(r"[\s.,;:(–-]+$|[\s,;(]+(?:và|hoàn\s+thành|xong|phấn\s+đấu)\s*$")


@dataclass(slots=True)
class TaskDraft:
    """A task by its places in the folded text: `start` to `end`, the deed's words from `action` on.

    `supports` are the places of those who help; `kept` is false for a mere appeal, which still lends its
    addressee to what follows.
    """

    start: int
    end: int
    action: int
    lead: str | None
    supports: tuple[tuple[int, int], ...] = ()
    assigner: str | None = None
    certainty: float = 0.8
    rule: str = "charged"
    dues: list[Due] = field(default_factory=list)
    area: str | None = None
    kept: bool = True

    @property
    def fixed(self) -> bool:
        """Say whether it is due once, and not again and again."""
        return any(not due.recurs for due in self.dues)


def is_attitude(view: str, at: int, end: int) -> bool:
    """Say whether a place begins with an attitude ('phát huy tinh thần ...') and not with a deed.

    >>> is_attitude("tiếp tục phát huy tinh thần", 0, 27), is_attitude("rà soát hồ sơ", 0, 13)
    (True, False)
    """
    return _ATTITUDE.match(view, at, end) is not None


def is_appeal(view: str, draft: TaskDraft) -> bool:
    """Say whether nothing but an attitude is asked for."""
    at, end = draft.action, draft.end
    for place in (at, *(found.end() for found in _SEGMENT.finditer(view, at, end))):
        if opens_deed(view, place, end) and not is_attitude(view, place, end):
            return False
    # A verb the lexicon does not know is given the benefit of the doubt; a bare manner ('khẩn trương') is not.
    return is_attitude(view, at, end) or opens_manner(view, at, end)


def close(view: str, draft: TaskDraft) -> None:
    """End a task at its completion time where what follows is only its purpose or another matter."""
    last = max(draft.dues, key=lambda due: due.end, default=None)
    if last is not None and not last.recurs and _BEYOND.match(view, last.end, draft.end):
        draft.end = max(last.end, draft.action)


def action_of(folded: Folded, draft: TaskDraft) -> str:
    """Give the words of the deed, its times taken out."""
    at, kept = draft.action, []
    for due in sorted(draft.dues, key=lambda due: due.start):
        if due.start >= at:
            kept.append(_LOOSE.sub("", folded.cased[at : due.start]))
            at = due.end + (folded.view[due.end : due.end + 1] == ")")
    kept.append(folded.cased[at : draft.end].rstrip(" ,;"))
    words = " ".join(" ".join(kept).split())
    if any(due.recurs for due in draft.dues):
        words = _EVERY.sub("", words)
    return _LOOSE.sub("", words).replace(" ,", ",").replace(" ;", ";").strip(" ,;")


def directive_of(folded: Folded, draft: TaskDraft) -> Directive:
    """Give the finished record of a task."""
    span = folded.origin(draft.start, draft.end)
    times = dict.fromkeys(time for due in draft.dues for time in due.time.split("|"))
    return Directive(
        span=span,
        surface=folded.original[span.start : span.end],
        action=action_of(folded, draft),
        lead=draft.lead,
        supports=tuple(" ".join(folded.cased[start:end].split()) for start, end in draft.supports),
        deadline="|".join(times) or None,
        assigner=draft.assigner,
        area=draft.area,
        certainty=round(min(draft.certainty + (0.05 if draft.dues else 0), 0.95), 2),
        rules=("task", draft.rule),
    )
