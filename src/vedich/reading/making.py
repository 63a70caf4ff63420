"""Make the claim of a draft: comparator, status, period, area and links added."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Link, Relation
from vedich.domain.period import Period
from vedich.reading.atlas import Atlas
from vedich.reading.clock import Clock
from vedich.reading.folding import Folded
from vedich.reading.grammar.tail import comparator_after
from vedich.reading.link import links, measure_for, stands_at_a_date
from vedich.reading.moment import Draft, Moment
from vedich.reading.places import Places
from vedich.reading.weighing import weighed


@dataclass(slots=True)
class Maker:
    """Makes claims of one text."""

    folded: Folded
    clock: Clock
    places: Places
    atlas: Atlas
    told: dict[str, tuple[Link, ...]] = field(default_factory=dict)

    def claim(self, moment: Moment, draft: Draft, indicator: str, place: tuple[int, int] | None) -> Claim:
        """Give the claim that a draft and its indicator come to."""
        quantity = moment.quantity
        span = self.folded.origin(quantity.start, quantity.end)
        surface = self.folded.original[span.start : span.end]
        figure, measure = quantity.number.figure, draft.measure or quantity.measure
        if draft.kind == ClaimKind.OTHER_NUMBER:
            return Claim(
                span,
                surface,
                draft.kind,
                figure,
                quantity.value,
                measure,
                indicator,
                comparator=_comparator(moment, draft),
                value_max=quantity.value_max,
                denominator=quantity.denominator,
                certainty=draft.certainty,
                rules=(draft.rule, *draft.notes),
            )
        found = self._links(indicator, measure_for(measure, draft.relation), counted=quantity.sort == "count")
        if draft.kind == ClaimKind.COMPARISON:
            # 'Thu ngân sách 526,8 tỷ đồng, ... bằng 80% cùng kỳ': a comparison is of the figure told in full.
            found = self.told.get(indicator, found)
        elif not quantity.is_percent and found:
            self.told[indicator] = found
        area = self.places.at(quantity.start, moment.clause)
        area_link, area_rivals = self.atlas.link(area)
        made = Claim(
            span=span,
            surface=surface,
            kind=draft.kind,
            figure=figure,
            value=quantity.value * draft.sign,
            value_max=quantity.value_max * draft.sign if quantity.value_max is not None else None,
            measure=measure,
            indicator=indicator,
            indicator_span=self.folded.origin(*place) if place else None,
            comparator=_comparator(moment, draft),
            relation=draft.relation if quantity.is_percent else None,
            period=self._period(moment, draft, indicator),
            area=area,
            status=_status(moment, draft),
            denominator=quantity.denominator,
            form=draft.form,
            link=found[0] if found else None,
            links=found,
            area_link=area_link,
            certainty=draft.certainty,
            rules=(draft.rule, *draft.notes),
            rivals=area_rivals,
        )
        return weighed(made, moment, draft, self.clock)

    def _links(self, indicator: str, measure: str | None, *, counted: bool) -> tuple[Link, ...]:
        """Give the indicators meant; an entry under a header ('...: mẫu giáo') may say more by itself than with it."""
        whole = links(indicator, measure)
        if counted and measure and not indicator.lower().endswith(measure):
            # 'xuất khẩu 28 lao động': what is counted may be part of the name.
            with_noun = links(f"{indicator} {measure}", measure)
            if with_noun and (not whole or with_noun[0].score > whole[0].score):
                whole = with_noun
        _, colon, entry = indicator.rpartition(": ")
        alone = links(entry, measure) if colon else ()
        return alone if alone and (not whole or alone[0].score > whole[0].score) else whole

    def _period(self, moment: Moment, draft: Draft, indicator: str) -> Period | None:
        clock, quantity = self.clock, moment.quantity
        named = clock.named(quantity.start, quantity.end, moment.clause, moment.sentence, moment.limit)
        period = clock.at(quantity.start, quantity.end, moment.clause, moment.sentence, moment.limit)
        if draft.kind == ClaimKind.TARGET and (quantity.partner or draft.rule == "bracket") and not named:
            # The plan beside a result to date is the year's: '5.120/4.800 ha', '(kế hoạch 53%)'.
            return Period.year(period.start.year) if period is not None and period.is_to_date else period
        if draft.kind not in (ClaimKind.RESULT, ClaimKind.COMPARISON):
            pass
        elif moment.bracket is not None and clock.tells_now(moment.bracket, quantity.start):
            # 'BHYT 95% dân số trở lên (hiện nay 93,8%)': the bracket steps out of the year of the goal
            return clock.month_of_the_document or period
        elif _stands(moment, draft, indicator) or clock.tells_now(moment.clause[0], quantity.start):
            standing = clock.standing(moment.sentence[0], quantity.start, period, explicit=named)
            if standing is not None:
                return standing
        if draft.rule == "year_ago" and period is not None:
            return self._year_ago(moment, period)
        if draft.kind == ClaimKind.BASELINE and period is not None and moment.bracket is not None:
            own = [m for m in clock.inside(moment.bracket, quantity.start) if m.role == "main" and m.has_year]
            return clock.resolve(own[-1]) if own else period.year_ago
        return period

    def _year_ago(self, moment: Moment, period: Period) -> Period:
        """Give the period of 'cùng kỳ năm 2025': the named year, else the year before, with the same months."""
        clock = self.clock
        told = clock.inside(moment.clause[0], moment.quantity.start)
        named = clock.resolve(told[-1]) if told else None
        if named is None or named.end.year == period.end.year - 1:
            return period.year_ago
        # 'năm ngoái đã giảm 10,52%' was taken for the time of its clause already.
        return period if named.end.year == period.end.year else named


def _stands(moment: Moment, draft: Draft, indicator: str) -> bool:
    if draft.relation == Relation.YOY_GROWTH:
        return False
    quantity = moment.quantity
    if quantity.denominator is not None and quantity.measure == "tiêu chí":
        return True
    return stands_at_a_date(indicator, measure_for(draft.measure or quantity.measure, draft.relation))


def _status(moment: Moment, draft: Draft) -> ClaimStatus:
    if draft.status is not None:
        return draft.status
    if draft.kind == ClaimKind.TARGET:
        return ClaimStatus.PLANNED
    return ClaimStatus.ESTIMATED if moment.tail.estimated else ClaimStatus.ACTUAL


def _comparator(moment: Moment, draft: Draft) -> Comparator:
    if moment.quantity.value_max is not None:
        return Comparator.RANGE
    said = draft.comparator or comparator_after(moment.view, moment.quantity.end) or moment.tail.comparator
    return said or Comparator.EQ
