"""Keep the tasks of a text as they are read: divide them by their times, complete years, find their area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from vedich.reading.clock import Clock
from vedich.reading.folding import Folded
from vedich.reading.grammar.addressee import addressee_at, duty_at, inner_supports, opens_deed
from vedich.reading.grammar.assigner import without_address
from vedich.reading.grammar.deadline import Due, dues
from vedich.reading.layout import Sentence
from vedich.reading.places import Places
from vedich.reading.task_draft import TaskDraft, close, is_appeal
from vedich.reading.task_scene import TaskScene

_BREAK = re.compile(r"\s*(?:[,;]|,?\s*(?:và|đồng\s+thời),?)\s+")
_YEAR = re.compile(r"20\d\d")
_REACH = 160  # a limit that opens a clause stands no further before the addressee


@dataclass(slots=True)
class TaskLedger:
    """The tasks of one text so far; `open` is the one that the next clause may add to.

    `today` is the date the text carries itself, None where it carries none.
    """

    folded: Folded
    time: Clock
    places: Places
    scene: TaskScene
    today: date | None
    made: list[TaskDraft] = field(default_factory=list)
    open: TaskDraft | None = None

    def add(self, task: TaskDraft, sentence: Sentence) -> None:
        """Keep a task, divided where a completion time is followed by another deed with its own."""
        found = list(self.dues(task.start, task.end, sentence))
        task.dues += self._framed(task.start, sentence)
        end = task.end
        for due, following in zip_longest(found, found[1:]):
            task.dues.append(due)
            joint = _BREAK.match(self.folded.view, due.end, end)
            if following is None or joint is None or due.recurs or following.recurs:
                continue
            told = addressee_at(self.folded, joint.end(), end)
            if told is None and not opens_deed(self.folded.view, joint.end(), following.start):
                continue
            duty = told.duty if told else duty_at(self.folded, joint.end(), end)
            lead = self.words(told.start, told.end) if told else task.lead
            task.end = due.end
            self._keep(task, sentence)
            task = replace(
                task, start=joint.end(), end=end, action=duty.deed, lead=lead, supports=duty.supports, dues=[]
            )
        close(self.folded.view, task)
        self._keep(task, sentence)

    def _framed(self, start: int, sentence: Sentence) -> list[Due]:
        """Give the limit that opens the clause: 'Đến hết tháng 12, các xã phải ...'."""
        due = list(self.dues(max(sentence.start, start - _REACH), start, sentence))[-1:]
        return [each for each in due if each.strong and not self.folded.view[each.end : start].strip(" ,")]

    def _keep(self, task: TaskDraft, sentence: Sentence) -> None:
        task.kept = bool(task.dues) or not is_appeal(self.folded.view, task)
        task.supports = task.supports or inner_supports(self.folded, task.action, task.end)
        task.area = self.area(task.start, sentence)
        last = task.dues[-1] if task.dues else None
        if last is not None and (given := _YEAR.search(self.folded.view, last.start, last.end)):
            self.scene.year, self.scene.dated = int(given.group()), sentence.passage
        self.made.append(task)
        self.open = task

    def dues(self, start: int, end: int, sentence: Sentence) -> Iterator[Due]:
        """Yield the limits in a stretch of a sentence, their years completed."""
        return dues(self.folded.view, start, end, lambda month, day: self._year(month, sentence.start, start))

    def _year(self, month: int, start: int, end: int) -> int | None:
        """Complete a date: the year that opens the sentence, that of the time before it, the document's."""
        for mention in reversed(self.time.inside(start, end)):
            if mention.role == "main" and mention.has_year and mention.grain in ("year", "month", "quarter"):
                period = self.time.resolve(mention)
                if period is not None and re.match(
                    r"\s*[,:]", self.folded.view[mention.end : mention.end + 3]
                ):
                    return period.end.year
        if self.scene.year_before is not None:
            return self.scene.year_before
        year = self.time.year
        # A text of December that asks for something in the first quarter means the coming one.
        if (
            year is not None
            and self.today is not None
            and year == self.today.year
            and self.today.month - month > 5
        ):
            return year + 1
        return year

    def name(self, place: tuple[int, int]) -> str:
        """Give the words at a place as the name of a person or body."""
        return without_address(self.words(*place))

    def words(self, start: int, end: int) -> str:
        """Give the words of a stretch as printed, blanks made single."""
        return " ".join(self.folded.cased[start:end].split())

    def area(self, at: int, sentence: Sentence) -> str | None:
        """Give the area in which a task that begins at `at` is to be done."""
        return self.places.at(at, (sentence.start, sentence.end))
