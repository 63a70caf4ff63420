"""Look at one reading with every rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from vedich.checking.elsewhere import ToldElsewhere
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule, rules
from vedich.domain.document import Reading
from vedich.domain.finding import Certainty, Dismissal, Finding
from vedich.domain.known import Known


class UnknownRuleError(ValueError):
    """Raised when a rule is named that does not exist; `vi` is the sentence for people."""

    def __init__(self, name: str, near: str | None) -> None:
        self.name = name
        self.vi = f"không có quy tắc {name!r}" + (f"; có phải ý bạn là {near}" if near else "")
        super().__init__(f"there is no rule {name!r}" + (f"; did you mean {near}" if near else ""))


def check(
    reading: Reading,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    least: Certainty = Certainty.WORTH_A_LOOK,
    dismissals: Iterable[Dismissal] = (),
    known: Known | None = None,
    elsewhere: Sequence[ToldElsewhere] = (),
) -> tuple[Finding, ...]:
    """Give what the rules find in a reading, by place in the text and the surest first.

    `select` and `ignore` take codes, beginnings of codes ('VD1') and names of faults; `least` is the lowest
    certainty wanted. What a person has dismissed is left out; `dismissed` gives it. `known` is what is on
    record; without it the rules of the record stay silent. `elsewhere` are figures of other documents to set
    this one against.

    >>> check(Reading("Thu ngân sách đạt 500 tỷ đồng."))
    ()

    Raises:
        UnknownRuleError: `select` or `ignore` names no rule.
    """
    answered = tuple(dismissals)
    return tuple(
        finding
        for finding in _found(Facts(reading, known, elsewhere), chosen(select, ignore), least)
        if not any(dismissal.covers(finding) for dismissal in answered)
    )


def dismissed(
    reading: Reading,
    dismissals: Iterable[Dismissal],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    known: Known | None = None,
) -> tuple[tuple[Finding, Dismissal], ...]:
    """Give the findings that a person has answered, each with its answer: later runs still show them."""
    answered = tuple(dismissals)
    pairs = []
    if not answered:
        return ()
    for finding in _found(Facts(reading, known), chosen(select, ignore), Certainty.WORTH_A_LOOK):
        answer = next((dismissal for dismissal in answered if dismissal.covers(finding)), None)
        if answer is not None:
            pairs.append((finding, answer))
    return tuple(pairs)


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """Give the rules that a person asks for.

    >>> chosen(select=["nothing"])
    Traceback (most recent call last):
    vedich.checking.check.UnknownRuleError: there is no rule 'nothing'
    """
    if not select and not ignore:
        return rules()
    for name in (*select, *ignore):
        if not any(_names(name, rule) for rule in rules()):
            raise UnknownRuleError(name, _nearest(name))
    return tuple(
        rule
        for rule in rules()
        if (not select or any(_names(name, rule) for name in select))
        and not any(_names(name, rule) for name in ignore)
    )


def _found(facts: Facts, asked: Iterable[Rule], least: Certainty) -> tuple[Finding, ...]:
    found = [finding for rule in asked for finding in rule.findings(facts)]
    found = [finding for finding in found if finding.certainty.rank <= least.rank]
    return tuple(sorted(_without_echoes(found), key=lambda finding: finding.order))


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """Leave out what only says of the same words again, less surely, what another finding says."""
    surest: dict[tuple[int, int], int] = {}
    for finding in found:
        place = (finding.span.start, finding.span.end)
        surest[place] = min(surest.get(place, 9), finding.certainty.rank)
    return [
        finding
        for finding in found
        if finding.certainty is not Certainty.WORTH_A_LOOK
        or surest[finding.span.start, finding.span.end] == finding.certainty.rank
    ]


def _names(name: str, rule: Rule) -> bool:
    wanted = name.strip()
    return wanted == rule.name or (wanted.upper().startswith("VD") and rule.code.startswith(wanted.upper()))


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches

    known = [word for rule in rules() for word in (rule.code, rule.name)]
    return next(iter(get_close_matches(name, known, 1, 0.6)), None)
