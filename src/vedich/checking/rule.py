"""What a checking rule is: a code, a fault, a sentence in both languages, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Finding, Repair
from vedich.domain.period import Period
from vedich.domain.period_wording import said

Look = Callable[[Facts], Iterable[Finding]]


class UnfinishedRuleError(TypeError):
    """Raised when a rule is asked to look before it has a function that looks."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(
            f"{code} {name} has no function that looks. Put '@rule.check' above "
            "the one that yields its findings."
        )


@dataclass(slots=True)
class Rule:
    """One kind of fault: `vi` and `en` are its sentence, with the same {placeholders} in both.

    >>> from vedich.domain.document import Reading
    >>> rule = Rule("VD900", "zero", "0.1", Certainty.LIKELY, "Có {n} chỉ tiêu.", "There are {n} targets.")
    >>> @rule.check
    ... def zero(facts):
    ...     if "0 chỉ tiêu" in facts.reading.text:
    ...         yield rule.finding(facts, Span(0, 10), n=0)
    >>> [finding.say("vi") for finding in rule.findings(Facts(Reading("0 chỉ tiêu")))]
    ['VD900 Có 0 chỉ tiêu.']
    """

    code: str
    name: str
    since: str
    certainty: Certainty
    vi: str
    en: str
    _look: Look | None = field(default=None, init=False, repr=False)

    def check(self, look: Look) -> Look:
        """Make a function the one that looks for this fault."""
        self._look = look
        return look

    @property
    def module(self) -> str:
        """Name the module of the rule, beside which its page lies."""
        return self._look.__module__ if self._look is not None else ""

    def findings(self, facts: Facts) -> Iterator[Finding]:
        """Give what the rule finds in one document."""
        if self._look is None:
            raise UnfinishedRuleError(self.code, self.name)
        yield from self._look(facts)

    def finding(
        self,
        facts: Facts,
        span: Span,
        *,
        on: Iterable[Fact] = (),
        certainty: Certainty | None = None,
        arithmetic: tuple[str, ...] = (),
        repairs: tuple[Repair, ...] = (),
        related: tuple[Span, ...] = (),
        **figures: object,
    ) -> Finding:
        """Make a finding of this rule about the words at `span`; `figures` fill the placeholders.

        `on` are the figures it rests on. Where the digits of one are doubtful, or the whole reading is, the
        finding is worth a look and no more: the fault may be the reader's. Where only the words a figure was
        tied to are, it is likely and no more.
        """
        rests = tuple(on)
        sure = self.certainty if certainty is None else certainty
        if facts.is_doubtful or any(fact.is_doubtful for fact in rests):
            sure = Certainty.WORTH_A_LOOK
        elif sure is Certainty.CERTAIN and any(fact.is_uncertain for fact in rests):
            sure = Certainty.LIKELY
        return Finding(
            code=self.code,
            certainty=sure,
            span=span,
            surface=facts.words(span),
            vi=self.vi.format(**_spoken(figures, "vi")),
            en=self.en.format(**_spoken(figures, "en")),
            arithmetic=arithmetic,
            repairs=repairs,
            related=related or tuple(fact.span for fact in rests if fact.span != span),
        )


def _spoken(figures: Mapping[str, object], lang: str) -> dict[str, object]:
    """Give what fills the placeholders, periods as people say them."""
    return {
        name: said(each).say(lang) if isinstance(each, Period) else each for name, each in figures.items()
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Give every rule there is, by code: each module under `rules/` that holds a `rule` is one.

    There is no list to add a rule to, so two changes never meet in one.
    """
    package = import_module("vedich.checking.rules")
    modules = (
        import_module(entry.name) for entry in walk_packages(package.__path__, "vedich.checking.rules.")
    )
    found = [module.rule for module in modules if hasattr(module, "rule")]
    return tuple(sorted(found, key=lambda rule: rule.code))
