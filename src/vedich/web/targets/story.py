"""The story of a figure as the panel tells it: what it is, who said it and when, what follows from what."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.queries.cells import Cell, Said
from vedich.store.queries.evidence import Proof, evidence_of_observations
from vedich.store.queries.told.steps import steps
from vedich.store.queries.told.words import basis_words, figure_of, goal, period, result, share
from vedich.web.parts.figures import whereabouts

_NAMES = {
    "goal": Wording("Mức giao", "Goal"),
    "result": Wording("Lũy kế", "To date"),
    "month": Wording("Trong tháng", "Of the month"),
    "share": Wording("So với mức giao", "Of the goal"),
    "year_ago": Wording("So với cùng kỳ", "Of the year before"),
    "last_year": Wording("Cả năm trước", "The whole year before"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calculation: its sentence, and the lines that belong to it."""

    first: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the panel shows of one figure.

    `said` are the rows on record that it rests on, or once did, each with its period in words and the files
    that prove it; `is_goal` says that the figure is the target itself, which rests on the document that sets
    it.
    """

    cell: Cell
    indicator: str
    name: Wording
    text: str
    measure: str
    verdict: Verdict
    called: str
    basis: str
    said: tuple[tuple[str, Said, tuple[Proof, ...]], ...]
    steps: tuple[Step, ...]
    is_goal: bool = False


def story_of(cell: Cell, figure: str, lang: str) -> Story:
    """Tell the story of a figure of a row; any other word tells that of the result."""
    figure = figure if figure in _NAMES else "result"
    line = cell.line
    measure = cell.meaning.printed
    text, measure = {
        "goal": (goal(line, lang), measure),
        "result": (result(line, lang), measure),
        "month": (figure_of(line, line.month, lang), measure),
        "share": (share(line.share, lang), ""),
        "year_ago": (share(line.of_year_ago, lang), ""),
        "last_year": (figure_of(line, line.last_year_whole, lang), measure),
    }[figure]
    said = cell.said_before if figure == "last_year" else cell.said
    places = {cell.set_by.place, *(each.source.place for each in cell.said)} - {""}
    proofs = evidence_of_observations([each.id for each in said])
    return Story(
        cell,
        cell.meaning.name_in[lang],
        _NAMES[figure],
        text,
        measure,
        line.verdict,
        cell.scheme.name_of(line.verdict, lang, is_over=line.is_over),
        basis_words(line.basis, lang),
        tuple((period(each.period, lang), each, tuple(proofs.get(each.id, ()))) for each in said),
        tuple(
            Step(_placed(first, places, lang), tuple(_placed(one, places, lang) for one in more))
            for first, more in steps(cell, lang)
        ),
        figure == "goal",
    )


def _placed(told: str, places: set[str], lang: str) -> str:
    """Say places of documents in words; the steps tell them as they are kept."""
    for place in places:
        told = told.replace(f", {place})", f", {whereabouts(place, lang)})")
    return told
