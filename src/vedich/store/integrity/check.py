"""What an integrity check is: a code, a sentence in both languages, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from vedich.domain.figure import Figure
from vedich.domain.period import Period, PeriodError
from vedich.domain.period_wording import said
from vedich.store.integrity.view import View


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing in the record that cannot be so, or should be looked at.

    `subject` names it once and for all ('area:X34:28108'), so that it is one open case however often it is
    found. Nulls: `area` is the store's id of the area whose agency explains it, None for the whole record.
    """

    code: str
    subject: str
    vi: str
    en: str
    area: int | None = None

    def say(self, lang: str) -> str:
        """Give the sentence for people."""
        return f"{self.code} {self.vi if lang == 'vi' else self.en}"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a function that looks gives: the subject, whose area, and what fills the sentence."""

    subject: str
    area: int | None = None
    told: tuple[tuple[str, object], ...] = ()


def hit(subject: str, area: int | None = None, **told: object) -> Hit:
    """Give a hit."""
    return Hit(subject, area, tuple(told.items()))


Look = Callable[[View], Iterable[Hit]]


@dataclass(slots=True)
class Check:
    """One kind of contradiction; `vi` and `en` are its sentence with the same {placeholders}.

    `days` is how long the agency concerned has to explain it.
    """

    code: str
    vi: str
    en: str
    days: int = 10
    _look: Look | None = field(default=None, init=False, repr=False)

    def look(self, function: Look) -> Look:
        """Make a function the one that looks."""
        self._look = function
        return function

    @property
    def module(self) -> str:
        """Name the module of the check, beside which its page lies."""
        return self._look.__module__ if self._look is not None else ""

    def contradictions(self, view: View) -> Iterator[Contradiction]:
        """Give what the check finds, each subject once."""
        seen: set[str] = set()
        for found in self._look(view) if self._look is not None else ():
            if found.subject in seen:
                continue
            seen.add(found.subject)
            vi, en = (self._sentence(dict(found.told), lang) for lang in ("vi", "en"))
            yield Contradiction(self.code, found.subject, vi, en, found.area)

    def _sentence(self, told: dict[str, object], lang: str) -> str:
        """Fill the sentence; periods and figures are written as people of each language do."""
        written = {name: _written(name, one, lang) for name, one in told.items()}
        return (self.vi if lang == "vi" else self.en).format(**written)


# Under which names checks tell of a period.
_PERIODS = frozenset({"period", "earlier", "later"})


def _written(name: str, one: object, lang: str) -> object:
    if isinstance(one, Decimal) and lang == "vi":
        return Figure.of(one).text
    return _period(str(one), lang) if name in _PERIODS else one


def _period(text: str, lang: str) -> str:
    try:
        return said(Period.parse(text)).say(lang)
    except PeriodError:
        return text
