"""Give every figure its indicator: its own name, the name in force, or one made of parent and part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from vedich.domain.document import ClaimKind, Relation
from vedich.reading.folding import Folded
from vedich.reading.grammar.name import Name, name_before
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.layout import Sentence
from vedich.reading.moment import Draft, Line, Moment

_BY_AREA = re.compile(r"\s+(?:theo|của các|ở các|phân theo)\s.*$")
_IN_PART = re.compile(r"\s*(?:trong\s+(?:đó|số\s+đó|số\s+này)|bao\s+gồm|gồm)(?!\w)")
_HEADER = re.compile(r"^(?P<header>[^:;.()%]{4,160}?)\s*:\s")
_NOT_HEADER = re.compile(
    r"(?:chỉ tiêu|mục tiêu|như|gồm|sau|cụ thể|kế hoạch|kết quả|lĩnh vực|nhiệm vụ|đó|cho biết|nhận định|gồm có|thực hiện|là|biết|giao)\s*$|chỉ tiêu|mục tiêu|kết quả|^khối|^nhóm"
)

Place = tuple[int, int]


@dataclass(slots=True)
class Naming:
    """The names in force: subject, the whole its parts belong to, the header of a list, what was counted in what.

    `holes` are places that belong to no name (periods, areas, agencies, footnotes), in order and apart.
    """

    folded: Folded
    holes: list[Place]
    subject: str = ""
    subject_span: Place | None = None
    parent: str = ""
    header: str = ""
    header_clause: bool = False
    listing: str = ""
    plan: Relation | None = None
    measure: str = ""
    part: bool = False
    part_lasts: bool = False
    parts_told: int = 0
    told: list[tuple[str, Place | None]] = field(default_factory=list)
    counted: dict[str, tuple[str, Place | None]] = field(default_factory=dict)
    frequent: dict[tuple[str, str], int] = field(default_factory=dict)
    _hole_starts: list[int] = field(default_factory=list)
    _hole_ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._hole_starts = [start for start, _ in self.holes]
        self._hole_ends = [end for _, end in self.holes]

    def before(self, start: int, end: int) -> Name | None:
        """Give the name that a stretch of text carries."""
        return name_before(self.folded.view, self.folded.cased, start, end, self._holes_between(start, end))

    def _holes_between(self, start: int, end: int) -> list[Place]:
        return self.holes[bisect_right(self._hole_ends, start) : bisect_left(self._hole_starts, end)]

    def enter(self, sentence: Sentence, *, figures: bool) -> None:
        """Begin a sentence."""
        view, start, end = self.folded.view, sentence.start, sentence.end
        if figures:
            self.told, self.header, self.listing, self.plan = [], "", "", None
            self.part = self.part_lasts = bool(_IN_PART.match(view, start, end))
        elif sentence.heading or view[end - 1 : end] == ":":
            self._announce(sentence)

    def _announce(self, sentence: Sentence) -> None:
        """Let a line without figures name what the lines below count: 'Tỷ lệ huy động nhà trẻ theo huyện:'."""
        name = self.before(sentence.start, sentence.end) if sentence.end - sentence.start < 300 else None
        if name is None or not name.headed or len(name.words.split()) < 3:
            return
        words = _BY_AREA.sub("", name.words).strip(" :")
        self.subject, self.subject_span = words, (name.start, name.start + len(words))

    def enter_clause(self, line: Line) -> int:
        """Take the header of a clause ('Cơ cấu kinh tế: ...'), and give where its first name begins."""
        # 'trong đó A 5, B 6; C 7': parts divided by commas end at the semicolon, those divided by semicolons go on.
        self.part = self.part and (self.part_lasts or self.parts_told < 2)
        self.parts_told = 0
        view, (start, _), found = self.folded.view, line.clause, line.found
        header = _HEADER.match(view[start : found[0].start]) if found and found[0].sort != "bare" else None
        if header is not None and len(header.group("header").split()) <= 16:
            words, at = header.group("header").strip(), start + header.end()
            if not _NOT_HEADER.search(words) and not _IN_PART.match(words):
                name = self.before(start, start + header.end("header"))
                if view[at : found[0].start].strip(" :") and name is not None and name.words:
                    self.header = name.words if name.headed or len(name.words.split()) <= 8 else ""
                    self.header_clause = start > line.sentence.start
                    return at
        elif self.header and (self.header_clause or not self._header_holds(line)):
            # A header at the head of the sentence holds over its semicolons; one inside a clause ends with it.
            self.header = ""
        return start

    def _header_holds(self, line: Line) -> bool:
        if not line.found:
            return True
        name = self.before(line.clause[0], line.found[0].start)
        return name is None or not name.headed

    def open_part(self, name: Name) -> None:
        """Let 'trong đó' open the parts of what was named before, to the end of its clause; 'trong đó:' of its sentence."""
        self.part = True
        self.part_lasts = self.part_lasts or name.opened.endswith(":")

    def indicator(self, moment: Moment, draft: Draft) -> tuple[str, Place | None]:
        """Give the indicator of a claim and where its words stand; remember it for the figures that follow."""
        name = draft.name if draft.name is not None else moment.name
        if draft.rule == "plan_share" and draft.kind == ClaimKind.COMPARISON and not draft.form:
            self.plan = draft.relation
        elif name is not None and name.words and moment.bracket is None:
            self.plan = None
        if moment.bracket is not None and draft.rule == "bracket":
            return self.subject, self.subject_span
        if draft.rule == "listing" and "chỉ tiêu" in moment.left_words and self.frequent and not self.told:
            # 'Chỉ tiêu giao các huyện: ...' speaks of what the text has counted all along.
            (self.subject, self.measure), _ = max(self.frequent.items(), key=lambda each: each[1])
            draft.measure = self.measure
        if name is None or not name.words:
            return self._inherited(moment.quantity, draft)
        place = (name.start, name.end)
        if draft.rule == "listing":
            return self._entry(name.words, place)
        words = self._composed(name, draft)
        if draft.kind != ClaimKind.OTHER_NUMBER:
            self._remember(moment.quantity, draft, words, place)
        return words, place

    def _inherited(self, quantity: Quantity, draft: Draft) -> tuple[str, Place | None]:
        if draft.kind == ClaimKind.OTHER_NUMBER:
            return quantity.measure, None
        if self.header and not self.told and quantity.sort != "count":
            # 'Thu nội địa: huyện Đức Hòa đạt 105%; huyện Bến Lức 98%'
            self.subject, self.subject_span = self.header, None
        if quantity.sort == "count" and quantity.measure in self.counted:
            return self.counted[quantity.measure]
        return self.subject, self.subject_span

    def _entry(self, words: str, place: Place) -> tuple[str, Place | None]:
        if self._holes_between(place[0], place[0] + 1) or not self.subject or "chỉ tiêu" in words.lower():
            return self.subject or words, self.subject_span
        return f"{self.subject} {words}", place

    def _composed(self, name: Name, draft: Draft) -> str:
        if self.part and not name.headed and self.parent and draft.rule not in ("count", "not_a_claim"):
            return f"{self.parent} {name.words}"
        if self.header and not name.headed and draft.rule != "not_a_claim":
            return f"{self.header}: {name.words}"
        return name.words

    def _remember(self, quantity: Quantity, draft: Draft, words: str, place: Place) -> None:
        if not quantity.is_percent and quantity.sort != "bare" and not quantity.denominator:
            self.measure = quantity.measure
        if quantity.sort == "count":
            self.counted[quantity.measure] = (words, place)
            key = (words, quantity.measure)
            self.frequent[key] = self.frequent.get(key, 0) + 1
        self.subject, self.subject_span = words, place
        self.told.append((words, place))
        self.listing = draft.rule if draft.rule in ("share", "growth") else self.listing
        self.parts_told += self.part
        if not self.part:
            self.parent = words
