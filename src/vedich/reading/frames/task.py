"""Read the tasks a text orders: what, who leads, who supports, by when, on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from vedich.domain.document import Directive
from vedich.reading.clock import Clock, own_date
from vedich.reading.folding import Folded
from vedich.reading.grammar.addressee import (
    Addressee,
    Duty,
    addressee_at,
    duty_at,
    inner_supports,
    opens_deed,
    parties,
    party_end,
)
from vedich.reading.grammar.assigner import Order, orders, speaker, without_address
from vedich.reading.grammar.deadline import Due, dues
from vedich.reading.layout import Sentence, clauses
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.places import Places

_WORDS = lexicon("tasks")
# Outside a list of tasks, a sentence without one of these orders nothing.
_SIGN = re.compile(
    rf"(?<!\w)(?:{alternatives(_WORDS['orders']['verbs'])}|chủ\s+trì|phối\s+hợp|phải|cần|trách\s+nhiệm|phấn\s+đấu"
    r"|trước\s+(?:ngày|\d|tháng|quý)|chậm\s+nhất|kết\s+luận|phát\s+biểu|nhiệm\s+vụ|quyết\s+(?:định|nghị))(?!\w)"
)
_INTRO = re.compile(
    r"(?:[\s\"'“”(*_-]|điều\s+\d+\.|\d+[.)]|(?:đồng\s+thời|trong\s+đó|bên\s+cạnh\s+đó|ngoài\s+ra|theo\s+đó|trước\s+mắt"
    r"|cùng\s+với\s+đó|cụ\s+thể|mặt\s+khác|riêng|và|rồi)(?!\w)\s*[,:]?)*"
)
_ATTITUDE = re.compile(
    rf"(?:(?:phải|cần|luôn|tiếp\s+tục|tập\s+trung)\s+)*(?:{alternatives(_WORDS['deeds']['attitudes'])})(?!\w)"
)
_SEGMENT = re.compile(r"\s*[,;]\s*(?:đồng\s+thời,?\s+)?|\s+và\s+")
_ANNOUNCES = re.compile(
    rf"(?<!\w)(?:{alternatives(_WORDS['lists']['announce'])})(?!\w)[^.;:]{{0,60}}:|(?:như\s+sau|sau\s+đây|sau)\s*:"
)
_TASK_HEADING = re.compile(rf"(?<!\w)(?:{alternatives(_WORDS['lists']['tasks'])})(?!\w)")
_REPORT_HEADING = re.compile(rf"(?<!\w)(?:{alternatives(_WORDS['lists']['reports'])})(?!\w)")
_GOAL = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|quyết\s+tâm|đặt\s+mục\s+tiêu)\s+(?=(?:hoàn\s+thành|đạt|đưa|được\s+công\s+nhận|về\s+đích)(?!\w))"
)
_GOAL_SUBJECT = re.compile(
    r"(?:(?:toàn\s+)?(?:tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường|thị\s+trấn)|ubnd|ban\s)[^,;.:\d]{0,40}"
)
_HELPS_FIRST = re.compile(r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?\s+")
_PAST = re.compile(r"(?<!\w)(?:đã|đang|vừa)(?!\w)")
_PAST_ORDER = re.compile(r"(?<!\w)đã\s*$")
_BREAK = re.compile(r"\s*(?:[,;]|,?\s*(?:và|đồng\s+thời),?)\s+")
# What follows a completion time and belongs to the task no more.
_BEYOND = re.compile(r"[\s,)]*(?:(?:và|để|nhằm|phấn\s+đấu|góp\s+phần|qua\s+đó)(?!\w)|$)")
_TIME_FIRST = re.compile(
    r"(?:thời\s+(?:gian|hạn)|hoàn\s+thành|xong|chậm\s+nhất|hạn|định\s+kỳ|hằng|hàng|trước)(?!\w)"
)
_EVERY = re.compile(r"(?:định\s+kỳ|(?:hằng|hàng)\s+(?:tháng|quý|năm))(?:\s*,)?\s+")
_LOOSE = re.compile(r"[\s,;:(–-]+$|[\s,;(]+(?:và|hoàn\s+thành|xong)\s*$")
_LEVEL = re.compile(
    r"(?:toàn\s+)?(tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường|thị\s+trấn)(?:\s+(?:này|ta|nhà))?"
)
_REACH = 160


@dataclass(slots=True)
class _Task:
    """A task while it is read, by places of the folded text; `kept` is false for a mere appeal."""

    start: int
    end: int
    action: int
    lead: str | None
    supports: tuple[tuple[int, int], ...]
    assigner: str | None
    certainty: float
    rule: str
    dues: list[Due] = field(default_factory=list)
    kept: bool = True


@dataclass(slots=True)
class _Scene:
    """What holds from sentence to sentence: whether a list of tasks runs, whose it is, and who speaks."""

    listing: bool = False
    marked: bool = False
    section: bool = False
    lead: str | None = None
    assigner: str | None = None
    passage: int = -9
    ordering: int = -9
    speaker: str | None = None
    spoken: int = -9


def directives(folded: Folded, parts: list[Sentence], time: Clock, places: Places) -> Iterator[Directive]:
    """Yield the tasks of a text in order.

    >>> from vedich.reading.read import read_text
    >>> reading = read_text("Chủ tịch UBND huyện giao Phòng Nội vụ tổng hợp, báo cáo trước ngày 15/12/2023.")
    >>> [(task.lead, task.action, task.deadline, task.assigner) for task in reading.directives]
    [('Phòng Nội vụ', 'tổng hợp, báo cáo', '2023-12-15', 'Chủ tịch UBND huyện')]
    """
    yield from _Pass(folded, time, places).read(parts)


class _Pass:
    """One pass over a text, sentence by sentence."""

    def __init__(self, folded: Folded, time: Clock, places: Places) -> None:
        self.folded = folded
        self.view = folded.view
        self.time = time
        self.places = places
        self.scene = _Scene()
        self.today: date | None = own_date(folded.view, time.mentions)
        self.open: _Task | None = None
        self.made: list[_Task] = []

    def read(self, parts: list[Sentence]) -> Iterator[Directive]:
        signs = [found.start() for found in _SIGN.finditer(self.view)]
        at = 0
        for sentence in parts:
            while at < len(signs) and signs[at] < sentence.start:
                at += 1
            signed = at < len(signs) and signs[at] < sentence.end
            self._enter(sentence)
            if signed or self.scene.listing or self.scene.section or self.open is not None:
                self.made = []
                self._sentence(sentence)
                for task in self.made:
                    if task.kept:
                        yield self._directive(task, sentence)

    # -- what holds around a sentence

    def _enter(self, sentence: Sentence) -> None:
        scene, view = self.scene, self.view
        if sentence.passage == scene.passage:
            return
        listed = scene.listing and (
            sentence.marker
            or (not scene.marked and party_end(self.folded, sentence.start, sentence.end) is not None)
        )
        scene.passage, self.open = sentence.passage, None
        if scene.listing:
            scene.marked = scene.marked or sentence.marker
        words = (sentence.start, sentence.end)
        if sentence.heading and sentence.end - sentence.start < 140:
            reports = bool(_REPORT_HEADING.search(view, *words))
            if reports or _TASK_HEADING.search(view, *words):
                scene.section = not reports
                scene.listing, scene.lead, scene.assigner = False, None, None
                return
        if not listed and not sentence.heading:
            scene.listing = False
            scene.assigner = None
            scene.lead = scene.lead if scene.section and sentence.marker else None

    # -- a sentence

    def _sentence(self, sentence: Sentence) -> None:
        start, end = sentence.start, sentence.end
        if sentence.heading and not sentence.marker and not self.scene.listing:
            return
        said = speaker(self.folded, start, end)
        if said is not None:
            self.scene.speaker, self.scene.spoken = self._words(*said), sentence.passage
        for piece_start, piece_end in clauses(self.view, start, end):
            self._piece(piece_start, piece_end, sentence)
        if self.open is not None and self.open.dues:
            self.open = None

    def _piece(self, start: int, end: int, sentence: Sentence) -> None:
        while end > start and (self.view[end - 1].isspace() or self.view[end - 1] in ".;…/\"'”"):
            end -= 1
        intro = _INTRO.match(self.view, start, end)
        start = intro.end() if intro else start
        if start >= end:
            return
        if self._announced(start, end, sentence):
            return
        if (
            self._ordered(start, end, sentence)
            or self._charged(start, end, sentence)
            or self._goal(start, end, sentence)
            or self._helping(start, end, sentence)
            or self._continued(start, end, sentence)
        ):
            return
        self.open = None

    def _announced(self, start: int, end: int, sentence: Sentence) -> bool:
        """Open a list at 'Chủ tịch UBND huyện yêu cầu:', and read what stands behind the colon."""
        view, scene = self.view, self.scene
        colon = view.find(":", start, min(end + 1, start + 400))
        if colon < 0:
            return False
        if scene.listing or scene.section:
            stop = party_end(self.folded, start, colon)
            if stop is not None and not view[stop:colon].strip() and colon >= end - 1:
                scene.lead = self._words(start, stop)
                return True
        if not _ANNOUNCES.search(view, max(start, colon - 90), colon + 1):
            return False
        given = orders(self.folded, start, colon)
        assigner = next((order.assigner for order in reversed(given) if order.assigner), None)
        told = next((found for order in given if (found := self._told(order, colon))), None)
        if (
            told is not None
            and view[told.duty.deed : colon].strip()
            and not re.search(r"sau\s*(?:đây)?\s*$", view[start:colon])
        ):
            return False
        if told is None and not given and not _TASK_HEADING.search(view, start, colon):
            return False
        scene.listing, scene.marked = True, False
        scene.assigner = self._name(assigner) if assigner else (scene.assigner or self._speaker(sentence))
        scene.lead = self._words(told.start, told.end) if told else None
        scene.ordering = sentence.passage
        self._piece(colon + 1, end, sentence)
        return True

    # -- the ways to order

    def _ordered(self, start: int, end: int, sentence: Sentence) -> bool:
        """'X yêu cầu (giao, đề nghị) Y làm Z'."""
        for order in orders(self.folded, start, end):
            told = self._told(order, end)
            due = list(self._dues(order.start, end, sentence, start))
            if told is None:
                if order.verb not in ("yêu cầu", "đề nghị") or not due:
                    continue
                duty = duty_at(self.folded, order.end, end)
                if not duty.known or party_end(self.folded, duty.deed, end) is not None:
                    continue
                lead, duty, known = None, duty, 0.6
            else:
                lead, duty, known = self._words(told.start, told.end), told.duty, 0.88
            if not (duty.known or due) or self.view[duty.deed : end].count(" ") < 1:
                continue
            past = _PAST_ORDER.search(self.view, start, order.start)
            if past and order.verb not in ("yêu cầu", "đề nghị") and not due:
                continue
            if order.verb == "chỉ đạo" and order.assigner is None and not self.scene.listing:
                continue
            assigner = self._name(order.assigner) if order.assigner else self._assigner(sentence)
            first = order.assigner[0] if order.assigner else order.start
            task = _Task(first, end, duty.deed, lead, duty.supports, assigner, known, "ordered")
            self.scene.ordering = sentence.passage
            if order.assigner:
                self.scene.speaker, self.scene.spoken = assigner, sentence.passage
            self._add(task, sentence)
            return True
        return False

    def _told(self, order: Order, end: int) -> Addressee | None:
        """Give the addressee behind an ordering verb, a short aside between them left out."""
        view = self.view
        at = re.compile(r"[\s,:]*(?:(?:rằng|đối\s+với|cho)\s+)?").match(view, order.end, end)
        places = [at.end() if at else order.end]
        if order.verb in ("yêu cầu", "đề nghị", "đòi hỏi", "chỉ đạo", "lưu ý"):
            places += [
                comma.end()
                for comma in re.compile(r",\s+").finditer(view, order.end, min(end, order.end + _REACH))
            ]
        for index, place in enumerate(places):
            if index and opens_deed(view, places[0], end):
                return None
            found = addressee_at(self.folded, place, end)
            if found is not None and (not index or found.duty.known):
                return found
        return None

    def _charged(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Y chủ trì ...', 'Y phải ...', 'Y làm Z trước ngày ...', or an item of a list of tasks."""
        due = list(self._dues(start, end, sentence, start))
        for place in self._candidates(start, end):
            told = addressee_at(self.folded, place, end)
            if told is None or self.view[told.duty.deed : end].count(" ") < 1:
                continue
            certainty = self._charge(told, due, place == start, sentence)
            if certainty is None:
                if place == start and told.duty.known and self._carries(sentence):
                    self.open = _Task(
                        place, end, told.duty.deed, self._words(place, told.end), (), None, 0, "", [], False
                    )
                    return True
                continue
            lead = self._words(told.start, told.end)
            task = _Task(
                place,
                end,
                told.duty.deed,
                lead,
                told.duty.supports,
                self._assigner(sentence),
                certainty,
                "charged",
            )
            self._add(task, sentence)
            return True
        if (
            self.scene.lead
            and (self.scene.listing or self.scene.section)
            and sentence.marker
            and start < sentence.start + 9
        ):
            duty = duty_at(self.folded, start, end)
            if duty.known and not _PAST.search(self.view, start, min(end, start + 30)):
                task = _Task(
                    start, end, duty.deed, self.scene.lead, duty.supports, self.scene.assigner, 0.75, "listed"
                )
                self._add(task, sentence)
                return True
        return False

    def _candidates(self, start: int, end: int) -> Iterator[int]:
        yield start
        for comma in re.compile(r",\s+").finditer(self.view, start, end):
            yield comma.end()

    def _charge(self, told: Addressee, due: list[Due], first: bool, sentence: Sentence) -> float | None:
        """Say how sure it is that somebody named without an ordering verb is given a task; None: he is not."""
        scene, duty = self.scene, told.duty
        if not duty.known or _PAST.search(self.view, told.end, min(duty.deed + 30, sentence.end)):
            return None
        strong = any(each.strong for each in due if each.start >= told.start)
        listing = scene.listing and first
        context = listing or scene.section or scene.ordering == sentence.passage
        if duty.leads and (duty.supports or due or context):
            return 0.9
        if listing and (told.proper or due):
            return 0.9 if due else 0.8
        if not first and not duty.must:
            return None
        if duty.must and (told.proper or due):
            if strong or (due and context):
                return 0.85
            return 0.55 if told.proper and opens_deed(self.view, duty.deed, sentence.end) else None
        if told.proper and (strong or (due and context)):
            return 0.8
        return None

    def _goal(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Huyện phấn đấu hoàn thành ... vào quý II/2025': a goal with a time of completion."""
        goal = _GOAL.search(self.view, start, end)
        if goal is None or _PAST.search(self.view, start, goal.start()):
            return False
        begin = max(start, self.view.rfind(",", start, goal.start()) + 1)
        begin += len(self.view[begin : goal.start()]) - len(self.view[begin : goal.start()].lstrip())
        subject = self.view[begin : goal.start()].strip()
        if subject and not _GOAL_SUBJECT.fullmatch(subject):
            return False
        due = [each for each in self._dues(goal.end(), end, sentence, start) if not each.time.isdigit()]
        if not due:
            return False
        lead = self._words(begin, goal.start()) if subject else None
        if lead is None or _LEVEL.fullmatch(subject):
            lead = self._area(begin, sentence) or lead
        self._add(_Task(begin, end, goal.end(), lead, (), None, 0.75, "goal"), sentence)
        return True

    def _helping(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Phối hợp các ngành tỉnh quản lý ...': only the helper is named."""
        first = _HELPS_FIRST.match(self.view, start, end)
        if (
            first is None
            or start > sentence.start + 2
            or re.search(r"\d|(?<!\w)(?:đã|được)(?!\w)", self.view[start:end])
        ):
            return False
        helped = parties(self.folded, first.end(), end)
        if not helped:
            return False
        duty = duty_at(self.folded, helped[-1][1], end)
        if not duty.known:
            return False
        lead = self.scene.lead if self.scene.listing else None
        self._add(
            _Task(start, end, duty.deed, lead, helped, self._assigner(sentence), 0.5, "helping"), sentence
        )
        return True

    def _continued(self, start: int, end: int, sentence: Sentence) -> bool:
        """Take a clause without an addressee as more of the task before, or as one more with a time of its own."""
        task = self.open
        if task is None:
            return False
        due = list(self._dues(start, end, sentence, start))
        fresh = sentence.start <= start <= sentence.start + 2 and task.start < sentence.start
        if not opens_deed(self.view, start, end) and not (due and _TIME_FIRST.match(self.view, start, end)):
            return False
        if fresh and not (due and _TIME_FIRST.match(self.view, start, end) and not task.dues):
            return False
        fixed = any(not each.recurs for each in task.dues)
        if due and ((fixed and not all(each.recurs for each in due)) or not task.kept):
            if not task.kept and not any(each.strong for each in due):
                return True
            duty = duty_at(self.folded, start, end)
            assigner = task.assigner or self._assigner(sentence)
            self._add(
                _Task(
                    start, end, duty.deed, task.lead, duty.supports, assigner, 0.75, task.rule or "charged"
                ),
                sentence,
            )
        elif task.kept and not _ATTITUDE.match(self.view, start, end) and not fresh:
            task.end = end
            task.dues += due
        elif fresh:
            task.end = end
            task.dues += due
        return True

    # -- from words to a task

    def _add(self, task: _Task, sentence: Sentence) -> None:
        """Keep a task, divided where a completion time is followed by another deed with a time of its own."""
        found = list(self._dues(task.start, task.end, sentence, task.start))
        end = task.end
        for index, due in enumerate(found):
            task.dues.append(due)
            following = found[index + 1] if index + 1 < len(found) else None
            joint = _BREAK.match(self.view, due.end, end)
            if following is None or joint is None or due.recurs or following.recurs:
                continue
            told = addressee_at(self.folded, joint.end(), end)
            if told is None and not opens_deed(self.view, joint.end(), following.start):
                continue
            duty = told.duty if told else duty_at(self.folded, joint.end(), end)
            lead = self._words(told.start, told.end) if told else task.lead
            task.end = due.end
            self._keep(task)
            task = _Task(
                joint.end(), end, duty.deed, lead, duty.supports, task.assigner, task.certainty, task.rule
            )
        if task.dues and not task.dues[-1].recurs and _BEYOND.match(self.view, task.dues[-1].end, task.end):
            task.end = max(task.dues[-1].end, task.action)
        self._keep(task)

    def _keep(self, task: _Task) -> None:
        task.kept = bool(task.dues) or not self._appeal(task)
        if not task.supports:
            task.supports = inner_supports(self.folded, task.action, task.end)
        self.made.append(task)
        self.open = task

    def _appeal(self, task: _Task) -> bool:
        """Say whether nothing but an attitude is asked for."""
        starts = [
            task.action,
            *(found.end() for found in _SEGMENT.finditer(self.view, task.action, task.end)),
        ]
        attitudes = [bool(_ATTITUDE.match(self.view, at, task.end)) for at in starts]
        deeds = [opens_deed(self.view, at, task.end) for at in starts]
        return attitudes[0] and not any(
            deed and not mere for deed, mere in zip(deeds, attitudes, strict=True)
        )

    def _directive(self, task: _Task, sentence: Sentence) -> Directive:
        span = self.folded.origin(task.start, task.end)
        times = list(dict.fromkeys(time for due in task.dues for time in due.time.split("|")))
        certainty = task.certainty + (0.05 if task.dues else 0)
        return Directive(
            span=span,
            surface=self.folded.original[span.start : span.end],
            action=self._action(task),
            lead=task.lead,
            supports=tuple(self._words(*place) for place in task.supports),
            deadline="|".join(times) or None,
            assigner=task.assigner,
            area=self._area(task.start, sentence),
            certainty=min(certainty, 0.95),
            rules=("task", task.rule),
        )

    def _action(self, task: _Task) -> str:
        """Give the words of the deed, the times taken out."""
        at, kept = task.action, []
        for due in sorted(task.dues, key=lambda due: due.start):
            if due.start >= at:
                kept.append(_LOOSE.sub("", self.folded.cased[at : due.start]))
                at = due.end
        kept.append(self.folded.cased[at : task.end].strip(" ,;)"))
        words = " ".join(" ".join(kept).split())
        return _LOOSE.sub("", _EVERY.sub("", words)).replace(" ,", ",").replace(" ;", ";")

    # -- small answers

    def _dues(self, start: int, end: int, sentence: Sentence, framed: int) -> Iterator[Due]:
        return dues(self.view, start, end, lambda month, day: self._year(month, day, sentence.start, framed))

    def _year(self, month: int, day: int, start: int, end: int) -> int | None:
        """Complete a date: the year that opens the sentence, else the document's, else the one after it."""
        for mention in reversed(self.time.inside(start, end)):
            if mention.role == "main" and mention.has_year and mention.grain in ("year", "month", "quarter"):
                period = self.time.resolve(mention)
                if period is not None and re.match(r"\s*[,:]", self.view[mention.end : mention.end + 3]):
                    return period.end.year
        year = self.time.year
        # A text of December that asks for something in the first quarter means the coming one.
        if (
            year is not None
            and self.today is not None
            and year == self.today.year
            and 12 * (self.today.year - year) + self.today.month - month > 5
        ):
            return year + 1
        return year

    def _assigner(self, sentence: Sentence) -> str | None:
        scene = self.scene
        if scene.listing:
            return scene.assigner
        if scene.ordering == sentence.passage and scene.assigner:
            return scene.assigner
        return self._speaker(sentence)

    def _speaker(self, sentence: Sentence) -> str | None:
        return self.scene.speaker if sentence.passage - self.scene.spoken <= 1 else None

    def _carries(self, sentence: Sentence) -> bool:
        scene = self.scene
        return scene.ordering == sentence.passage or sentence.passage - scene.spoken <= 1

    def _name(self, place: tuple[int, int]) -> str:
        return without_address(self._words(*place))

    def _words(self, start: int, end: int) -> str:
        return " ".join(self.folded.cased[start:end].split())

    def _area(self, at: int, sentence: Sentence) -> str | None:
        bounds = (sentence.start, sentence.end)
        return self.places.at(at, bounds)
