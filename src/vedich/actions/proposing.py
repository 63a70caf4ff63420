"""What the record could keep of a document, proposed to the person who confirms it; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vedich.access.policy import Permission
from vedich.access.scope import Scope, scope
from vedich.actions.confirming import Confirmed, Counted
from vedich.actions.placing import Placeholder, Placing
from vedich.actions.reviewing.per_person import completed
from vedich.catalog.load import catalog
from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Reading, Relation, Span, Tally
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.domain.measure import MeasureError
from vedich.domain.period import Period, PeriodKind
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.store.models import User
from vedich.store.queries.meanings import KnownArea, measure_of

_SURE = 0.8
_NEAR = 160
_PLANS = frozenset(
    {
        Relation.OF_PLAN,
        Relation.OF_CENTRAL_PLAN,
        Relation.OF_PROVINCE_PLAN,
        Relation.OF_OWN_PLAN,
        Relation.OF_STRETCH,
        Relation.OF_BUDGET_ESTIMATE,
    }
)
_DOWN_TO = re.compile(r"(?:giảm|hạ|kéo giảm)[^.;,\d]{0,30}(?:còn|xuống)\s*(?:dưới\s*)?$", re.IGNORECASE)
_YEAR = re.compile(r"[Nn]ăm\s+((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person says beside the document: how sure a reading must be, and what the text leaves open.

    `area` is the key of the area that the document is about, `basis` on whose authority its plans stand where
    it does not say; `already` are the places of this document that were confirmed before, `told` the
    words of its counts that were.
    """

    by: User
    today: date
    day: date
    least: float = 0.8
    area: str = ""
    basis: Basis = Basis.UNKNOWN
    number: str = ""
    stem: str = ""
    already: frozenset[tuple[int, int]] = frozenset()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that the record would not keep, and why."""

    span: Span
    surface: str
    indicator: str
    why: Wording


@dataclass(slots=True)
class Proposal:
    """What would be kept and what left; `computed` counts comparisons, which the record computes itself."""

    area: str = ""
    kept: list[Confirmed] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    placeholders: dict[str, Placeholder] = field(default_factory=dict)
    computed: int = 0


def proposal(reading: Reading, wish: Wish, place_of: Callable[[Span], str]) -> Proposal:
    """Propose what the record can keep of a document, with the reason for each figure that it cannot.

    `place_of` gives the place of a figure in the person's own file.
    """
    placing = Placing(reading, wish.day, wish.area, wish.stem)
    made = Proposal(area=placing.main)
    allowed = scope(wish.by, Permission.CONFIRM, wish.today)
    seen: dict[tuple[object, ...], Confirmed] = {}
    for claim in reading.claims:
        if claim.kind not in (ClaimKind.RESULT, ClaimKind.TARGET):
            made.computed += claim.kind is not ClaimKind.OTHER_NUMBER
            continue
        found = _kept(claim, reading, wish, placing, place_of(claim.span))
        if isinstance(found, Confirmed):
            found = _barred(found.area, allowed, placing) or found
        if isinstance(found, Confirmed):
            first = seen.setdefault(what_is_said(found), found)
            found = found if first is found else _twice(claim, first.claim)
        if isinstance(found, Confirmed):
            made.kept.append(found)
        else:
            made.left.append(Left(claim.span, claim.surface, claim.indicator, found))
    for tally in reading.tallies:
        counted = _counted(tally, reading, wish, placing, place_of(tally.span))
        if isinstance(counted, Counted):
            counted = _barred(counted.area, allowed, placing) or counted
        if isinstance(counted, Counted):
            made.counted.append(counted)
        else:
            made.left.append(Left(tally.span, tally.surface, tally.of, counted))
    used = {made.area, *(each.area for each in made.kept), *(each.area for each in made.counted)}
    made.placeholders = {key: there for key, there in placing.placeholders.items() if key in used}
    return made


def _kept(claim: Claim, reading: Reading, wish: Wish, placing: Placing, place: str) -> Confirmed | Wording:
    if (claim.span.start, claim.span.end) in wish.already:
        return _why("đã xác nhận trước đây", "confirmed before")
    if claim.certainty < wish.least:
        sure = round(claim.certainty * 100)
        return _why(f"đọc chưa đủ chắc ({sure}%)", f"read with too little certainty ({sure}%)")
    if claim.link is None or claim.link.score < _SURE or claim.link.code not in catalog().by_code:
        return _why("chưa rõ là chỉ tiêu nào của danh mục", "no indicator of the catalog for certain")
    area = placing.area_of(claim.area, claim.area_link)
    if isinstance(area, Wording):
        return area
    if claim.period is None:
        return _why("không rõ kỳ", "the period is not known")
    code = claim.link.code
    indicator = catalog().by_code[code].indicator
    measure = completed(claim.measure, indicator.measure)
    try:
        measure_of(measure).convert(claim.value, measure_of(indicator.measure))
    except MeasureError:
        return _why(
            f"đơn vị {claim.measure} không quy đổi được về {indicator.measure}",
            f"{claim.measure} does not convert to {indicator.measure}",
        )
    period, basis = claim.period, Basis.UNKNOWN
    if claim.kind is ClaimKind.TARGET:
        tied = tied_plan(claim, reading)
        told = Basis.of(tied.relation if tied else claim.relation)
        own = basis_of_document(wish.number, wish.basis)
        basis = next((each for each in (own, told, wish.basis) if each is not Basis.UNKNOWN), told)
        if basis is Basis.UNKNOWN:
            return _why("chưa rõ ai giao; thêm --basis", "not said on whose authority; add --basis")
        period = period_of_plan(period, tied)
    if (outside := outside_of_life(placing.known(area), period)) is not None:
        return outside
    down = comes_down(reading.text, claim.span)
    return Confirmed(replace(claim, measure=measure), code, area, period, basis, place, decreases=down)


def period_of_plan(period: Period, tied: Claim | None) -> Period:
    """Give the period of a target that is told with a percentage of it.

    'lũy kế đến 20/9 ..., đạt 84,2% dự toán (73 tỷ đồng)': the plan is of the year, not of the months so far.
    """
    so_far = period.kind in (PeriodKind.SPAN, PeriodKind.MONTHS_SO_FAR)
    if tied is not None and so_far and period.start.year == period.end.year:
        return Period.year(period.end.year)
    return period


def comes_down(text: str, span: Span) -> bool:
    """Say whether the words before a figure are 'giảm còn': it is a level to come down to."""
    return _DOWN_TO.search(text[max(0, span.start - 40) : span.start]) is not None


def _barred(key: str, allowed: Scope, placing: Placing) -> Wording | None:
    """Say that the person may not confirm in an area; an unnamed one is added, and asked for, later."""
    area = placing.known(key)
    if area is None or allowed.holds(area.id):
        return None
    return _why("tài khoản không có quyền xác nhận ở", "no right to confirm in", key)


def tied_plan(target: Claim, reading: Reading) -> Claim | None:
    """Give the percentage of plan that is told with a target, the nearest one of the same indicator."""
    near = [
        claim
        for claim in reading.claims
        if claim.relation in _PLANS
        and claim.kind is ClaimKind.COMPARISON
        and claim.indicator == target.indicator
        and abs(claim.span.start - target.span.start) <= _NEAR
    ]
    return min(near, key=lambda claim: abs(claim.span.start - target.span.start), default=None)


def basis_of_document(number: str, said: Basis) -> Basis:
    """Give the basis that a resolution's own number tells: a council adopts, a Party committee resolves.

    >>> basis_of_document("58/NQ-HĐND", Basis.UNKNOWN).value
    'adopted'
    """
    try:
        parsed = DocumentNumber.parse(number)
    except DocumentNumberError:
        return Basis.UNKNOWN
    if parsed.type != "NQ":
        return Basis.UNKNOWN
    return Basis.PARTY_RESOLUTION if parsed.is_party else Basis.ADOPTED if parsed.body == "HĐND" else said


def outside_of_life(area: KnownArea | None, period: Period) -> Wording | None:
    if area is not None and area.until is not None and area.until < period.start:
        return _why(f"địa bàn đã kết thúc ngày {area.until:%d/%m/%Y}", f"the area ended on {area.until}")
    if area is not None and area.since is not None and period.end < area.since:
        return _why(f"địa bàn chỉ có từ {area.since:%d/%m/%Y}", f"the area is there from {area.since} on")
    return None


def what_is_said(each: Confirmed) -> tuple[object, ...]:
    """Give what two figures may not share: the record keeps one for each."""
    if each.claim.kind is ClaimKind.TARGET:
        return each.indicator, each.area, each.period.start, each.period.end, each.basis
    estimated = each.claim.status is ClaimStatus.ESTIMATED
    return each.indicator, each.area, each.period.start, each.period.end, estimated


def _twice(claim: Claim, first: Claim) -> Wording:
    if (claim.value, claim.measure) == (first.value, first.measure):
        return _why("nhắc lại số đã giữ", "told again")
    return _why(
        f"cùng chỉ tiêu và kỳ với {first.surface} mà khác số; hãy tự nhập nếu đúng",
        f"another figure than {first.surface} of the same period; enter it yourself if it is right",
    )


def _counted(tally: Tally, reading: Reading, wish: Wish, placing: Placing, place: str) -> Counted | Wording:
    if tally.surface in wish.told:
        return _why("đã xác nhận trước đây", "confirmed before")
    if tally.certainty < wish.least:
        return _why("đọc chưa đủ chắc", "read with too little certainty")
    area = placing.area_of(tally.area, None)
    if isinstance(area, Wording):
        return area
    period = tally.period or year_told(tally, reading.claims, wish.day)
    return outside_of_life(placing.known(area), period) or Counted(tally, area, period, place)


def year_told(tally: Tally, claims: Sequence[Claim], day: date) -> Period:
    """Give the year a count is of: named in it, else that of the nearest figure, else the document's."""
    named = _YEAR.search(tally.surface)
    if named:
        return Period.year(int(named[1]))
    dated = [claim for claim in claims if claim.period is not None and claim.kind is not ClaimKind.BASELINE]
    nearest = min(dated, key=lambda claim: abs(claim.span.start - tally.span.start), default=None)
    if nearest is not None and nearest.period is not None:
        return Period.year(nearest.period.end.year)
    return Period.year(day.year)


def _why(vi: str, en: str, what: str = "") -> Wording:
    return Wording(f"{vi} {what}".strip(), f"{en} {what}".strip())
