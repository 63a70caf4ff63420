"""Decide for each figure whether its text sets a goal or reports a result."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedich.domain.document import ClaimKind
from vedich.reading.clock import Clock
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.intent import heading_sets_goals, sets_goals
from vedich.reading.layout import Sentence
from vedich.reading.moment import Draft, Line, Moment

_REPORTING = re.compile(
    r"%\s*(?:so\s+với\s+)?(?:kh(?!\w)|kế\s+hoạch|dự\s+toán|nghị\s+quyết)|\(\s*(?:kế\s+hoạch|kh|cùng\s+kỳ|chỉ\s+tiêu|nq|mục\s+tiêu)(?!\w)|so\s+với\s+cùng\s+kỳ"
)
_CONTINUES = re.compile(
    r"\s*(?:trong\s+(?:đó|số)|riêng|ngoài\s+ra|bên\s+cạnh\s+đó|đồng\s+thời|cụ\s+thể)(?!\w)"
)
_PLAN_FIRST = re.compile(
    r"(?:chỉ tiêu|kế hoạch|giao)\s*:\s*\d[\d.,]*[^.;]{0,40}?(?:thực hiện|kết quả)\s*:\s*\d|(?:chỉ tiêu|kế hoạch)\s*/\s*(?:thực hiện|kết quả)"
)
# 'kế hoạch gieo sạ 35.500 ha', '(dự toán 21.730 tỷ đồng)': the noun before the figure says that it is a goal.
_GOAL_NOUN = re.compile(
    r"(?:(?:^|(?<=\n)|(?<=[.] )|[,;:(]|(?<!\w)(?:có|với|theo|giao|trong khi|là))\s*(?:tổng\s+)?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nhiệm vụ thu)(?!\w)(?! (?:đề ra|đặt ra|của|này))"
    r"(?:[^,;:%\d]|năm \d{4}){0,60}:?\s*"
    r"|(?<!\w)(?:nghị quyết|mục tiêu|kế hoạch|chỉ tiêu|dự toán)\s+(?:đề ra|đặt ra|giao|được giao)(?:\s+(?:là|từ đầu năm))?\s*(?:[^\W\d_]+\s+){0,2}"
    r"|/\s*kh\s*)$"
)
_AT_PRESENT = re.compile(r"\(\s*(?:hiện|đến nay|ước|thực hiện|đạt)(?!\w)")
# 'Điều 1. Các chỉ tiêu chủ yếu' is a heading, though its number ends like a sentence.
_ARTICLE = re.compile(r"điều\s+\d+\.\s*$")
# How far before a figure a word can still say that it is a goal or was given.
_REACH = 600
# Without one of these before a figure neither of the two patterns around here is worth trying.
_GOAL_WORD = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|dự toán|nhiệm vụ thu|nghị quyết|giao|/\s*kh")

_GIVEN = re.compile(
    r"(?<!\w)được\s+(?:tỉnh\s+|trung\s+ương\s+|cấp\s+trên\s+|ubnd\s+tỉnh\s+)?giao\s+(?:[^\W\d_]+\s+){0,5}$"
)


@dataclass(slots=True)
class Goals:
    """What the text so far has announced: a section of goals, a list of them, a plan told before its result."""

    view: str
    clock: Clock
    document_year: int | None
    planned: bool = False
    section: bool | None = None
    intro: bool = False
    in_list: bool = False
    plan_first: bool = False

    def enter_passage(self, *, marker: bool) -> None:
        """Begin a passage; `marker` says that it is an entry of a list."""
        self.in_list = marker

    def enter(self, sentence: Sentence, *, figures: bool) -> None:
        """Let headings, and lines that open a list, say whether goals or results follow."""
        view, start, end = self.view, sentence.start, sentence.end
        self._section(sentence, figures=figures, opens_list=view[end - 1 : end] == ":")
        if not figures:
            return
        if not sentence.marker and not _CONTINUES.match(view, start, end):
            self.planned = False
        # '... chỉ tiêu: 15, thực hiện: 0 (15/0)': in this sentence the plan stands before the result.
        self.plan_first = bool(_PLAN_FIRST.search(view, start, end))

    def _section(self, sentence: Sentence, *, figures: bool, opens_list: bool) -> None:
        if self.intro and not sentence.marker and not self.in_list:
            self.section, self.intro = None, False
        # A title speaks of the whole text, not of what follows.
        if sentence.passage == 0 or (figures and not sentence.heading and not opens_list):
            return
        article = not figures and _ARTICLE.search(self.view, max(0, sentence.start - 12), sentence.start)
        if not (sentence.heading or opens_list or sentence.marker or article):
            return
        intent = heading_sets_goals(self.view, sentence.start, sentence.end)
        if intent is not None:
            self.section = intent
            self.intro = opens_list and not sentence.heading and not sentence.marker

    def sets(self, line: Line, quantity: Quantity, *, verb: bool) -> bool:
        """Say whether the figure is a goal; `verb` says that a verb stands before it ('đạt', 'tăng')."""
        view, clause, sentence = self.view, line.clause, line.sentence
        opened = view.rfind("(", clause[0], quantity.start)
        if opened >= 0 and _AT_PRESENT.match(view, opened) and view.find(")", opened, quantity.start) < 0:
            return False
        near = max(clause[0], quantity.start - _REACH)
        if _GOAL_WORD.search(view, near, quantity.start) and (
            _GOAL_NOUN.search(view, near, quantity.start) or _GIVEN.search(view, near, quantity.start)
        ):
            return True
        if quantity.partner:
            return (quantity.partner == 1) != self.plan_first
        said = sets_goals(view, sentence.start, quantity.start)
        return said if said is not None else self._assumed(line, quantity, verb=verb)

    def _assumed(self, line: Line, quantity: Quantity, *, verb: bool) -> bool:
        view, clause, sentence = self.view, line.clause, line.sentence
        period = self.clock.at(
            quantity.start,
            quantity.end,
            clause,
            (sentence.start, sentence.end),
            quantity.end + 40,
            of_term=False,
        )
        if period is not None and self.document_year is not None:
            if period.start.year > self.document_year + (1 if verb and not self.planned else 0):
                return True
            if period.end.year < self.document_year and not (
                self.section and self.in_list and not self._names_period(line, quantity)
            ):
                return False
        if self.section is not None and (self.in_list or not self.section):
            return self.section and not _REPORTING.search(view, *clause)
        if sentence.marker or _CONTINUES.match(view, sentence.start, sentence.start + 40):
            return self.planned and not _REPORTING.search(view, *clause)
        return False

    def _names_period(self, line: Line, quantity: Quantity) -> bool:
        bounds = (line.sentence.start, line.sentence.end)
        return self.clock.named(quantity.start, quantity.end, line.clause, bounds, quantity.end + 40)

    def note(self, moment: Moment, draft: Draft) -> None:
        """Let a claim made say what the next figures of its sentence or list are."""
        if draft.kind == ClaimKind.OTHER_NUMBER or moment.bracket is not None or moment.quantity.partner:
            return
        self.planned = draft.kind == ClaimKind.TARGET or (self.planned and draft.kind == ClaimKind.COMPARISON)
