"""Carry areas from where they are named to where they hold.

A figure is about the area named before it in its clause; else about the one its sentence or paragraph opened with;
else about the one of its heading; else about the area of the document. An area that is only a place, a speaker or a
comparison takes nothing over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from vedich.domain.area import AreaLevel
from vedich.domain.document import Link, Rival
from vedich.reading.area_role import AreaRole, area_role, qualifies
from vedich.reading.atlas import Atlas, atlas, bare_title, level_word
from vedich.reading.folding import Folded
from vedich.reading.grammar.area import AreaMention, areas, bare_key
from vedich.reading.grammar.level_word import LevelWord, level_words
from vedich.reading.layout import Sentence
from vedich.reading.lexicon.places import levels, rank, words
from vedich.reading.main_area import main_area, own_level

_HEAD = 70  # an area named this near the opening of a sentence is what the sentence is about
_LISTING = re.compile(r"(?<!\w)(?:là|gồm|như|nhất|trong đó|với|và|dẫn đầu|chỉ tiêu|để|cho)(?!\w)")
_IN_TURN = re.compile(r"(?<!\w)(?:lần\s+lượt|theo\s+thứ\s+tự|tương\s+ứng)(?!\w)")
_JOINED = re.compile(r"\s*(?:,|;|và|,\s*và)?\s*")
_MARK = re.compile(r"\s*(?:([-+*•▪])|(\d{1,2})[.)]|([a-zđ])[.)]|([ivx]{1,5})[.)]|hạng|#+)")
_FIGURES_JOINED = re.compile(r"[^\W\d_%/]*[\s,;]*(?:và\s+)?(?:[^\W\d]+\s+)?")


@dataclass(frozen=True, slots=True)
class Standing:
    """An area at a place of the text, ready to be asked: who it is, and whether figures can be about it."""

    start: int
    end: int
    name: str
    level: str
    role: AreaRole
    listed: bool = False
    group: bool = False


@dataclass(slots=True)
class Places:
    """The areas of one text: `at()` gives the one a figure is about, as the text names it.

    `figures` are the places where figures begin; they are known only after the areas are.
    """

    folded: Folded
    mentions: list[AreaMention]
    level_words: list[LevelWord]
    agencies: Sequence[tuple[int, int]]
    default: str | None
    default_level: str
    atlas: Atlas
    figures: list[int] = field(default_factory=list)
    topic: Standing | None = None
    section: str | None = None
    _section_mark: str = ""
    _announced: bool = False
    _passage: int = -1
    _standings: list[Standing] | None = None
    _starts: list[int] = field(default_factory=list)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Give the places of all names and level words of areas."""
        return [(m.start, m.end) for m in self.mentions] + [(w.start, w.end) for w in self.level_words]

    def enter(self, sentence: Sentence) -> None:
        """Let a heading, or the opening of a paragraph or sentence, set the area that holds from here on."""
        view = self.folded.view
        entered = sentence.passage != self._passage
        if entered:
            self._passage = sentence.passage
            if not _continuing().match(view, sentence.start, sentence.end):
                self.topic = None
        opening = self._opening(sentence)
        figures = self._figures(sentence.start, sentence.end)
        announces = view[sentence.end - 1 : sentence.end] == ":" and not figures
        if sentence.heading or announces:
            mark = self._mark(sentence)
            if opening is not None and not opening.group and not figures:
                self.section, self._section_mark, self._announced = self._name(opening), mark, announces
            elif sentence.heading and mark == self._section_mark:
                self.section = None
        elif entered and self._announced and self._mark(sentence) == self._section_mark:
            self.section = None
        if opening is not None:
            self.topic = opening if opening.level != "cả nước" or self.default == "cả nước" else None

    def at(self, place: int, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """Give the area of the figure that begins at `place`."""
        told = self._behind(place, clause[1]) or self._in_turn(place, clause)
        if told is None:
            told = self._before(place, clause[0])
        if told is None and clause[0] > sentence[0]:
            opening = self._opening_in(sentence)
            told = opening if opening is not None and opening.end <= clause[0] else None
        if told is None:
            told = self.topic if self.topic is not None and self.topic.start < place else None
        if told is not None:
            return self._name(told)
        return self.section or self.default

    def link(self, name: str | None) -> tuple[Link | None, tuple[Rival, ...]]:
        """Give the catalog's area for a name that `at()` gave, and its rivals."""
        return self.atlas.link(name)

    def _before(self, place: int, start: int) -> Standing | None:
        """Give the nearest area before a figure in its clause that figures can be about."""
        view = self.folded.view
        for standing in reversed(self._within(start, place)):
            between = view[standing.end : place]
            bracket = between.strip()
            if standing.role is AreaRole.SUBJECT or (
                standing.role is AreaRole.COMPARED and re.fullmatch(r"\(\s*[^\d(),;]{0,20}", bracket)
            ):
                closed = between.find(")")
                if closed >= 0 and not 0 <= between.find("(") < closed and self._bracketed(standing, start):
                    continue
                return standing
        return None

    def _bracketed(self, standing: Standing, start: int) -> bool:
        opened = self.folded.view.rfind("(", start, standing.start)
        return opened >= 0 and self.folded.view.find(")", opened, standing.start) < 0

    def _behind(self, place: int, end: int) -> Standing | None:
        """Give the area in brackets right behind a figure: '84,9% (huyện Đức Thọ)'."""
        following = self._figures(place + 1, end)
        limit = following[0] if following else end
        opened = self.folded.view.find("(", place, min(limit, place + 40))
        if opened < 0 or self.folded.view.find(",", place + 8, opened) >= 0:
            return None
        for standing in self._within(opened, min(end, opened + 8)):
            closing = self.folded.view[standing.end : standing.end + 1]
            if standing.role is AreaRole.SUBJECT and not standing.listed and closing == ")":
                return standing
        return None

    def _in_turn(self, place: int, clause: tuple[int, int]) -> Standing | None:
        """Share out figures told in turn: 'A, B và C lần lượt đạt 1%, 2% và 3%'."""
        view = self.folded.view
        said = None
        for said in _IN_TURN.finditer(view, clause[0], place):
            pass
        if said is None:
            return None
        row = self._row(clause[0], said.start())
        figures = self._figures(said.end(), clause[1])
        if len(row) < 2 or place not in figures[: len(row)] or len(figures) < len(row):
            return None
        return row[figures.index(place)]

    def _row(self, start: int, end: int) -> list[Standing]:
        """Give the last row of areas told side by side in a stretch of text."""
        row: list[Standing] = []
        for standing in self._within(start, end):
            if row and not _JOINED.fullmatch(self.folded.view, row[-1].end, standing.start):
                row = []
            row.append(standing)
        return row

    def _opening(self, sentence: Sentence) -> Standing | None:
        return self._opening_in((sentence.start, sentence.end))

    def _opening_in(self, sentence: tuple[int, int]) -> Standing | None:
        """Give the area that a sentence opens with: its topic."""
        view = self.folded.view
        figures = self._figures(*sentence)
        limit = min(sentence[0] + _HEAD, figures[0] if figures else sentence[1])
        for standing in self._within(sentence[0], limit):
            if standing.role is not AreaRole.SUBJECT:
                continue
            if standing.listed or _LISTING.search(view, sentence[0], standing.start):
                return None
            return standing
        return None

    def _figures(self, start: int, end: int) -> list[int]:
        return self.figures[bisect_left(self.figures, start) : bisect_left(self.figures, end)]

    def _mark(self, sentence: Sentence) -> str:
        line = self.folded.view.rfind("\n", 0, sentence.start) + 1
        found = _MARK.match(self.folded.view, line, sentence.end)
        if found is None:
            return ""
        return str(found.lastindex or found.group())

    def _within(self, start: int, end: int) -> list[Standing]:
        if self._standings is None:
            self._standings = self._stand()
            self._starts = [standing.start for standing in self._standings]
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [standing for standing in self._standings[low:high] if standing.end <= end]

    def _stand(self) -> list[Standing]:
        """Set up all areas with their roles, in order."""
        view = self.folded.view
        made: list[Standing] = []
        previous: AreaMention | None = None
        for mention in self.mentions:
            role = area_role(view, mention.start, mention.end, 0)
            if previous is not None and qualifies(view, previous, mention):
                role = AreaRole.WITHIN
            name = mention.name
            if mention.agency:
                role = AreaRole.SUBJECT if self._own_figures(mention.start, mention.end) else AreaRole.SPEAKER
            made.append(
                Standing(
                    mention.start, mention.end, name, mention.level, role, _joined(view, previous, mention)
                )
            )
            previous = mention
        named = [(mention.start, mention.end) for mention in self.mentions]
        for word in self.level_words:
            role = area_role(view, word.start, word.end, 0)
            if word.group and not re.search(
                r"(?:^|[,;:.(\n]|riêng|của|ở|tại|là|và|[-+*])\s*$", view[max(0, word.start - 8) : word.start]
            ):
                role = AreaRole.PLACE
            if word.level == "cả nước" and role is AreaRole.SUBJECT and self._trails(word):
                role = AreaRole.COMPARED
            made.append(Standing(word.start, word.end, word.words, word.level, role, group=word.group))
        for start, end in self.agencies:
            if not self.folded.cased[start].isupper():
                continue  # 'trung học cơ sở đạt': the end of another word
            if not _overlaps(named, start, end) and self._own_figures(start, end):
                shown = " ".join(self.folded.cased[start:end].split())
                made.append(Standing(start, end, shown, "", AreaRole.SUBJECT, listed=True))
        return sorted(made, key=lambda standing: standing.start)

    def _trails(self, word: LevelWord) -> bool:
        """Say whether a figure stands before 'cả nước' in its sentence: 'chiếm 5% sản lượng của cả nước'."""
        view = self.folded.view
        start = max(view.rfind(mark, 0, word.start) for mark in (". ", ";", "\n", "(")) + 1
        return bool(self._figures(start, word.start)) and not view[: word.start].rstrip().endswith(
            (",", "(", ";")
        )

    def _own_figures(self, start: int, end: int) -> bool:
        """Say whether an agency is told figures of its own: only a few verbs stand between it and the next figure."""
        view = self.folded.view
        following = self._figures(end, end + 60)
        if not following or _told_by().search(view, max(0, start - 20), start):
            return False
        return bool(_agency_verbs().fullmatch(view, end, following[0]))

    def _name(self, standing: Standing) -> str:
        """Name an area for people: level words take the name of the area they stand for."""
        if not self._is_level_word(standing):
            return standing.name
        level = standing.level
        if level == "cả nước":
            return level
        if self.topic is not None and self.topic.level == level and not self._is_level_word(self.topic):
            return self.topic.name
        if self.default is not None and self.default_level == level:
            return self.default
        recent = self._latest(level, standing.start)
        if recent is not None:
            return recent
        if self.default is not None and rank(level) == 1:
            return self.atlas.above(self.default, AreaLevel.PROVINCE) or level
        return level

    def _is_level_word(self, standing: Standing) -> bool:
        return bool(standing.level) and (
            standing.name == standing.level or standing.name.split()[0] in ("toàn", "cả")
        )

    def _latest(self, level: str, place: int) -> str | None:
        """Give the area of a level named last before a place, else the first one named at all."""
        named = [mention for mention in self.mentions if mention.level == level]
        before = [mention for mention in named if mention.start < place]
        return before[-1].name if before else None


def survey(
    folded: Folded, *, place: str | None, on: date | None, exact: bool, agencies: Sequence[tuple[int, int]]
) -> Places:
    """Find the areas of a text, and the one it is about: `place` where it was handed in.

    `on` is the date of the document, `exact` whether its day is known. `agencies` are places of agency names.
    """
    first = list(areas(folded))
    said = list(level_words(folded))
    own = own_level(folded.view, said)
    main = main_area(folded.view, first, own)
    default = place or (main.name if main is not None else None)
    context = _context(folded.view, first, default)
    book = atlas(on, exact, (mention.level for mention in first))
    book.context = context
    level = _level(default, main, place is not None, book)
    if place is None and (main is None or not main.agency):
        default, level = _lifted(own, first, book, default, level)
    known = {} if default is None else book.names_inside(default)
    for name in context:
        if name != default:
            for key, word in book.names_inside(name).items():
                if word in ("huyện", "thị xã", "thành phố", "quận", ""):
                    known.setdefault(key, word)
    mentions = list(areas(folded, known)) if known else first
    return Places(folded, mentions, said, agencies, default, level, book)


def _context(view: str, mentions: list[AreaMention], default: str | None) -> tuple[str, ...]:
    """Give the names that tell homonyms apart: the area of the document and what is said to hold it."""
    holders = [
        mention.name
        for before, mention in zip(mentions, mentions[1:], strict=False)
        if qualifies(view, before, mention)
    ]
    provinces = [mention.name for mention in mentions if mention.level == "tỉnh"]
    return tuple(dict.fromkeys([*([default] if default else []), *holders, *provinces[:2]]))[:5]


def _level(default: str | None, main: AreaMention | None, given: bool, book: Atlas) -> str:
    if default is None:
        return ""
    if main is not None and (not given or bare_title(main.name) == bare_title(default)):
        return main.level
    first = default.split()[0].lower().strip(".")
    two = " ".join(default.split()[:2]).lower()
    known = levels().get(two) or levels().get(first)
    if known is not None:
        return known
    found = book.best(default)
    return level_word(found) if found is not None else ""


def _lifted(
    own: str | None, mentions: list[AreaMention], book: Atlas, default: str | None, level: str
) -> tuple[str | None, str]:
    """Lift the area of a text to the level it speaks of: 'thị xã' that names only its wards, 'huyện' without a name.

    The areas one level below tell which one it is, where two or more lie in the same one.
    """
    if own is None or (default is not None and rank(level) <= rank(own)):
        return default, level
    below = [mention.name for mention in mentions if rank(mention.level) == rank(own) + 1]
    parent = book.shared_parent(below)
    return (f"{own} {parent}" if parent is not None else own), own


def _joined(view: str, previous: AreaMention | None, mention: AreaMention) -> bool:
    return previous is not None and bool(_JOINED.fullmatch(view, previous.end, mention.start))


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words('continuing')})(?!\w)")


@cache
def _agency_verbs() -> re.Pattern[str]:
    return re.compile(rf"\s*[:(,-]?\s*(?:(?:{words('agency_verbs')})\s+)*")


@cache
def _told_by() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:theo|của|do|bởi|giao|với|cho)\s+$")
