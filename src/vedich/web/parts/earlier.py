"""Beside today's view of a month before an area began: what each of the areas of then was asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.store.facts.measured import Meaning, Meanings
from vedich.store.queries.areas import AreaRow, Place
from vedich.store.queries.boards import Shown
from vedich.store.queries.earlier_goals import Brought, EarlierGoal, brought_together, earlier_goals
from vedich.store.queries.told.words import OPERATORS, basis_words, goal, number
from vedich.web.gate.asked import Asked
from vedich.web.parts.question import Question
from vedich.web.parts.words import spoken

# Indicator, category and basis.
_Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Before:
    """A goal of the area, '' where it has none, with what each area of then was asked for.

    `together` is what those came to within today's borders, told where the table above has no row for it.
    """

    name: str
    basis: str
    now: str
    together: str
    olds: tuple[tuple[Place, str], ...]


def earlier(request: Asked, area: AreaRow, question: Question, found: Shown) -> list[Before]:
    """Give the goals of then of areas that somebody may see, by the goals of the table."""
    mine = scope(request.user, Permission.READ, request.day)
    told: dict[_Key, list[EarlierGoal]] = defaultdict(list)
    for one in earlier_goals(question.moment, area):
        if mine.holds(one.place.id):
            told[one.indicator, one.category, one.basis].append(one)
    if not told:
        return []
    lang = spoken()
    meanings = Meanings.on(question.moment.as_of).by_id
    here = {
        (line.indicator, line.category, line.basis): f"{goal(line, lang)} {item.meaning.printed}".strip()
        for item in found.items
        for line in item.lines
        if line.is_counted
    }
    brought = {} if told.keys() <= here.keys() else brought_together(question.moment, area)
    # In the order of the table; what nothing took the place of comes last.
    order = [*(key for key in here if key in told), *(key for key in told if key not in here)]
    return [
        Before(
            meanings[key[0]].name_in[lang],
            basis_words(key[2], lang),
            here.get(key, ""),
            _came_to(brought.get(key[:2]), meanings[key[0]], lang) if key not in here else "",
            tuple((one.place, _said(one, lang)) for one in told[key]),
        )
        for key in order
        if key[0] in meanings
    ]


def _came_to(one: Brought | None, meaning: Meaning, lang: str) -> str:
    if one is None or one.value is None:
        return ""
    mark = {"vi": "ước", "en": "est."}[lang] if one.estimated else ""
    return f"{mark} {number(one.value, lang)} {meaning.printed}".strip()


def _said(one: EarlierGoal, lang: str) -> str:
    if one.value is None:
        return one.words
    upper = f" - {number(one.value_max, lang)}" if one.value_max is not None else ""
    return f"{OPERATORS.get(one.operator, '')} {number(one.value, lang)}{upper} {one.measure}".strip()
