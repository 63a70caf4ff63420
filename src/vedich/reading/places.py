"""Carry areas from where they are named to where they hold.

A figure is about the area named before it in its clause; else about the one its sentence or paragraph opened
with; else about the one of its heading; else about the area of the document. An area that is only a place, a
speaker or a comparison takes nothing over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from vedich.domain.area import AreaLevel
from vedich.reading.area_role import AreaRole
from vedich.reading.layout import Sentence
from vedich.reading.lexicon.places import rank, words
from vedich.reading.openings import Opened
from vedich.reading.standing import JOINED, Standing, stand
from vedich.reading.survey import Survey

_HEAD = 70  # an area named this near the opening of a sentence is what the sentence is about
_IN_TURN = Opened(
    re.compile(r"(?<!\w)(?:lần\s+lượt|theo\s+thứ\s+tự|tương\s+ứng)(?!\w)"), ("lần", "theo", "tương")
)
_MARK = re.compile(r"\s*(?:([-+*•▪])|(\d{1,2})[.)]|([a-zđ])[.)]|([ivx]{1,5})[.)]|(hạng)|(#+))")
_OPENS_BRACKET = re.compile(r"\s*\(\s*[^\d(),;]{0,20}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds from a sentence on: the area that was opened with (`topic`) and that of the heading."""

    start: int
    end: int
    topic: Standing | None
    topic_name: str
    section: str | None


