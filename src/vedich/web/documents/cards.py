"""What a review shows of each thing to decide, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from vedich.actions.confirming import Confirmed
from vedich.actions.reviewing.earlier import told_beside
from vedich.actions.reviewing.meant import Meant
from vedich.actions.reviewing.options import Option
from vedich.actions.reviewing.proposals import Decided, Proposed, Review
from vedich.catalog.load import catalog
from vedich.domain.document import Claim, Directive, Tally
from vedich.domain.finding import Finding
from vedich.domain.period_wording import due_said
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.exchange.period_words import in_words
from vedich.web.documents.marked import Marked
from vedich.web.parts.words import say, spoken

KINDS = {
    "target": Wording("Chỉ tiêu", "Target"),
    "result": Wording("Kết quả", "Result"),
    "baseline": Wording("Kết quả kỳ trước", "Earlier result"),
    "count": Wording("Phép đếm", "Count"),
    "task": Wording("Nhiệm vụ", "Task"),
}
STATES = {
    "open": Wording("chưa quyết", "open"),
    "accepted": Wording("chấp nhận", "accepted"),
    "corrected": Wording("chấp nhận, có sửa", "accepted, corrected"),
    "rejected": Wording("bỏ qua", "rejected"),
    "committed": Wording("đã vào hồ sơ", "on record"),
}
_SURE, _FAIR = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Told:
    """A finding beside a figure: its sentence, its arithmetic and how sure it is."""

    code: str
    certainty: Wording
    style: str
    sentence: str
    arithmetic: tuple[str, ...]
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A thing to decide as a page shows it; `seen` is the last decision that the page knows of."""

    key: str
    kind: Wording
    state: str
    state_word: Wording
    surface: str
    value: str
    code: str
    name: str
    area: str
    period: str
    basis: str
    rest: tuple[tuple[str, str], ...]
    certainty: int
    sureness: str
    is_certain: bool
    options: tuple[Option, ...]
    findings: tuple[Told, ...]
    trouble: Wording | None
    beside: Wording | None
    twins: tuple[tuple[str, str], ...]
    decided: Decided | None
    seen: int
    group: str


def cards(review: Review, without: Collection[str] = ()) -> list[Card]:
    """Give the cards in the order of the review, but those of some things."""
    surfaces = {each.key: _one_line(each.surface) for each in review.proposed}
    return [card(review, each, surfaces) for each in review.proposed if each.key not in without]


def card(review: Review, each: Proposed, surfaces: dict[str, str] | None = None) -> Card:
    """Give the card of one thing."""
    thing, meant = each.item.thing, each.meant
    entry = catalog().by_code.get(meant.indicator)
    english = spoken() == "en"
    name = (entry.indicator.en if english else entry.indicator.vi) if entry else ""
    last = review.last.get(each.key)
    known = surfaces or {one.key: _one_line(one.surface) for one in review.proposed}
    return Card(
        each.key,
        KINDS[meant.kind],
        each.state,
        STATES[each.state],
        _one_line(each.surface),
        _value(thing, meant) if isinstance(thing, Claim) else "",
        meant.indicator,
        name or (thing.indicator if isinstance(thing, Claim) else ""),
        review.area_titles.get(meant.area, meant.area),
        period_words(meant.period),
        Basis(meant.basis).wording.say(spoken()) if meant.basis and meant.kind == "target" else "",
        _rest(thing, each),
        round(each.certainty * 100),
        "sure" if each.certainty >= _SURE else "fair" if each.certainty >= _FAIR else "unsure",
        each.is_certain,
        each.options,
        tuple(told_finding(review.read.findings[number]) for number in each.findings),
        each.trouble,
        told_beside(each.kept) if isinstance(each.kept, Confirmed) else None,
        tuple((key, known[key]) for key in each.twins),
        each.decided,
        last.id if last else 0,
        each.group,
    )


def _value(claim: Claim, meant: Meant) -> str:
    """Write what is meant with its measure, both ends of a range; "" where the print says just that."""
    value = f"{meant.value} - {meant.value_max}" if meant.value_max else meant.value
    told = f"{value} {meant.measure}".strip()
    return "" if told.replace(" ", "") == _one_line(claim.surface).replace(" ", "") else told


def grouped(found: Iterable[Card]) -> list[tuple[str, bool, list[Card]]]:
    """Give cards by their part of the document: what needs an eye, then what is certain."""
    return [
        (title or say("Phần đầu văn bản", "Beginning of the document"), certain, list(some))
        for (certain, title), some in groupby(found, key=lambda one: (one.is_certain, one.group))
    ]


def marks(found: Iterable[Proposed]) -> list[Marked]:
    """Give the marks of things on the words of the document."""
    return [
        Marked(each.span, each.key, f"item {each.state}{'' if each.is_certain else ' doubtful'}")
        for each in found
    ]


def loose_findings(review: Review) -> list[Told]:
    """Give the findings that touch nothing that is decided here."""
    touched = {number for each in review.proposed for number in each.findings}
    return [
        told_finding(finding) for number, finding in enumerate(review.read.findings) if number not in touched
    ]


def period_words(text: str) -> str:
    """Write a period as people do, in either language."""
    return in_words(text, spoken())


def told_finding(finding: Finding, text: str = "") -> Told:
    """Give a finding in words; with the text, its repairs as well."""
    english = spoken() == "en"
    repairs = [
        f"{_one_line(text[repair.span.start : repair.span.end])} → {repair.replacement} "
        f"({repair.en if english else repair.vi})"
        for repair in (finding.repairs if text else ())
    ]
    return Told(
        finding.code,
        finding.certainty.wording,
        finding.certainty.value.replace("_", "-"),
        finding.en if english else finding.vi,
        tuple(map(_in_words, finding.arithmetic)),
        tuple(repairs),
    )


def _in_words(line: str) -> str:
    """Write what lies outside what rounding allows as people say it: '∌' is a sign of mathematicians."""
    allowed, outside, printed = line.partition(" ∌ ")
    if not outside:
        return line
    return say(
        "làm tròn thế nào cũng trong {allowed}, văn bản ghi {printed}",
        "however rounded it lies in {allowed}, the text says {printed}",
    ).format(allowed=allowed, printed=printed)


def _rest(thing: Claim | Tally | Directive, each: Proposed) -> tuple[tuple[str, str], ...]:
    if isinstance(thing, Tally):
        told = (
            (say("tổng", "total"), thing.total),
            (say("đạt", "met"), thing.met),
            (say("vượt", "exceeded"), thing.exceeded),
            (say("gần đạt", "near"), thing.near),
            (say("không đạt", "missed"), thing.not_met),
            (say("chưa có kết quả", "no result"), thing.no_data),
        )
        return tuple((word, str(count)) for word, count in told if count is not None)
    if isinstance(thing, Claim) and each.meant.measure.startswith(f"{thing.measure}/"):
        # Told where a print is completed, so that nobody accepts more than the paper says without seeing it.
        whole = say("in “{printed}”, hiểu theo tên chỉ tiêu", "printed {printed!r}", printed=thing.measure)
        return ((each.meant.measure, whole),)
    if isinstance(thing, Directive):
        meant = each.meant
        words = (
            (say("việc", "task"), meant.action),
            (say("chủ trì", "lead"), meant.lead),
            (say("phối hợp", "supports"), meant.supports),
            (say("hạn", "due"), due_said(meant.deadline).say(spoken()) if meant.deadline else ""),
        )
        return tuple((word, told) for word, told in words if told)
    return ()


def _one_line(text: str) -> str:
    return " ".join(text.split())[:240]
