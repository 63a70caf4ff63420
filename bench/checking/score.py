"""Set what a checker finds against what was planted, and against documents in which nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bench.checking.facts import Document
from bench.checking.kinds import KINDS
from bench.checking.plant import Planted, Span
from vedich.domain.finding import Certainty, Finding, Repair

SURE = (Certainty.CERTAIN, Certainty.LIKELY)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a checker said of one planted error."""

    error: Planted
    findings: tuple[Finding, ...]

    @property
    def hits(self) -> list[Finding]:
        """List the findings that touch the error, the surest first."""
        return sorted(
            (finding for finding in self.findings if touches(finding, self.error)),
            key=lambda finding: (finding.certainty.rank, *finding.order),
        )

    @property
    def found(self) -> bool:
        """Say whether a certain or likely finding touches the error."""
        return any(finding.certainty in SURE for finding in self.hits)

    @property
    def in_family(self) -> bool:
        """Say whether a finding that touches the error comes from a family where one expects it."""
        return any(finding.code.startswith(self.error.families) for finding in self.hits)

    @property
    def beside(self) -> list[Finding]:
        """List the certain and likely findings that touch no error."""
        return [each for each in self.findings if each.certainty in SURE and not touches(each, self.error)]

    @property
    def repair_place(self) -> int:
        """Give the place of the right repair in the list of the surest finding that has one; 0: not there."""
        offered = next((finding.repairs for finding in self.hits if finding.repairs), ())
        right = (place for place, repair in enumerate(offered, 1) if settles(repair, self.error))
        return next(right, 0)


@dataclass(frozen=True, slots=True)
class Silence:
    """What a checker said of a document in which nothing is wrong; `part` tells where it comes from."""

    part: str
    id: str
    text: str
    findings: tuple[Finding, ...]


class HeldOut(NamedTuple):
    """What a checker said of errors and documents that nobody looks at while working on it."""

    name: str
    outcomes: list[Outcome]
    silences: list[Silence]


class Tally(NamedTuple):
    """How a set of planted errors fared."""

    planted: int
    found: int
    seen: int
    in_family: int
    slips: int
    repaired_first: int
    repaired_in_three: int

    @property
    def recall(self) -> float:
        """Give the share found by certain or likely findings."""
        return self.found / self.planted if self.planted else 0.0


class RuleCount(NamedTuple):
    """What the findings of one rule were worth."""

    right: int
    beside: int
    looks: int
    on_clean: tuple[int, int, int]


def touches(finding: Finding, error: Planted) -> bool:
    """Say whether a finding points at the contradiction, or with `related` at the planted words."""
    if any(_meet(finding.span.start, finding.span.end, place) for place in error.touched):
        return True
    return any(_meet(place.start, place.end, error.span) for place in finding.related)


def settles(repair: Repair, error: Planted) -> bool:
    """Say whether a repair gives the clean text back, however it is spaced and grouped."""
    text = error.text[: repair.span.start] + repair.replacement + error.text[repair.span.end :]
    return _levelled(text) == _levelled(error.document.text)


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count how the planted errors fared."""
    outcomes = list(outcomes)
    slips = [one.repair_place for one in outcomes if one.error.is_slip]
    return Tally(
        planted=len(outcomes),
        found=sum(one.found for one in outcomes),
        seen=sum(bool(one.hits) for one in outcomes),
        in_family=sum(one.in_family for one in outcomes),
        slips=len(slips),
        repaired_first=sum(place == 1 for place in slips),
        repaired_in_three=sum(1 <= place <= 3 for place in slips),
    )


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Tally]:
    """Count for each kind of error, in the order of the kinds."""
    return {kind: tally(one for one in outcomes if one.error.kind == kind) for kind in KINDS}


def precision(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """Give how many certain and likely findings touch the planted error, and how many there are in all."""
    pairs = [(finding, one) for one in outcomes for finding in one.findings if finding.certainty in SURE]
    return sum(touches(finding, one.error) for finding, one in pairs), len(pairs)


def by_rule(outcomes: Sequence[Outcome], silences: Sequence[Silence]) -> dict[str, RuleCount]:
    """Count for each code that occurs: right, beside, worth a look; on clean documents by certainty."""
    said = [(finding, touches(finding, one.error)) for one in outcomes for finding in one.findings]
    clean = [finding for one in silences for finding in one.findings]
    codes = sorted({finding.code for finding, _ in said} | {finding.code for finding in clean})
    table = {}
    for code in codes:
        sure = [right for finding, right in said if finding.code == code and finding.certainty in SURE]
        looks = sum(finding.code == code and finding.certainty not in SURE for finding, _ in said)
        table[code] = RuleCount(sum(sure), len(sure) - sum(sure), looks, certainties(clean, code))
    return table


def certainties(findings: Iterable[Finding], code: str = "") -> tuple[int, int, int]:
    """Count findings by certainty: certain, likely, worth a look."""
    counted = [finding.certainty for finding in findings if finding.code.startswith(code)]
    return (
        counted.count(Certainty.CERTAIN),
        counted.count(Certainty.LIKELY),
        counted.count(Certainty.WORTH_A_LOOK),
    )


def complaints(outcomes: Sequence[Outcome], silences: Sequence[Silence]) -> Iterator[str]:
    """Yield a line for each error missed, each wrong first repair, and each finding too many."""
    for one in outcomes:
        error = one.error
        what = f"{error.id}: {error.original!r} -> {error.planted!r}"
        if not one.found:
            yield f"{'only glimpsed' if one.hits else 'missed'} {what} in {_around(error.text, error.span)!r}"
        elif error.is_slip and one.repair_place != 1:
            yield f"repair at place {one.repair_place} {what}"
        for finding in one.beside:
            yield f"beside {what}: {_said(finding)}"
    for silence in silences:
        for finding in silence.findings:
            around = _around(silence.text, Span(finding.span.start, finding.span.end))
            yield f"on clean {silence.id}: {_said(finding)} in {around!r}"


def origin(document: Document, findings: tuple[Finding, ...]) -> Silence:
    """Keep what was said of a clean document of this bench."""
    return Silence("own", document.id, document.text, findings)


def _said(finding: Finding) -> str:
    return f"{finding.certainty.value} {finding.say('en')} [{finding.surface}]"


def _around(text: str, span: Span) -> str:
    start, end = max(0, span.start - 60), span.end + 30
    return " ".join(text[start:end].split())


def _meet(start: int, end: int, place: Span) -> bool:
    return start < place.end and place.start < end


def _levelled(text: str) -> str:
    """Take away what makes no difference: blanks, grouping dots, zeros after the comma, two spellings."""
    text = text.replace("tỉ ", "tỷ ").replace("điểm phần trăm", "điểm %")
    text = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(,\d*?)0+(?!\d)", r"\1", text)
    return re.sub(r"(?<=\d),(?!\d)|\s", "", text)
