"""Other readings of a figure that a person may choose by a number: repairs, other indicators, rivals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vedich.actions.reviewing.meant import Meant
from vedich.catalog.load import catalog
from vedich.domain.document import Claim, Rival
from vedich.domain.figure import Figure, FigureError
from vedich.domain.finding import Finding, Repair
from vedich.domain.wording import Wording
from vedich.exchange.period_words import in_words
from vedich.store.review_items import Item

MOST = 9
_NUMBER = re.compile(r"[-+−]?[0-9][0-9.,]*")


@dataclass(frozen=True, slots=True)
class Option:
    """A correction under a number: its JSON, what it says, and how likely it is (None for a repair)."""

    content: str
    words: Wording
    certainty: float | None = None


def options_of(item: Item, meant: Meant, findings: Sequence[Finding], text: str) -> tuple[Option, ...]:
    """Give what a person may choose instead, the likeliest first; repairs of findings stand before rivals."""
    if not isinstance(item.thing, Claim):
        return ()
    found: dict[str, Option] = {}
    claim = item.thing
    for option in (*_repairs(claim, findings, text), *_links(claim, meant), *_rivals(claim, meant)):
        found.setdefault(option.content, option)
    return tuple(found.values())[:MOST]


def with_others(options: Sequence[Option], others: Iterable[Option]) -> tuple[Option, ...]:
    """Give options with others behind the repairs among them, each once."""
    repairs = [option for option in options if option.certainty is None]
    rest = [option for option in options if option.certainty is not None]
    found = {option.content: option for option in reversed([*repairs, *others, *rest])}
    return tuple(reversed(found.values()))[:MOST]


def _repairs(claim: Claim, findings: Sequence[Finding], text: str) -> Iterator[Option]:
    if claim.value_max is not None:
        return  # one number would mend one end and keep the other unseen: a range is corrected by both
    for finding in findings:
        for repair in finding.repairs:
            if not claim.span.holds(repair.span) and not repair.span.holds(claim.span):
                continue
            number = _NUMBER.search(repair.replacement)
            if number is None:
                continue
            try:
                new = Figure(number[0].rstrip(".,")).value
            except FigureError:
                continue
            printed = claim.figure.value
            scale = claim.value / printed if printed else 1
            shown = Figure.of((new * scale).normalize() if new else new * scale).text
            yield Option(
                json.dumps({"value": shown}),
                Wording(_told(text, repair, repair.vi), _told(text, repair, repair.en)),
            )


def _told(text: str, repair: Repair, why: str) -> str:
    old = " ".join(text[repair.span.start : repair.span.end].split())
    return f"{old} → {repair.replacement} ({why.removeprefix(f'{old}: ')})"


def of_twins(others: Sequence[tuple[str, str, str, str]]) -> Iterator[Option]:
    """Give what the document says elsewhere of the same thing: words, value, upper end, measure."""
    for surface, value, upper, measure in others:
        yield Option(
            json.dumps({"value": value, "value_max": upper, "measure": measure}),
            Wording(f"như chỗ khác trong văn bản: {surface}", f"as the document says elsewhere: {surface}"),
        )


def _links(claim: Claim, meant: Meant) -> Iterator[Option]:
    for link in claim.links:
        entry = catalog().by_code.get(link.code)
        if entry is not None and link.code != meant.indicator:
            yield Option(
                json.dumps({"indicator": link.code}),
                Wording(f"{entry.indicator.vi} ({link.code})", f"{entry.indicator.en} ({link.code})"),
                link.score,
            )


def _rivals(claim: Claim, meant: Meant) -> Iterator[Option]:
    for rival in claim.rivals:
        told = _of_rival(rival, meant)
        if told is not None:
            yield told


def _of_rival(rival: Rival, meant: Meant) -> Option | None:
    if rival.field == "period" and rival.value != meant.period:
        return Option(
            json.dumps({"period": rival.value}),
            Wording(f"kỳ: {in_words(rival.value)}", f"period: {in_words(rival.value, 'en')}"),
            rival.certainty,
        )
    if rival.field == "kind" and rival.value in _KINDS and rival.value != meant.kind:
        return Option(json.dumps({"kind": rival.value}), _KINDS[rival.value], rival.certainty)
    return None


_KINDS = {
    "target": Wording("là chỉ tiêu phải đạt, không phải kết quả", "a target, not a result"),
    "result": Wording("là kết quả, không phải chỉ tiêu", "a result, not a target"),
}
