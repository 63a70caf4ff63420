"""Read the tasks a text orders: what, who leads, who supports, by when, on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.domain.document import Directive
from vedich.reading.clock import Clock, own_date
from vedich.reading.folding import Folded
from vedich.reading.grammar.addressee import (
    Addressee,
    addressee_at,
    duty_at,
    opens_deed,
    parties,
    party_end,
)
from vedich.reading.grammar.assigner import Order, announcer, orders, speaker
from vedich.reading.grammar.deadline import Due
from vedich.reading.layout import Sentence, clauses
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.openings import Opened, first_words
from vedich.reading.places import Places
from vedich.reading.task_draft import TaskDraft, directive_of, is_attitude
from vedich.reading.task_ledger import TaskLedger
from vedich.reading.task_scene import TaskScene, announces_tasks

_WORDS = lexicon("tasks")
# Outside a list of tasks, a sentence without one of these orders nothing.
_SIGNS = (
    rf"{alternatives(_WORDS['orders']['verbs'])}|chủ\s+trì|phối\s+hợp|phải|cần|trách\s+nhiệm|phấn\s+đấu"
    r"|trước\s+(?:ngày|\d{1,2}|tháng|quý)|chậm\s+nhất|kết\s+luận|phát\s+biểu|nhiệm\s+vụ|quyết\s+(?:định|nghị)"
)
_SIGN = Opened(re.compile(rf"(?<!\w)(?:{_SIGNS})(?!\w)"), first_words([_SIGNS]))
_INTRO = re.compile(
    r"(?:[\s\"'“”(*_-]|điều\s+\d+\.|\d+[.)]|(?:đồng\s+thời|trong\s+đó|bên\s+cạnh\s+đó|ngoài\s+ra|theo\s+đó"
    r"|trên\s+cơ\s+sở\s+đó|do\s+đó|vì\s+vậy|do\s+vậy|từ\s+đó|trước\s+mắt|cùng\s+với\s+đó|cụ\s+thể|mặt\s+khác|riêng|và|rồi)(?!\w)\s*[,:]?"
    r"|(?:về|đối\s+với|lĩnh\s+vực|công\s+tác)\s[^.;:]{2,80}:)*"
)
_COMMA = re.compile(r",\s+")
_ASIDE = re.compile(r"[\s,:]*(?:(?:rằng|đối\s+với|cho)\s+)?")
_ANNOUNCE = alternatives(_WORDS["lists"]["announce"])
_ANNOUNCES = re.compile(
    rf"(?<!\w)(?:{_ANNOUNCE})(?!\w)[^.;:]{{0,60}}:|(?:như\s+sau|sau\s+đây|sau)\s*:",
)
_FOLLOWING = re.compile(r"(?<!\w)sau(?:\s+đây)?\s*$")
_GOAL = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|quyết\s+tâm|đặt\s+mục\s+tiêu)\s+"
    r"(?=(?:hoàn\s+thành|đạt|đưa|được\s+công\s+nhận|về\s+đích)(?!\w))"
)
_LEVELS = r"tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường|thị\s+trấn|đặc\s+khu"
_GOAL_OF = re.compile(
    r"(?:^|,\s+|(?:cho\s+biết|khẳng\s+định|nhấn\s+mạnh|rằng|từ\s+nay\s+đến\s+cuối\s+năm)[,:]?\s+)"
    rf"(?P<who>(?:(?:toàn\s+)?(?:{_LEVELS})|ubnd|ban\s)[^,;.:\d]{{0,40}}?)(?:\s+(?:cũng|đang|sẽ|tiếp\s+tục))?\s*$"
)
_BARE_LEVEL = re.compile(rf"(?:toàn\s+)?(?:{_LEVELS})(?:\s+(?:này|ta|nhà))?")
_HELPS_FIRST = re.compile(r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?\s+")
_DONE = re.compile(r"(?<!\w)đã(?!\w)")
_UNDER_WAY = re.compile(r"(?<!\w)(?:đã|đang|vừa)(?!\w)")
_REPORTED = re.compile(r"\d|(?<!\w)(?:đã|được)(?!\w)")
_TIME_FIRST = re.compile(
    r"(?:thời\s+(?:gian|hạn)|hoàn\s+thành|xong|chậm\s+nhất|hạn|định\s+kỳ|hằng|hàng|trước)(?!\w)"
)
_CLAUSE = re.compile(r"\s*;\s*([^;]+)")
_REQUESTS = ("yêu cầu", "đề nghị")
_ASIDES = (*_REQUESTS, "đòi hỏi", "chỉ đạo", "lưu ý")
_REACH = 160  # an addressee stands no further behind the ordering verb
_TITLE = 60  # the title of a list within a line is short: 'Tổ chức thực hiện: ...'
_COLON = 400  # nor a colon further behind the opening of its clause


def directives(folded: Folded, parts: list[Sentence], time: Clock, places: Places) -> Iterator[Directive]:
    """Yield the tasks of a text in order.

    >>> from vedich.reading.read import read_text
    >>> reading = read_text("Chủ tịch UBND huyện giao Phòng Nội vụ tổng hợp, báo cáo trước ngày 15/12/2023.")
    >>> [(task.lead, task.action, task.deadline, task.assigner) for task in reading.directives]
    [('Phòng Nội vụ', 'tổng hợp, báo cáo', '2023-12-15', 'Chủ tịch UBND huyện')]
    """
    for draft in _Pass(folded, time, places).read(parts):
        if draft.kept:
            yield directive_of(folded, draft)


class _Pass:
    """One pass over a text, sentence by sentence."""

    def __init__(self, folded: Folded, time: Clock, places: Places) -> None:
        self.folded = folded
        self.view = folded.view
        self.scene = TaskScene()
        self.ledger = TaskLedger(folded, time, places, self.scene, own_date(folded.view, time.mentions))

    def read(self, parts: list[Sentence]) -> list[TaskDraft]:
        """Give the tasks, mere appeals among them."""
        signs = [found.start() for found in _SIGN.finditer(self.view)]
        at = 0
        for sentence in parts if signs else ():
            while at < len(signs) and signs[at] < sentence.start:
                at += 1
            if self.scene.enter(self.folded, sentence):
                self.ledger.open = None
            signed = at < len(signs) and signs[at] < sentence.end
            if signed or self.scene.listing or self.scene.section or self.ledger.open is not None:
                self._sentence(sentence)
        return self.ledger.made

    def _sentence(self, sentence: Sentence) -> None:
        if sentence.heading and not sentence.marker and not self.scene.listing:
            return
        said = speaker(self.folded, sentence.start, sentence.end)
        if said is not None:
            self.scene.speak(self.ledger.name(said))
        for start, end in self._clauses(sentence):
            self._clause(start, end, sentence)

    def _clauses(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield the clauses, addressees that a semicolon divides joined: 'Giao các sở; UBND các huyện báo cáo'."""
        begin: int | None = None
        for start, end in clauses(self.view, sentence.start, sentence.end):
            begin = start if begin is None else begin
            if end < sentence.end and self._only_names(start, end):
                continue
            yield begin, end
            begin = None
        if begin is not None:
            yield begin, sentence.end

    def _only_names(self, start: int, end: int) -> bool:
        """Say whether a clause holds nothing but an addressee, an ordering verb before it perhaps."""
        intro = _INTRO.match(self.view, start, end)
        given = orders(self.folded, start, end)
        at = given[-1].end + 1 if given else intro.end() if intro else start
        stop = party_end(self.folded, at, end)
        return stop is not None and not self.view[stop:end].strip()

    def _clause(self, start: int, end: int, sentence: Sentence) -> None:
        while end > start and (self.view[end - 1].isspace() or self.view[end - 1] in ".;…/\"'”"):
            end -= 1
        intro = _INTRO.match(self.view, start, end)
        start = intro.end() if intro else start
        ways = (self._announced, self._ordered, self._charged, self._goal, self._helping, self._continued)
        if start < end and not any(way(start, end, sentence) for way in ways):
            self.ledger.open = None

    # The ways in which a clause can order; each says whether it took the clause.

    def _announced(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Chủ tịch UBND huyện yêu cầu:' opens a list; what stands behind the colon is its first item."""
        view, scene = self.view, self.scene
        colon = end - 1 if view[end - 1] == ":" else view.find(":", start, min(end, start + _COLON))
        if colon < 0:
            return False
        if scene.tells:
            stop = party_end(self.folded, start, colon)
            if stop is not None and not view[stop:colon].strip() and colon >= end - 1:
                scene.lead = self.ledger.words(start, stop)
                return True
            if (
                stop is not None
                and _FOLLOWING.search(view, stop, colon)
                and not orders(self.folded, start, colon)
            ):
                scene.lead = self.ledger.words(start, stop)
                return True
        titled = colon - start < _TITLE and announces_tasks(view, start, colon)
        if not titled and not _ANNOUNCES.search(view, max(start, colon - 90), colon + 1):
            return False
        given = orders(self.folded, start, colon)
        told = next((found for order in given if (found := self._told(order, colon))), None)
        if (
            told is not None
            and view[told.duty.deed : colon].strip()
            and not _FOLLOWING.search(view, start, colon)
        ):
            return False
        assigner = next((order.assigner for order in reversed(given) if order.assigner), None)
        assigner = assigner or announcer(self.folded, start, colon)
        if told is None and not given and assigner is None and not announces_tasks(view, start, colon):
            return False
        scene.open_list(
            self.ledger.name(assigner) if assigner else None,
            self.ledger.words(told.start, told.end) if told else None,
        )
        self._clause(colon + 1, end, sentence)
        return True

    def _ordered(self, start: int, end: int, sentence: Sentence) -> bool:
        """'X yêu cầu (giao, đề nghị) Y làm Z'; without Y only where Z has a completion time."""
        for order in orders(self.folded, start, end):
            told = self._told(order, end)
            duty = told.duty if told else duty_at(self.folded, order.end, end)
            due = list(self.ledger.dues(order.start, end, sentence))
            if told is None and not self._unaddressed(order, duty.deed, end, due):
                continue
            if not (duty.known or due) or not self._says_more(duty.deed, end):
                continue
            if order.verb not in _REQUESTS and _DONE.search(self.view, start, order.start):
                continue
            if order.verb == "chỉ đạo" and not self.scene.listing and not self._gives(order):
                continue
            assigner = self.ledger.name(order.assigner) if order.assigner else None
            if assigner is None and not self.view[start : order.start].strip():
                assigner = self.scene.ordered
            if order.assigner:
                self.scene.speak(assigner)
            first = order.assigner[0] if order.assigner else order.start
            lead = (
                self.ledger.words(told.start, told.end)
                if told
                else self.ledger.open.lead
                if self.ledger.open
                else None
            )
            sure = 0.88 if told else 0.6
            self.scene.ordering = sentence.passage
            self.ledger.add(
                TaskDraft(first, end, duty.deed, lead, duty.supports, assigner, sure, "ordered"), sentence
            )
            return True
        return False

    def _gives(self, order: Order) -> bool:
        """Say whether the giver stands right before the verb, and not as the subject of another deed."""
        return order.assigner is not None and not self.view[order.assigner[1] : order.start].strip(" ,")

    def _unaddressed(self, order: Order, deed: int, end: int, due: list[Due]) -> bool:
        """Say whether an order that names nobody still is one: 'yêu cầu hoàn thành trước ngày 31/12'."""
        return (
            order.verb in _REQUESTS
            and bool(due)
            and opens_deed(self.view, deed, end)
            and party_end(self.folded, deed, end) is None
        )

    def _told(self, order: Order, end: int) -> Addressee | None:
        """Give the addressee behind an ordering verb, a short aside between them left out."""
        aside = _ASIDE.match(self.view, order.end, end)
        first = aside.end() if aside else order.end
        found = addressee_at(self.folded, first, end)
        if found is not None or order.verb not in _ASIDES or opens_deed(self.view, first, end):
            return found
        for comma in _COMMA.finditer(self.view, first, min(end, first + _REACH)):
            found = addressee_at(self.folded, comma.end(), end)
            if found is not None and found.duty.known:
                return found
        return None

    def _charged(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Y chủ trì ...', 'Y phải ...', 'Y làm Z trước ngày ...', or an item of a list of tasks."""
        scene = self.scene
        due = list(self.ledger.dues(start, self._timed_until(end, sentence), sentence))
        for place in (start, *(comma.end() for comma in _COMMA.finditer(self.view, start, end))):
            told = addressee_at(self.folded, place, end)
            if told is None or not self._says_more(told.duty.deed, end):
                continue
            lead, duty = self.ledger.words(told.start, told.end), told.duty
            sure = self._charge(told, due, sentence, first=place == start)
            if sure is not None:
                draft = TaskDraft(place, end, duty.deed, lead, duty.supports, scene.ordered, sure)
                if sure >= 0.8:
                    scene.ordering = sentence.passage
                self.ledger.add(draft, sentence)
                return True
            if place == start and duty.known and scene.lends:
                # Nothing definite is asked of him here, but the next clause may say by when he must do what.
                self.ledger.open = TaskDraft(place, end, duty.deed, lead, kept=False)
                return True
        if scene.lead is None or not (scene.listing or scene.section) or not sentence.marker:
            return False
        duty = duty_at(self.folded, start, end)
        if not duty.known or start > sentence.start + 8 or _UNDER_WAY.search(self.view, start, start + 4):
            return False
        draft = TaskDraft(start, end, duty.deed, scene.lead, duty.supports, scene.ordered, 0.75, "listed")
        self.ledger.add(draft, sentence)
        return True

    def _charge(self, told: Addressee, due: list[Due], sentence: Sentence, *, first: bool) -> float | None:
        """Say how sure it is that one named without an ordering verb is given a task; None: he is not."""
        duty, scene = told.duty, self.scene
        if _UNDER_WAY.search(self.view, told.end, duty.deed + 4):
            return None
        if not duty.known:
            return 0.6 if scene.listing and scene.assigner and first and told.proper else None
        binding = any(each.strong or each.recurs for each in due if each.start >= told.start)
        if duty.leads and (duty.supports or due or scene.tells):
            return 0.9
        if scene.listing and first and (told.proper or due):
            return 0.9 if due else 0.8
        if duty.must:
            if binding or (due and scene.tells):
                return 0.85
            named = told.proper or (first and scene.lends)
            return 0.55 if named and opens_deed(self.view, duty.deed, sentence.end) else None
        if first and told.proper and (binding or (due and scene.tells)):
            return 0.8
        return None

    def _goal(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Huyện phấn đấu hoàn thành ... vào quý II/2025': a goal with a time of completion nearer than a year."""
        goal = _GOAL.search(self.view, start, end)
        if goal is None or _UNDER_WAY.search(self.view, start, goal.start()):
            return False
        begin, subject = goal.start(), ""
        if self.view[start:begin].strip():
            named = _GOAL_OF.search(self.view[start:begin])
            if named is None:
                return False
            begin, subject = start + named.start("who"), named["who"].strip()
        if all(due.time.isdigit() for due in self.ledger.dues(goal.end(), end, sentence)):
            return False
        lead: str | None = self.ledger.words(begin, begin + len(subject)) or None
        if lead is None or _BARE_LEVEL.fullmatch(subject):
            lead = self.ledger.area(begin, sentence) or lead
        self.ledger.add(TaskDraft(begin, end, goal.end(), lead, certainty=0.75, rule="goal"), sentence)
        return True

    def _helping(self, start: int, end: int, sentence: Sentence) -> bool:
        """'Phối hợp các ngành tỉnh quản lý ...': only the helper is named, and nothing is reported as done."""
        first = _HELPS_FIRST.match(self.view, start, end)
        if first is None or start > sentence.start + 2 or _REPORTED.search(self.view, start, end):
            return False
        helped = parties(self.folded, first.end(), end)
        duty = duty_at(self.folded, helped[-1][1], end) if helped else None
        if duty is None or not duty.known:
            return False
        lead = self.scene.lead if self.scene.listing else None
        draft = TaskDraft(start, end, duty.deed, lead, helped, self.scene.ordered, 0.5, "helping")
        self.ledger.add(draft, sentence)
        return True

    def _continued(self, start: int, end: int, sentence: Sentence) -> bool:
        """Take a clause without an addressee as more of the task before, or as one more with a time of its own."""
        task = self.ledger.open
        if task is None:
            return False
        due = list(self.ledger.dues(start, end, sentence))
        times_it = bool(due) and _TIME_FIRST.match(self.view, start, end) is not None
        if task.start < sentence.start:
            # A new sentence adds only the time that the task still lacks.
            if times_it and task.kept and not task.dues:
                task.end, task.dues = end, due
                return True
            return False
        if not times_it and not opens_deed(self.view, start, end):
            return False
        once = bool(due) and not all(each.recurs for each in due)
        if once and (task.fixed or not task.kept):
            if task.kept or any(each.strong for each in due):
                duty = duty_at(self.folded, start, end)
                assigner = task.assigner or self.scene.ordered
                draft = TaskDraft(start, end, duty.deed, task.lead, duty.supports, assigner, 0.75, task.rule)
                self.ledger.add(draft, sentence)
        elif task.kept and not is_attitude(self.view, start, end):
            task.end = end
            task.dues += due
        return True

    def _timed_until(self, end: int, sentence: Sentence) -> int:
        """Give the end of the next clause where it only adds a time, else the end of this one."""
        following = _CLAUSE.match(self.view, end, sentence.end)
        if following is None or not _TIME_FIRST.match(self.view, following.start(1), sentence.end):
            return end
        return following.end()

    def _says_more(self, deed: int, end: int) -> bool:
        """Say whether more than one word is left for the deed."""
        return self.view.find(" ", deed, end) >= 0