class Places:
    """The areas of one text: `at()` gives the one a figure is about, as the text names it."""

    def __init__(self, found: Survey, sentences: Sequence[Sentence], figures: Sequence[int]) -> None:
        """Walk the sentences once; `figures` are the places where figures begin, in order."""
        self._survey = found
        self._view = found.folded.view
        self._figures = figures
        self._standings = stand(found, figures)
        self._starts = [standing.start for standing in self._standings]
        self._scopes = self._walk(sentences)
        self._scope_starts = [scope.start for scope in self._scopes]

    def at(self, place: int, clause: tuple[int, int] | None = None) -> str | None:
        """Give the area of what begins at `place`, in its clause (the stretch between semicolons)."""
        index = bisect_right(self._scope_starts, place) - 1
        if index < 0:
            return self._survey.default
        scope = self._scopes[index]
        begin, end = clause or (scope.start, scope.end)
        told = self._behind(place, end) or self._in_turn(place, begin, end) or self._before(place, begin)
        if told is not None:
            return self._name(told, scope)
        if scope.topic is not None:
            return scope.topic_name
        return scope.section or self._survey.default

    def _walk(self, sentences: Sequence[Sentence]) -> list[Scope]:
        """Let headings and the openings of paragraphs and sentences set the area that holds from there on."""
        scopes: list[Scope] = []
        topic, topic_name = None, ""
        section, section_mark, announced = None, "", False
        passage = -1
        for sentence in sentences:
            entered, passage = sentence.passage != passage, sentence.passage
            if entered and not _continuing().match(self._view, sentence.start, sentence.end):
                topic = None
            scope = Scope(sentence.start, sentence.end, topic, topic_name, section)
            opening = self._opening(sentence)
            empty = not self._between(sentence.start, sentence.end)
            announces = empty and self._view[sentence.end - 1] == ":"
            mark = self._mark(sentence)
            if opening is not None and not opening.group and empty and (sentence.heading or announces):
                section, section_mark, announced = self._name(opening, scope), mark, announces
            elif mark == section_mark and (sentence.heading or (entered and announced)):
                section = None  # the next heading, or the next paragraph behind an announced list
            if opening is None and self._opens_with_row(sentence):
                topic = None
            elif opening is not None:
                # The country is only glanced at, unless the text is about it.
                glance = opening.level == "cả nước" and self._survey.default != "cả nước"
                topic, topic_name = (None, "") if glance else (opening, self._name(opening, scope))
            scopes.append(Scope(sentence.start, sentence.end, topic, topic_name, section))
        return scopes

    def _opening(self, sentence: Sentence) -> Standing | None:
        """Give the area that a sentence opens with, its topic: not a row of areas, nor one behind 'là'."""
        figures = self._between(sentence.start, sentence.end)
        limit = min(sentence.start + _HEAD, figures[0] if figures else sentence.end)
        for standing in self._within(sentence.start, limit):
            if standing.role is AreaRole.SUBJECT:
                told = standing.listed or _listing().search(self._view, sentence.start, standing.start)
                return None if told else standing
        return None

    def _opens_with_row(self, sentence: Sentence) -> bool:
        """Say whether several areas told together open a sentence: 'Các xã A, B và C trồng ...'."""
        head = self._within(sentence.start, sentence.start + _HEAD)
        return bool(head) and head[0].listed and head[0].role is AreaRole.SUBJECT

    def _before(self, place: int, start: int) -> Standing | None:
        """Give the nearest area before a figure in its clause that figures can be about."""
        for standing in reversed(self._within(start, place)):
            # 'thấp hơn bình quân cả nước (46,7%)': in brackets a comparison has its own figure.
            compared = standing.role is AreaRole.COMPARED
            if compared and not _OPENS_BRACKET.fullmatch(self._view, standing.end, place):
                continue
            if (compared or standing.role is AreaRole.SUBJECT) and not self._shut_off(standing, place):
                return standing
        return None

    def _shut_off(self, standing: Standing, place: int) -> bool:
        """Say whether an area stands in brackets that close before the figure."""
        opened = self._view.rfind("(", max(0, standing.start - 80), standing.start)
        if opened < 0 or self._view.find(")", opened, standing.start) >= 0:
            return False
        return self._view.find(")", standing.end, place) >= 0

    def _behind(self, place: int, end: int) -> Standing | None:
        """Give the area in brackets right behind a figure: '84,9% (huyện Đức Thọ)'."""
        following = self._between(place + 1, end)
        opened = self._view.find("(", place, min(following[0] if following else end, place + 40))
        if opened < 0 or self._view.find(", ", place, opened) >= 0:
            return None
        for standing in self._within(opened, min(end, opened + 60)):
            inside = not self._view[opened + 1 : standing.start].strip()
            if (
                inside
                and standing.role is AreaRole.SUBJECT
                and self._view[standing.end : standing.end + 1] == ")"
            ):
                return standing
        return None

    def _in_turn(self, place: int, start: int, end: int) -> Standing | None:
        """Share out figures told in turn: 'A, B và C lần lượt đạt 1%, 2% và 3%'."""
        said = [found.span() for found in _IN_TURN.finditer(self._view, start, place)]
        if not said:
            return None
        row: list[Standing] = []
        for standing in self._within(start, said[-1][0]):
            if row and not JOINED.fullmatch(self._view, row[-1].end, standing.start):
                row = []
            row.append(replace(standing, row=None))
        figures = self._between(said[-1][1], end)
        if len(row) < 2 or len(figures) < len(row) or place not in figures[: len(row)]:
            return None
        return row[figures.index(place)]

    def _name(self, standing: Standing, scope: Scope) -> str:
        """Name an area for people: a level word takes the name of the area it stands for."""
        level = standing.level
        if standing.row is not None:
            return " ".join(self._survey.folded.cased[slice(*standing.row)].split())
        if not standing.alone or level == "cả nước":
            return standing.name
        if scope.topic is not None and scope.topic.level == level and not scope.topic.alone:
            return scope.topic_name
        if self._survey.default is not None and self._survey.level == level:
            return self._survey.default
        latest = self._survey.latest(level, standing.start)
        if latest is None and self._survey.default is not None and rank(level) == 1:
            latest = self._survey.atlas.above(self._survey.default, AreaLevel.PROVINCE)
        if latest is None and self._survey.default is not None and rank(level) > rank(self._survey.level):
            return self._survey.default  # an area below that nobody names
        return latest or level

    def _mark(self, sentence: Sentence) -> str:
        """Give which kind of list mark opens the line of a sentence ('' for none)."""
        line = self._view.rfind("\n", 0, sentence.start) + 1
        found = _MARK.match(self._view, line, sentence.end)
        return str(found.lastindex) if found is not None else ""

    def _between(self, start: int, end: int) -> Sequence[int]:
        return self._figures[bisect_left(self._figures, start) : bisect_left(self._figures, end)]

    def _within(self, start: int, end: int) -> list[Standing]:
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [standing for standing in self._standings[low:high] if standing.end <= end]


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words('continuing')})(?!\w)")


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('listing')})(?!\w)")
