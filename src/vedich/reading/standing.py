"""Set every area of a text in its place, with what it is there for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vedich.reading.area_role import AreaRole, area_role, qualifies
from vedich.reading.grammar.area import AreaMention
from vedich.reading.grammar.level_word import LevelWord
from vedich.reading.lexicon.places import words
from vedich.reading.survey import Survey

JOINED = re.compile(r"\s*(?:,|;|và|,\s*và)?\s*")
_AND = re.compile(r"\s*,?\s*và\s*")
_BEFORE_GROUP = re.compile(r"(?:^|[,;:.(\n]|riêng|của|ở|tại|là|và|[-+*])\s*$")
_TOLD_BY = re.compile(r"(?<!\w)(?:theo|của|do|bởi|giao|với|cho)\s+$")


@dataclass(frozen=True, slots=True)
class Standing:
    """An area at a place of the text: who it is, and what it is there for.

    `row` is the place of the whole row that ends here ('xã A, xã B và xã C'), where areas are told together;
    `alone` marks a level word without a name ('toàn tỉnh'), `listed` one that follows another in a row,
    `group` several areas under one word ('các huyện nghèo').
    """

    start: int
    end: int
    name: str
    level: str
    role: AreaRole
    alone: bool = False
    listed: bool = False
    group: bool = False
    row: tuple[int, int] | None = None


def stand(found: Survey, figures: Sequence[int]) -> list[Standing]:
    """Give all areas of a survey with their roles, in order; `figures` are the places where figures begin."""
    named = _in_rows(found.folded.view, list(_names(found, figures)))
    standings = [*named, *_level_words(found, figures), *_agencies(found, figures)]
    return sorted(standings, key=lambda standing: standing.start)


def _names(found: Survey, figures: Sequence[int]) -> Iterator[Standing]:
    view = found.folded.view
    previous: AreaMention | None = None
    for mention in found.mentions:
        if mention.agency:
            own = _has_own_figures(view, mention.start, mention.end, figures)
            role = AreaRole.SUBJECT if own else AreaRole.SPEAKER
        elif previous is not None and qualifies(view, previous, mention):
            role = AreaRole.WITHIN
        else:
            role = area_role(view, mention.start, mention.end)
        listed = previous is not None and bool(JOINED.fullmatch(view, previous.end, mention.start))
        yield Standing(mention.start, mention.end, mention.name, mention.level, role, listed=listed)
        previous = mention


def _in_rows(view: str, named: list[Standing]) -> list[Standing]:
    """Let the areas of a row share the role of its first, and its last one stand for all: 'sau A, B và C'."""
    made: list[Standing] = []
    first = 0
    for at, standing in enumerate(named):
        if not standing.listed:
            first = at
        elif _AND.fullmatch(view, named[at - 1].end, standing.start):
            role = named[first].role
            made[first:] = [replace(each, role=role, listed=True) for each in made[first:]]
            made.append(replace(standing, role=role, row=(named[first].start, standing.end)))
            first = at + 1
            continue
        elif first > at:
            first = at
        made.append(standing)
    return made


def _level_words(found: Survey, figures: Sequence[int]) -> Iterator[Standing]:
    view = found.folded.view
    for word in found.level_words:
        role = area_role(view, word.start, word.end)
        if word.group and not _BEFORE_GROUP.search(view, max(0, word.start - 8), word.start):
            role = AreaRole.PLACE
        elif word.level == "cả nước" and role is AreaRole.SUBJECT and _trails(view, word, figures):
            role = AreaRole.COMPARED
        yield Standing(
            word.start, word.end, word.words, word.level, role, alone=not word.group, group=word.group
        )


def _agencies(found: Survey, figures: Sequence[int]) -> Iterator[Standing]:
    """Yield the agencies that figures are told of: 'Sở Y tế mới đạt 27%'."""
    folded = found.folded
    named = [(mention.start, mention.end) for mention in found.mentions]
    for start, end in found.agencies:
        at = bisect_left(named, (end, 0))
        # 'trung học cơ sở đạt' ends like an agency; only a capital begins one.
        if not folded.cased[start].isupper() or (at > 0 and named[at - 1][1] > start):
            continue
        if _has_own_figures(folded.view, start, end, figures):
            shown = " ".join(folded.cased[start:end].split())
            yield Standing(start, end, shown, "", AreaRole.SUBJECT, listed=True)


def _trails(view: str, word: LevelWord, figures: Sequence[int]) -> bool:
    """Say whether a figure stands before 'cả nước' in its clause: 'chiếm 5% sản lượng của cả nước'."""
    start = max(view.rfind(mark, 0, word.start) for mark in (". ", ";", "\n", "(")) + 1
    within = bisect_left(figures, start) < bisect_left(figures, word.start)
    return within and view[max(0, word.start - 4) : word.start].rstrip()[-1:] not in (",", "(", ";")


def _has_own_figures(view: str, start: int, end: int, figures: Sequence[int]) -> bool:
    """Say whether figures are told of an agency: only a few verbs stand between it and the next figure."""
    at = bisect_left(figures, end)
    if at == len(figures) or figures[at] > end + 60 or _TOLD_BY.search(view, max(0, start - 20), start):
        return False
    return bool(_agency_verbs().fullmatch(view, end, figures[at]))


@cache
def _agency_verbs() -> re.Pattern[str]:
    return re.compile(rf"\s*[:(,-]?\s*(?:(?:{words('agency_verbs')})\s+)*")
