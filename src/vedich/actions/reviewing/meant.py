"""What one figure of a document means for the record, as the reader has it and as a person corrects it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from vedich.access.policy import Permission
from vedich.access.scope import Scope, scope
from vedich.actions.confirming import Confirmed, Counted
from vedich.actions.placing import Placing
from vedich.actions.proposing import (
    basis_of_document,
    comes_down,
    outside_of_life,
    period_of_plan,
    tied_plan,
    what_is_said,
    year_told,
)
from vedich.actions.reviewing.column_heads import ColumnHeads
from vedich.actions.reviewing.per_person import completed
from vedich.catalog.load import catalog
from vedich.domain.document import Claim, ClaimKind, Directive, Tally
from vedich.domain.figure import Figure, FigureError
from vedich.domain.measure import MeasureError
from vedich.domain.period import Period, PeriodError
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.intake.reading import ReadFile
from vedich.store.models import User
from vedich.store.queries.meanings import measure_of
from vedich.store.review_items import Item

# A link of a wording to the catalog that is weaker than this is no more than a rival.
_LINKED = 0.8


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be kept of one thing that was read; every field as text, "" for what is not known.

    `value` is printed the Vietnamese way, in `measure`; of a range it is the lower end and `value_max` the
    upper one, which every other figure leaves empty. Of a count only area and period are used, of a task
    the area and its own words. `prior` is the choice to put a figure of an earlier period in the place of the
    one on record, with the id of that.
    """

    kind: str
    indicator: str = ""
    area: str = ""
    period: str = ""
    basis: str = ""
    value: str = ""
    value_max: str = ""
    measure: str = ""
    action: str = ""
    lead: str = ""
    supports: str = ""
    deadline: str = ""
    prior: str = ""

    def with_(self, content: str) -> Meant:
        """Give it with a correction, which is JSON of the fields that differ."""
        return replace(self, **json.loads(content)) if content else self


@dataclass(frozen=True, slots=True)
class Paper:
    """What the document says of itself, or a person for it. Nulls: `on` None is not told."""

    number: str = ""
    on: date | None = None
    title: str = ""
    type: str = ""
    basis: Basis = Basis.UNKNOWN

    def with_(self, told: Mapping[str, str]) -> Paper:
        """Give it with what a person told instead."""
        on = told.get("on")
        return Paper(
            told.get("number", self.number),
            self.on if on is None else date.fromisoformat(on) if on else None,
            told.get("title", self.title),
            told.get("type", self.type),
            Basis(told["basis"]) if told.get("basis") else self.basis,
        )


@dataclass(frozen=True, slots=True)
class TaskKept:
    """A task as the record would keep it."""

    meant: Meant
    place: str


