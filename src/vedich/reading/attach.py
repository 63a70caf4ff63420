"""Attach every figure to its indicator, period, area and plan: the reader's main loop."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from vedich.domain.document import Claim, ClaimKind
from vedich.reading.clock import Clock
from vedich.reading.folding import Folded
from vedich.reading.frames import listing
from vedich.reading.frames.order import FRAMES
from vedich.reading.goals import Goals
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.grammar.tail import Tail, peel
from vedich.reading.layout import Sentence, clauses
from vedich.reading.making import Maker
from vedich.reading.moment import Draft, Line, Moment
from vedich.reading.naming import Naming
from vedich.reading.series import series_at, shared_names

_LIFE = re.compile(r"tuổi thọ|tuổi bình quân|tuổi trung bình|bình quân tuổi")
# 'cao hơn bình quân chung cả nước 6,1 điểm %': what stands between is the reference, not a name.
_COMPARED = re.compile(r"(?<!\w)(cao|thấp|nhiều|ít|lớn|nhỏ)\s+hơn\s+(?:so\s+với\s+)?(?!%)[^,;.():%]{2,70}$")


@dataclass(slots=True)
class Attachment:
    """Walks the sentences of one text and makes its claims."""

    folded: Folded
    quantities: list[Quantity]
    clock: Clock
    goals: Goals
    naming: Naming
    maker: Maker
    claims: list[Claim] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [quantity.start for quantity in self.quantities]

    def read(self, sentences: list[Sentence]) -> list[Claim]:
        """Give the claims of the sentences, in order."""
        passage = -1
        for sentence in sentences:
            if sentence.passage != passage:
                passage = sentence.passage
                self.goals.enter_passage(marker=sentence.marker)
                self.clock.enter(marker=sentence.marker)
            self._sentence(sentence)
        return self.claims

    def _sentence(self, sentence: Sentence) -> None:
        view, start, end = self.folded.view, sentence.start, sentence.end
        found = self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if any(quantity.sort == "age" for quantity in found) and not _LIFE.search(view, start, end):
            # 'trẻ em dưới 5 tuổi', 'người từ 18 tuổi trở lên': an age belongs to the name it stands in.
            found = [quantity for quantity in found if quantity.sort != "age"]
        self.goals.enter(sentence, figures=bool(found))
        self.naming.enter(sentence, figures=bool(found))
        if found:
            for clause in clauses(view, start, end):
                inside = [quantity for quantity in found if clause[0] <= quantity.start < clause[1]]
                self._clause(Line(sentence, clause, inside))
        self.clock.note_sentence(
            start, end, heading=sentence.heading, first_figure=found[0].start if found else None
        )

    def _clause(self, line: Line) -> None:
        found = line.found
        left = self.naming.enter_clause(line)
        before: Draft | None = None
        previous: Claim | None = None
        at = 0
        while at < len(found):
            quantity = found[at]
            size = series_at(self.folded.view, found, at, left)
            made = self._series(line, at, size, left) if size else None
            if made is not None:
                before, previous = made
                at += size
                left = max(found[at - 1].end, before.consumed)
                continue
            at += 1
            moment = self._moment(line, at - 1, left)
            moment.before, moment.value_before = before, previous.value if previous else None
            draft = self._draft(moment)
            if draft is None:
                left = max(left, quantity.end if quantity.sort != "bare" else left)
                continue
            claim = self._claim(moment, draft)
            if draft.kind != ClaimKind.OTHER_NUMBER:
                before, previous = draft, claim
            left = max(quantity.end, draft.consumed)

    def _series(self, line: Line, at: int, size: int, left: int) -> tuple[Draft, Claim] | None:
        """Make one claim for each figure that 'lần lượt' shares out over the names before it."""
        found = line.found
        group = found[at : at + size]
        measured = next((quantity for quantity in reversed(group) if quantity.sort != "bare"), None)
        if measured is None:
            return None
        group = [
            replace(quantity, measure=measured.measure, sort=measured.sort)
            if quantity.sort == "bare"
            else quantity
            for quantity in group
        ]
        after = found[at + size].start if at + size < len(found) else line.clause[1]
        first = replace(self._moment(line, at, left), quantity=group[0])
        names = shared_names(self.folded.view, self.folded.cased, first.name, self.naming.told, size)
        if names is None:
            return None
        # The relation stands behind the last figure and holds for all: '... 2,27% và 6,91% so với năm 2019'.
        draft = self._draft(replace(first, quantity=group[-1], limit=after, left=group[-1].start))
        if draft is None or draft.kind == ClaimKind.OTHER_NUMBER:
            return None
        made = [
            self._claim(
                replace(first, quantity=quantity, limit=after, name=name),
                replace(draft, name=name, notes=(*draft.notes, "series")),
            )
            for quantity, name in zip(group, names, strict=True)
        ]
        return draft, made[-1]

    def _moment(self, line: Line, at: int, left: int) -> Moment:
        view, naming, (start, end) = self.folded.view, self.naming, line.clause
        quantity = line.found[at]
        following = line.found[at + 1] if at + 1 < len(line.found) else None
        left = min(left, quantity.start)
        opened = view.rfind("(", start, quantity.start)
        bracket = opened if opened >= 0 and view.find(")", opened, quantity.start) < 0 else None
        in_bracket = bracket is not None and bracket >= left
        name_from = bracket + 1 if bracket is not None and in_bracket else left
        tail = _compared(view, peel(view, name_from, quantity.start), name_from, quantity)
        name = naming.before(name_from, tail.start)
        if quantity.partner == 1:
            name = None
        elif bracket is not None and in_bracket and (name is None or not name.words) and at == 0:
            # 'bảo đảm đạt chỉ tiêu đất sạch (400 ha)': the name stands before the bracket.
            name = naming.before(left, bracket)
        if name is not None and name.opened.startswith("trong"):
            naming.open_part(name)
        return Moment(
            folded=self.folded,
            quantity=quantity,
            sentence=(line.sentence.start, line.sentence.end),
            clause=line.clause,
            left=left,
            limit=following.start if following is not None else end,
            tail=tail,
            name=name,
            bracket=bracket,
            planned=self.goals.sets(line, quantity, verb=bool(tail.verbs)),
            quantity_before=line.found[at - 1] if at else None,
            next_percent=following is not None and following.measure == quantity.measure == "%",
            inherited=naming.subject,
            parent=naming.parent if naming.part else "",
            listing=naming.listing,
            plan=naming.plan,
            measure=naming.measure,
            counted=naming.counted,
        )

    def _draft(self, moment: Moment) -> Draft | None:
        if moment.quantity.sort == "bare":
            return listing.frame(moment)
        for frame in FRAMES:
            if (draft := frame(moment)) is not None:
                return draft
        return None

    def _claim(self, moment: Moment, draft: Draft) -> Claim:
        indicator, place = self.naming.indicator(moment, draft)
        claim = self.maker.claim(moment, draft, indicator, place)
        self.goals.note(moment, draft)
        self.claims.append(claim)
        return claim


def _compared(view: str, tail: Tail, start: int, quantity: Quantity) -> Tail:
    if view.find("hơn", start, quantity.start) < 0:
        return tail
    found = _COMPARED.search(view, start, quantity.start)
    if found is None or found.start() >= tail.start:
        return tail
    up = found.group(1) in ("cao", "nhiều", "lớn")
    return replace(tail, start=found.start(), verbs=("change_up" if up else "change_down",), comparator=None)
