"""What holds from one sentence to the next while tasks are read: a list of tasks, whose it is, who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.reading.folding import Folded
from vedich.reading.grammar.addressee import party_end
from vedich.reading.layout import Sentence
from vedich.reading.lexicon.load import alternatives, lexicon

_LISTS = lexicon("tasks")["lists"]
_TASKS = re.compile(rf"(?<!\w)(?:{alternatives(_LISTS['tasks'])})(?!\w)")
_REPORTS = re.compile(rf"(?<!\w)(?:{alternatives(_LISTS['reports'])})(?!\w)")
_LONGEST_HEADING = 140


@dataclass(slots=True)
class TaskScene:
    """The state of one pass; passages are counted as the sentences count them.

    `listing`: a line such as 'Chủ tịch UBND huyện yêu cầu:' holds for what follows. `section`: a heading such as
    'Tổ chức thực hiện' does. `ordering`: the last passage in which an order was read.
    """

    listing: bool = False
    section: bool = False
    lead: str | None = None
    assigner: str | None = None
    passage: int = -9
    ordering: int = -9
    speaker: str | None = None
    spoken: int = -9
    year: int | None = None
    dated: int = -9
    _marked: bool = False

    def enter(self, folded: Folded, sentence: Sentence) -> bool:
        """Let a new passage end or keep what held; return whether the passage is new."""
        if sentence.passage == self.passage:
            return False
        self.passage = sentence.passage
        start, end = sentence.start, sentence.end
        if sentence.heading and end - start < _LONGEST_HEADING:
            reports = bool(_REPORTS.search(folded.view, start, end))
            if reports or announces_tasks(folded.view, start, end):
                self.section = not reports
                self.listing, self.lead, self.assigner = False, None, None
                return True
        if self.listing and not self._goes_on(folded, sentence):
            self.listing, self.assigner = False, None
        if not self.listing and not (self.section and sentence.marker):
            self.lead = None
        return True

    def _goes_on(self, folded: Folded, sentence: Sentence) -> bool:
        """Say whether a passage is one more item: marked like the others, or unmarked where none is marked."""
        if sentence.marker:
            self._marked = True
            return True
        return not self._marked and party_end(folded, sentence.start, sentence.end) is not None

    def open_list(self, assigner: str | None, lead: str | None) -> None:
        """Let the following items be orders of `assigner`, told to `lead` where an item names nobody."""
        self.listing, self._marked = True, False
        self.assigner = assigner or self.assigner or self.speaking
        self.lead = lead
        self.ordering = self.passage

    def speak(self, name: str | None) -> None:
        """Remember who speaks here."""
        self.speaker, self.spoken = name, self.passage

    @property
    def speaking(self) -> str | None:
        """Give who spoke last, in this passage or the one before."""
        return self.speaker if self.passage - self.spoken <= 1 else None

    @property
    def ordered(self) -> str | None:
        """Give on whose word an order without a giver of its own stands."""
        return self.assigner if self.listing and self.assigner else self.speaking

    @property
    def tells(self) -> bool:
        """Say whether orders are being told here: in a list or section of tasks, or since an order."""
        return self.listing or self.section or self.ordering == self.passage

    @property
    def lends(self) -> bool:
        """Say whether somebody's words are reported here, so that one named may be told the next thing."""
        return self.ordering == self.passage or self.passage - self.spoken <= 1

    @property
    def year_before(self) -> int | None:
        """Give the year printed with a deadline just before."""
        return self.year if self.listing or self.dated == self.passage else None


def announces_tasks(view: str, start: int, end: int) -> bool:
    """Say whether the words of a line are the title of a list of tasks ('Nhiệm vụ tháng 9')."""
    return _TASKS.search(view, start, end) is not None and _REPORTS.search(view, start, end) is None