class Understanding:
    """Understands the things of one reading, for one person on one day."""

    def __init__(self, read: ReadFile, paper: Paper, *, area: str, by: User, today: date) -> None:
        reading = read.reading
        self.reading = reading
        self._heads = ColumnHeads(read)
        self._paper = paper
        self._day = paper.on or today
        self._placing = Placing(reading, self._day, area, "")
        self._allowed: Scope = scope(by, Permission.CONFIRM, today)
        linked = {claim.area_link.code for claim in reading.claims if claim.area_link is not None}
        self._placing.prepare({area, *linked})

    def of(self, item: Item) -> Meant:
        """Give what the reader takes a thing to mean."""
        thing = item.thing
        if isinstance(thing, Claim):
            return self._claim(thing)
        area = self._area(thing.area, None)
        if isinstance(thing, Tally):
            period = thing.period or year_told(thing, self.reading.claims, self._day)
            return Meant("count", area=area, period=str(period))
        return Meant(
            "task",
            area=area,
            action=thing.action or thing.surface,
            lead=thing.lead or "",
            supports="; ".join(thing.supports),
            deadline=thing.deadline or "",
        )

    def kept(self, item: Item, meant: Meant, place: str) -> Confirmed | Counted | TaskKept | Wording:
        """Give what the record would keep of it, or the reason why it cannot."""
        thing = item.thing
        area = self._trouble_of_area(meant.area, thing.area or "")
        if area is not None:
            return area
        if isinstance(thing, Directive):
            if not meant.action.strip():
                return _why("chưa ghi việc phải làm", "it does not say what is to be done")
            return TaskKept(meant, place)
        try:
            period = Period.parse(meant.period)
        except PeriodError:
            return _why("không rõ kỳ: sửa (e) để điền kỳ", "the period is not known: press e to fill it in")
        outside = outside_of_life(self._placing.known(meant.area), period)
        if outside is not None:
            return outside
        if isinstance(thing, Tally):
            return Counted(thing, meant.area, period, place)
        return self._confirmed(thing, meant, period, place)

    def _confirmed(self, claim: Claim, meant: Meant, period: Period, place: str) -> Confirmed | Wording:
        entry = catalog().by_code.get(meant.indicator)
        if entry is None:
            return _why(
                "chưa rõ là chỉ tiêu nào của danh mục", "it is not clear which indicator of the catalog it is"
            )
        value = value_of(claim, meant)
        if value is None:
            return _why(f"“{meant.value}” không phải là số", f"{meant.value!r} is no figure")
        upper = upper_of(claim, meant)
        if isinstance(upper, Wording):
            return upper
        if upper is not None and upper < value:
            return _why("đầu trên của khoảng nhỏ hơn đầu dưới", "the range ends below where it begins")
        measure = completed(meant.measure, entry.indicator.measure)
        try:
            measure_of(measure).convert(value, measure_of(entry.indicator.measure))
        except MeasureError:
            return _why(
                f"đơn vị tính “{meant.measure}” không đổi được ra “{entry.indicator.measure}”",
                f"{meant.measure!r} does not convert to {entry.indicator.measure!r}",
            )
        basis = Basis(meant.basis or Basis.UNKNOWN)
        if meant.kind == ClaimKind.TARGET and basis is Basis.UNKNOWN:
            return _why(
                "chưa rõ ai giao: chọn căn cứ ở đầu trang, hoặc sửa riêng dòng này (e)",
                "not said on whose authority: choose a basis above, or correct this line (e)",
            )
        changed = value != claim.value or meant.measure not in (claim.measure, measure)
        said = replace(
            claim,
            kind=ClaimKind(meant.kind),
            value=value,
            value_max=upper,
            measure=measure,
            figure=Figure.of(value) if changed else claim.figure,
        )
        down = comes_down(self.reading.text, claim.span)
        return Confirmed(said, meant.indicator, meant.area, period, basis, place, decreases=down)

    def _claim(self, claim: Claim) -> Meant:
        linked = claim.link is not None and claim.link.score >= _LINKED
        code = claim.link.code if claim.link is not None and linked else ""
        period, basis = claim.period, Basis.UNKNOWN
        if claim.kind is ClaimKind.TARGET:
            # A column says for itself on whose authority it stands; the sentences round it say nothing of it.
            tied = tied_plan(claim, self.reading) if claim.cell is None else None
            told = Basis.of(tied.relation if tied else claim.relation)
            head = self._heads.basis_of(claim)
            own = basis_of_document(self._paper.number, self._paper.basis)
            several = (head, own, told, self._paper.basis)
            basis = next((each for each in several if each is not Basis.UNKNOWN), told)
            period = period_of_plan(period, tied) if period is not None else None
        entry = catalog().by_code.get(code)
        return Meant(
            claim.kind.value,
            code if entry is not None else "",
            self._area(claim.area, claim.area_link),
            str(period) if period else "",
            basis.value if claim.kind is ClaimKind.TARGET else "",
            Figure.of(claim.value).text,
            Figure.of(claim.value_max).text if claim.value_max is not None else "",
            completed(claim.measure, entry.indicator.measure) if entry is not None else claim.measure,
        )

    def _area(self, name: str | None, link: object) -> str:
        found = self._placing.area_of(name, link)  # type: ignore[arg-type]
        return found if isinstance(found, str) and self._placing.known(found) is not None else ""

    def _trouble_of_area(self, key: str, called: str) -> Wording | None:
        if not key and called:
            return _why(
                f"hồ sơ này không có nơi nào là “{called}”: sửa (e) để chọn nơi khác, hoặc bỏ qua (r)",
                f"this record has no area {called!r}: press e to choose another, r to leave it out",
            )
        if not key:
            return _why(
                "không rõ là địa bàn nào: sửa (e) để chọn", "it is not clear which area: press e to choose"
            )
        known = self._placing.known(key)
        if known is None:
            return _why(f"hồ sơ chưa có địa bàn {key}", f"the record has no area {key}")
        if not self._allowed.holds(known.id):
            return _why(f"bạn không có quyền xác nhận ở {key}", f"you have no right to confirm in {key}")
        return None


def value_of(claim: Claim, meant: Meant) -> Decimal | None:
    """Give the figure that is meant, in its measure; None where its text is no number."""
    if meant.value == Figure.of(claim.value).text:
        return claim.value
    try:
        return Figure(meant.value.strip()).value
    except FigureError:
        return None


def upper_of(claim: Claim, meant: Meant) -> Decimal | Wording | None:
    """Give the upper end of a range that is meant; None for one figure, a reason where it is no number."""
    if not meant.value_max.strip():
        return None
    if claim.value_max is not None and meant.value_max == Figure.of(claim.value_max).text:
        return claim.value_max
    try:
        return Figure(meant.value_max.strip()).value
    except FigureError:
        return _why(f"“{meant.value_max}” không phải là số", f"{meant.value_max!r} is no figure")


def same_thing(kept: Confirmed | Counted) -> tuple[object, ...]:
    """Give what two accepted things may not share, since the record keeps one of each."""
    if isinstance(kept, Counted):
        return ("count", kept.area, kept.period, kept.tally.surface)
    return what_is_said(kept)


def _why(vi: str, en: str) -> Wording:
    return Wording(vi, en)
