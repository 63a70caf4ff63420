"""Attach every figure to its indicator, period, area and plan: the reader's main loop."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Relation
from vedich.domain.period import Period
from vedich.reading.clock import Clock
from vedich.reading.folding import Folded
from vedich.reading.frames import listing
from vedich.reading.frames.order import FRAMES
from vedich.reading.grammar.name import Name, name_before
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.grammar.tail import Tail, comparator_after, peel
from vedich.reading.link import links, measure_for, stands_at_a_date
from vedich.reading.intent import heading_sets_goals, sets_goals
from vedich.reading.layout import Sentence, clauses
from vedich.reading.moment import Draft, Moment, Scene
from vedich.reading.places import Places
from vedich.reading.series import series_at, shared_names

# In a list under 'Các chỉ tiêu' an entry with '..., đạt 102% KH' or '(kế hoạch 53%)' reports.
_REPORTING = re.compile(r"%\s*(?:so\s+với\s+)?(?:kh(?!\w)|kế\s+hoạch|dự\s+toán|nghị\s+quyết)|\(\s*(?:kế\s+hoạch|kh|cùng\s+kỳ|chỉ\s+tiêu|nq|mục\s+tiêu)(?!\w)|so\s+với\s+cùng\s+kỳ")
_BY_AREA = re.compile(r"\s+(?:theo|của các|ở các|phân theo)\s.*$")
_LIFE = re.compile(r"tuổi thọ|tuổi bình quân|tuổi trung bình|bình quân tuổi")
_IN_PART = re.compile(r"\s*(?:trong\s+(?:đó|số\s+đó|số\s+này)|bao\s+gồm|gồm)(?!\w)")
_CONTINUES = re.compile(r"\s*(?:trong\s+(?:đó|số)|riêng|ngoài\s+ra|bên\s+cạnh\s+đó|đồng\s+thời|cụ\s+thể)(?!\w)")
_HEADER = re.compile(r"^(?P<header>[^:;.()%]{4,160}?)\s*:\s")
_PLAN_FIRST = re.compile(r"(?:chỉ tiêu|kế hoạch|giao)\s*:\s*\d[\d.,]*[^.;]{0,40}?(?:thực hiện|kết quả)\s*:\s*\d|(?:chỉ tiêu|kế hoạch)\s*/\s*(?:thực hiện|kết quả)")
_NOT_HEADER = re.compile(r"(?:chỉ tiêu|mục tiêu|như|gồm|sau|cụ thể|kế hoạch|kết quả|lĩnh vực|nhiệm vụ|đó|cho biết|nhận định|gồm có|thực hiện|là|biết|giao)\s*$|chỉ tiêu|mục tiêu|kết quả|^khối|^nhóm")


# 'cao hơn bình quân chung cả nước 6,1 điểm %': what stands between is the reference, not a name.
_COMPARED = re.compile(r"(?<!\w)(cao|thấp|nhiều|ít|lớn|nhỏ)\s+hơn\s+(?:so\s+với\s+)?(?!%)[^,;.():%]{2,70}$")
# 'kế hoạch gieo sạ 35.500 ha', '(dự toán 21.730 tỷ đồng)': the noun before the figure says that it is a goal.
_GOAL_NOUN = re.compile(
    r"(?:(?:^|[,;:(]|(?<!\w)(?:có|với|theo|giao|trong khi|là))\s*(?:tổng\s+)?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nhiệm vụ thu)(?!\w)(?! (?:đề ra|đặt ra|của|này))"
    r"(?:[^,;:%\d]|năm \d{4}){0,60}:?\s*"
    r"|(?<!\w)(?:nghị quyết|mục tiêu|kế hoạch|chỉ tiêu|dự toán)\s+(?:đề ra|đặt ra|giao|được giao)(?:\s+(?:là|từ đầu năm))?\s*(?:[^\W\d_]+\s+){0,2}"
    r"|/\s*kh\s*)$"
)
_AT_PRESENT = re.compile(r"\(\s*(?:hiện|đến nay|ước|thực hiện|đạt)(?!\w)")
_GIVEN = re.compile(r"(?<!\w)được\s+(?:tỉnh\s+|trung\s+ương\s+|cấp\s+trên\s+|ubnd\s+tỉnh\s+)?giao\s+(?:[^\W\d_]+\s+){0,5}$")


def _compared(view: str, tail: Tail, start: int, quantity: Quantity) -> Tail:
    found = _COMPARED.search(view, start, quantity.start)
    if found is None or found.start() >= tail.start:
        return tail
    up = found.group(1) in ("cao", "nhiều", "lớn")
    return replace(tail, start=found.start(), verbs=("change_up" if up else "change_down",), comparator=None)


@dataclass(slots=True)
class Attachment:
    """Walks the sentences of one text and makes its claims."""

    folded: Folded
    quantities: list[Quantity]
    clock: Clock
    places: Places
    holes: list[tuple[int, int]]
    document_year: int | None
    scene: Scene = field(default_factory=Scene)
    claims: list[Claim] = field(default_factory=list)
    part: bool = False
    in_list: bool = False
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [quantity.start for quantity in self.quantities]

    def read(self, sentences: list[Sentence]) -> list[Claim]:
        """Give the claims of the sentences, in order."""
        passage = -1
        for sentence in sentences:
            if sentence.passage != passage:
                self.in_list = sentence.marker
                passage = sentence.passage
                self.clock.enter(marker=sentence.marker)
            self._sentence(sentence)
        return self.claims

    def _sentence(self, sentence: Sentence) -> None:
        view = self.folded.view
        start, end = sentence.start, sentence.end
        found = self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if any(quantity.sort == "age" for quantity in found) and not _LIFE.search(view, start, end):
            # 'trẻ em dưới 5 tuổi', 'người từ 18 tuổi trở lên': an age belongs to the name it stands in.
            found = [quantity for quantity in found if quantity.sort != "age"]
        lead = view[start : min(end, start + 60)]
        inherits = bool(_CONTINUES.match(lead))
        self._section(sentence, found)
        if not inherits and not sentence.marker and found:
            self.scene.planned = False
        if not found and (sentence.heading or view[end - 1 : end] == ":"):
            self._announce(sentence)
        if found:
            self.scene.names = []
            self.scene.header = ""
            self.scene.listing = ""
            self.part = bool(_IN_PART.match(lead))
            # '... chỉ tiêu: 15, thực hiện: 0 (15/0)': in this sentence the plan stands before the result.
            self.scene.plan_first = bool(_PLAN_FIRST.search(view, start, end))
            for clause in clauses(view, start, end):
                self._clause(sentence, clause, [q for q in found if clause[0] <= q.start < clause[1]])
        self.clock.note_sentence(
            start, end, heading=sentence.heading, first_figure=found[0].start if found else None
        )

    def _section(self, sentence: Sentence, found: list[Quantity]) -> None:
        """Let headings, and lines that open a list, say whether goals or results follow."""
        view, scene = self.folded.view, self.scene
        if scene.intro and not sentence.marker:
            scene.section, scene.intro = None, False
        opens_list = view[sentence.end - 1 : sentence.end] == ":"
        if found and not sentence.heading and not opens_list:
            return
        if sentence.passage == 0:
            return  # a title speaks of the whole text
        if sentence.heading or opens_list or (sentence.marker and not found):
            intent = heading_sets_goals(view, sentence.start, sentence.end)
            if intent is not None:
                scene.section = intent
                scene.intro = opens_list and not sentence.heading and not sentence.marker

    def _announce(self, sentence: Sentence) -> None:
        """Let a line without figures name what the lines below count: 'Tỷ lệ huy động nhà trẻ theo huyện:'."""
        name = name_before(self.folded.view, self.folded.cased, sentence.start, sentence.end, self._holes((sentence.start, sentence.end)))
        if name is None or not name.headed or len(name.words.split()) < 3:
            return
        words = _BY_AREA.sub("", name.words).strip(" :")
        self.scene.subject, self.scene.subject_span = words, (name.start, name.start + len(words))

    def _clause(self, sentence: Sentence, clause: tuple[int, int], found: list[Quantity]) -> None:
        view = self.folded.view
        begin = clause[0]
        header = _HEADER.match(view[clause[0] : found[0].start]) if found and found[0].sort != "bare" else None
        if header and len(header.group("header").split()) <= 16:
            words = header.group("header").strip()
            at = clause[0] + header.end()
            if not _NOT_HEADER.search(words) and not _IN_PART.match(words):
                name = name_before(view, self.folded.cased, clause[0], clause[0] + header.end("header"), self._holes(clause))
                if view[at : found[0].start].strip(" :") and name is not None and name.words:
                    self.scene.header = name.words if name.headed or len(name.words.split()) <= 8 else ""
                    self.scene.header_clause = clause[0] > sentence.start
                    begin = at
        elif self.scene.header and (self.scene.header_clause or not self._header_holds(sentence, clause, found)):
            # A header at the head of the sentence holds over its semicolons; one inside a clause ends with it.
            self.scene.header = ""
        left = begin
        before: Draft | None = None
        previous: Claim | None = None
        shared = 0
        for at, quantity in enumerate(found):
            if at < shared:
                continue
            if size := series_at(view, found, at, left):
                made = self._series(sentence, clause, found, at, size, left)
                if made is not None:
                    shared = at + size
                    before, previous = made
                    left = max(found[shared - 1].end, before.consumed)
                    continue
            limit = found[at + 1].start if at + 1 < len(found) else clause[1]
            moment = self._moment(sentence, clause, quantity, left, limit, before, previous, found, at)
            draft = self._draft(moment)
            if draft is None:
                left = max(left, quantity.end if quantity.sort != "bare" else left)
                continue
            claim = self._claim(moment, draft, sentence)
            self.claims.append(claim)
            if draft.kind != ClaimKind.OTHER_NUMBER:
                before, previous = draft, claim
            left = max(quantity.end, draft.consumed)

    def _series(
        self, sentence: Sentence, clause: tuple[int, int], found: list[Quantity], at: int, size: int, left: int
    ) -> tuple[Draft, Claim] | None:
        """Make one claim for each figure that 'lần lượt' shares out over the names before it."""
        view = self.folded.view
        group = found[at : at + size]
        measured = next((quantity for quantity in reversed(group) if quantity.sort != "bare"), None)
        if measured is None:
            return None
        group = [
            replace(quantity, value=quantity.value, measure=measured.measure, sort=measured.sort)
            if quantity.sort == "bare"
            else quantity
            for quantity in group
        ]
        after = found[at + size].start if at + size < len(found) else clause[1]
        first = self._moment(sentence, clause, group[0], left, group[1].start, None, None, found, at)
        names = shared_names(view, self.folded.cased, first.name, self.scene.names, size)
        if names is None:
            return None
        last = replace(first, quantity=replace(group[-1], value=group[-1].value), limit=after)
        draft = self._draft(replace(last, left=group[-1].start))
        if draft is None or draft.kind == ClaimKind.OTHER_NUMBER:
            return None
        claim: Claim | None = None
        for quantity, name in zip(group, names, strict=True):
            moment = replace(first, quantity=quantity, limit=after, name=name)
            named = replace(draft, name=name, notes=(*draft.notes, "series"))
            claim = self._claim(moment, named, sentence)
            self.claims.append(claim)
        assert claim is not None
        return draft, claim

    def _header_holds(self, sentence: Sentence, clause: tuple[int, int], found: list[Quantity]) -> bool:
        if not found:
            return True
        name = name_before(self.folded.view, self.folded.cased, clause[0], found[0].start, self._holes(clause))
        return name is None or not name.headed

    def _holes(self, clause: tuple[int, int]) -> list[tuple[int, int]]:
        return [hole for hole in self.holes if hole[0] < clause[1] and clause[0] < hole[1]]

    def _moment(
        self,
        sentence: Sentence,
        clause: tuple[int, int],
        quantity: Quantity,
        left: int,
        limit: int,
        before: Draft | None,
        previous: Claim | None,
        found: list[Quantity],
        at: int,
    ) -> Moment:
        view = self.folded.view
        left = min(left, quantity.start)
        opened = view.rfind("(", clause[0], quantity.start)
        bracket = opened if opened >= 0 and view.find(")", opened, quantity.start) < 0 else None
        name_from = left
        if bracket is not None and bracket >= left:
            name_from = bracket + 1
        tail = _compared(view, peel(view, name_from, quantity.start), name_from, quantity)
        holes = self._holes((left, quantity.start))
        name = name_before(view, self.folded.cased, name_from, tail.start, holes)
        if quantity.partner == 1:
            name = None
        elif bracket is not None and bracket >= left and (name is None or not name.words) and not found[:at]:
            # 'bảo đảm đạt chỉ tiêu đất sạch (400 ha)': the name stands before the bracket.
            name = name_before(view, self.folded.cased, left, bracket, self._holes((left, bracket)))
        if name is not None and name.opened.startswith("trong"):
            self.part = True
        following = found[at + 1] if at + 1 < len(found) else None
        return Moment(
            self.folded,
            quantity,
            (sentence.start, sentence.end),
            clause,
            left,
            limit,
            tail,
            name,
            bracket,
            self._planned(sentence, clause, quantity, tail),
            before,
            found[at - 1] if at else None,
            previous.value if previous else None,
            following is not None and following.measure == quantity.measure == "%",
            self.scene.subject,
            self.scene.parent if self.part else "",
            self.scene.listing,
            self.scene.measure,
            self.scene.counted,
        )

    def _planned(self, sentence: Sentence, clause: tuple[int, int], quantity: Quantity, tail: Tail) -> bool:
        view = self.folded.view
        opened = view.rfind("(", clause[0], quantity.start)
        if opened >= 0 and _AT_PRESENT.match(view, opened) and view.find(")", opened, quantity.start) < 0:
            return False
        if _GOAL_NOUN.search(view, clause[0], quantity.start) or _GIVEN.search(view, clause[0], quantity.start):
            return True
        said = sets_goals(view, sentence.start, quantity.start)
        if quantity.partner:
            return (quantity.partner == 1) != self.scene.plan_first
        if said is not None:
            return said
        period = self.clock.at(
            quantity.start, quantity.end, clause, (sentence.start, sentence.end), quantity.end + 40
        )
        if period is not None and self.document_year is not None:
            if period.start.year > self.document_year + (0 if self.scene.planned or not tail.verbs else 1):
                return True
            if period.end.year < self.document_year:
                return False
        if self.scene.section is not None and (self.in_list or not self.scene.section):
            return self.scene.section and not _REPORTING.search(view, *clause)
        if sentence.marker or _CONTINUES.match(view[sentence.start : sentence.start + 40]):
            return self.scene.planned and not _REPORTING.search(view, *clause)
        return False

    def _draft(self, moment: Moment) -> Draft | None:
        if moment.quantity.sort == "bare":
            return listing.frame(moment)
        for frame in FRAMES:
            draft = frame(moment)
            if draft is not None:
                return draft
        return None

    def _claim(self, moment: Moment, draft: Draft, sentence: Sentence) -> Claim:
        quantity = moment.quantity
        name = draft.name if draft.name is not None else moment.name
        indicator, place = self._indicator(moment, draft, name)
        status = draft.status or (
            None
            if draft.kind == ClaimKind.OTHER_NUMBER
            else ClaimStatus.PLANNED
            if draft.kind == ClaimKind.TARGET
            else ClaimStatus.ESTIMATED
            if moment.tail.estimated
            else ClaimStatus.ACTUAL
        )
        comparator = draft.comparator or comparator_after(moment.view, quantity.end) or moment.tail.comparator
        if quantity.value_max is not None:
            comparator = Comparator.RANGE
        other = draft.kind == ClaimKind.OTHER_NUMBER
        found = () if other else links(indicator, measure_for(draft.measure or quantity.measure, draft.relation))
        span = self.folded.origin(quantity.start, quantity.end)
        if not other and moment.bracket is None and not quantity.partner:
            self.scene.planned = draft.kind == ClaimKind.TARGET or (
                self.scene.planned and draft.kind == ClaimKind.COMPARISON
            )
        return Claim(
            span=span,
            surface=self.folded.original[span.start : span.end],
            kind=draft.kind,
            figure=quantity.number.figure,
            value=quantity.value * draft.sign,
            value_max=quantity.value_max * draft.sign if quantity.value_max is not None else None,
            measure=draft.measure or quantity.measure,
            indicator=indicator,
            indicator_span=self.folded.origin(*place) if place else None,
            comparator=comparator or Comparator.EQ,
            relation=None if other or not quantity.is_percent else draft.relation,
            period=None if other else self._period(moment, draft, indicator),
            area=None if other else self.places.at(quantity.start, moment.clause),
            status=status,
            denominator=quantity.denominator,
            form=draft.form,
            link=found[0] if found else None,
            links=found,
            certainty=draft.certainty,
            rules=(draft.rule, *draft.notes),
        )

    def _period(self, moment: Moment, draft: Draft, indicator: str) -> Period | None:
        clock, quantity = self.clock, moment.quantity
        named = clock.named(quantity.start, quantity.end, moment.clause, moment.sentence, moment.limit)
        period = clock.at(quantity.start, quantity.end, moment.clause, moment.sentence, moment.limit)
        if draft.kind == ClaimKind.TARGET and (quantity.partner or draft.rule == "bracket") and not named:
            # The plan beside a result to date is the year's: '5.120/4.800 ha', '(kế hoạch 53%)'.
            return Period.year(period.start.year) if period is not None and period.is_to_date else period
        if draft.kind in (ClaimKind.RESULT, ClaimKind.COMPARISON) and self._stands(moment, draft, indicator):
            standing = clock.standing(moment.sentence[0], quantity.start, period, explicit=bool(named))
            if standing is not None:
                return standing
        if draft.kind == ClaimKind.BASELINE and period is not None and moment.bracket is not None:
            return period.year_ago
        return period

    def _stands(self, moment: Moment, draft: Draft, indicator: str) -> bool:
        measure = measure_for(draft.measure or moment.quantity.measure, draft.relation)
        if draft.relation == Relation.YOY_GROWTH:
            return False
        return stands_at_a_date(indicator, measure) or (
            moment.quantity.denominator is not None and moment.quantity.measure == "tiêu chí"
        )

    def _indicator(
        self, moment: Moment, draft: Draft, name: Name | None
    ) -> tuple[str, tuple[int, int] | None]:
        scene = self.scene
        if moment.bracket is not None and draft.rule == "bracket":
            return scene.subject, scene.subject_span
        if draft.rule == "listing" and "chỉ tiêu" in moment.left_words and scene.frequent:
            # 'Chỉ tiêu giao các huyện: ...' speaks of what the text has counted all along.
            (scene.subject, scene.measure), _ = max(scene.frequent.items(), key=lambda each: each[1])
            draft.measure = scene.measure
        if name is None or not name.words:
            if draft.kind == ClaimKind.OTHER_NUMBER:
                return moment.quantity.measure, None
            if moment.quantity.sort == "count" and moment.quantity.measure in scene.counted:
                return scene.counted[moment.quantity.measure]
            return scene.subject, scene.subject_span
        words, place = name.words, (name.start, name.end)
        headed = name.headed
        if draft.rule == "listing":
            if any(start <= place[0] < end for start, end in self.holes) or not scene.subject or "chỉ tiêu" in words.lower():
                return scene.subject or words, scene.subject_span
            return f"{scene.subject} {words}", place
        if self.part and not headed and scene.parent and draft.rule not in ("count", "not_a_claim"):
            words = f"{scene.parent} {words}"
        elif scene.header and not headed and draft.rule not in ("not_a_claim",):
            words = f"{scene.header}: {words}"
        if draft.kind != ClaimKind.OTHER_NUMBER:
            if not moment.quantity.is_percent and moment.quantity.sort != "bare" and not moment.quantity.denominator:
                scene.measure = moment.quantity.measure
            if moment.quantity.sort == "count":
                scene.counted[moment.quantity.measure] = (words, place)
            if moment.quantity.sort == "count":
                key = (words, moment.quantity.measure)
                scene.frequent[key] = scene.frequent.get(key, 0) + 1
            scene.subject, scene.subject_span = words, place
            scene.names.append((words, place))
            scene.listing = draft.rule if draft.rule in ("share", "growth") else scene.listing
            if not self.part:
                scene.parent = words
        return words, place
