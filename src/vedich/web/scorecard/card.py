"""A judged board counted: by verdict, by pace and by field, with what changed and what lags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vedich.domain.scorecard import Scorecard
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.facts.measured import adds_up
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Explained, Item, Shown
from vedich.store.queries.news import Revision
from vedich.store.queries.told.lagging import how, unexplained
from vedich.store.queries.told.sentences import to_date
from vedich.store.queries.told.words import basis_words, figure_of, pace_words, period, result
from vedich.web.parts.bars import Piece, bar, verdict_bar

PACES = ("safe", "watch", "risk", "alarm")


@dataclass(frozen=True, slots=True)
class Field:
    """The count of one field as a bar with its table."""

    name: Wording
    card: Scorecard
    pieces: tuple[Piece, ...]

    @property
    def waiting(self) -> int:
        """Count what could not be judged."""
        return self.card.no_result + self.card.not_due + self.card.qualitative_pending


@dataclass(frozen=True, slots=True)
class Name:
    """A target by its indicator, and the code that leads to its page."""

    code: str
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A target whose verdict or pace is another than a month before; paces are '' where there is none."""

    of: Name
    before: Verdict
    after: Verdict
    called_before: str
    called: str
    pace_before: str
    pace: str

    @property
    def of_pace(self) -> bool:
        """Say whether the pace became another; that the year's end has none is no change of it."""
        return bool(self.pace) and self.pace != self.pace_before

    @property
    def way(self) -> str:
        """Say whether it went 'up', 'down', or neither."""
        better = self.after.is_better_than(self.before)
        if better is None or self.after is self.before:
            return ""
        return "up" if better else "down"


@dataclass(frozen=True, slots=True)
class News:
    """A result that is new since the month before."""

    of: Name
    month: str
    result: str
    measure: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A correction with the name of its indicator and its period in words."""

    name: str
    period: str
    told: Revision


@dataclass(frozen=True, slots=True)
class Lagging:
    """A target that lags: how far, who answers for it, and what they say of it.

    `owes` says that an explanation is due and was not given; `adds_up` that areas below can make its gap.
    """

    of: Name
    line: Line
    called: str
    pace: str
    how: str
    lead: str
    explained: Explained | None
    owes: bool
    adds_up: bool


def names_of(found: Shown, lang: str) -> dict[Verdict, str]:
    """Give what each verdict is called here."""
    is_over = not to_date(found, lang)
    return {verdict: found.scheme.name_of(verdict, lang, is_over=is_over) for verdict in Verdict}


def whole(found: Shown) -> Scorecard:
    """Count all that is shown."""
    return found.board.scorecard()


def paces(found: Shown, lang: str) -> tuple[Piece, ...]:
    """Count the targets that have a pace by it."""
    lines = [line for line in found.board.lines if line.is_counted and line.pace]
    return bar([(pace, pace_words(pace, lang), sum(line.pace == pace for line in lines)) for pace in PACES])


def fields(found: Shown, lang: str) -> list[Field]:
    """Count by field, in the order of the form."""
    gathered: dict[str, tuple[Wording, list[Verdict]]] = {}
    for item in found.items:
        _, verdicts = gathered.setdefault(item.group.vi, (item.group, []))
        verdicts.extend(line.verdict for line in item.lines if line.is_counted)
    names = names_of(found, lang)
    made = [(name, Scorecard.of(verdicts)) for name, verdicts in gathered.values()]
    return [Field(name, card, verdict_bar(card, names)) for name, card in made if card.total]


def moved(found: Shown, lang: str) -> list[Moved]:
    """Give the verdicts and paces that moved, what became worse first."""
    items = {line.target: item for item in found.items for line in item.lines}
    told = [
        Moved(
            _name(items[change.line.target], change.line, lang),
            change.before.verdict,
            change.line.verdict,
            found.scheme.name_of(change.before.verdict, lang, is_over=change.before.is_over),
            found.scheme.name_of(change.line.verdict, lang, is_over=change.line.is_over),
            pace_words(change.before.pace, lang),
            pace_words(change.line.pace, lang),
        )
        for change in found.changes
        if change.before is not None and change.line.target in items
    ]
    told = [one for one in told if one.before is not one.after or one.of_pace]
    return sorted(told, key=lambda one: {"down": 0, "": 1, "up": 2}[one.way])


def news(found: Shown, lang: str) -> list[News]:
    """Give the results that are others than a month before, each indicator once."""
    told: dict[tuple[int, int], News] = {}
    for item, line in _lines(found):
        one = found.before.get(line.target)
        if line.result is None or (one is not None and one.result == line.result):
            continue
        told.setdefault(
            (line.indicator, line.category),
            News(
                _name(item, line, lang),
                figure_of(line, line.month, lang),
                result(line, lang),
                item.meaning.printed,
            ),
        )
    return list(told.values())


def revised(found: Shown, rows: Sequence[Revision], lang: str) -> list[Revised]:
    """Give the corrections of what is shown."""
    names = {item.meaning.id: item.meaning.name_in[lang] for item in found.items}
    return [
        Revised(names[row.indicator], period(row.period, lang), row) for row in rows if row.indicator in names
    ]


def lagging(found: Shown, lang: str) -> list[Lagging]:
    """Give what lags: the worst pace first, and what was missed before what was nearly reached."""
    order = {pace: place for place, pace in enumerate(reversed(PACES))}
    told = [
        Lagging(
            _name(item, line, lang),
            line,
            found.scheme.name_of(line.verdict, lang, is_over=line.is_over),
            pace_words(line.pace, lang),
            how(item, line, lang),
            found.leads.get(line.target, ""),
            explained := found.explained.get(line.target),
            explained is None and unexplained(line),
            adds_up(item.meaning),
        )
        for item, line in _lines(found)
        if line.lags
    ]
    return sorted(
        told,
        key=lambda one: (
            order.get(one.line.pace or "", 9),
            one.line.verdict is not Verdict.MISSED,
            one.line.ahead_by or 0,
        ),
    )


def _lines(found: Shown) -> Iterator[tuple[Item, Line]]:
    for item in found.items:
        for line in item.lines:
            yield item, line


def _name(item: Item, line: Line, lang: str) -> Name:
    name = item.meaning.name_in[lang]
    return Name(
        item.meaning.code,
        f"{name} - {item.category}" if item.category else name,
        basis_words(line.basis, lang),
    )
