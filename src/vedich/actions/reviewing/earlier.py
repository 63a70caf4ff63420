"""Figures of earlier periods in a review, each set against what stands on record of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vedich.actions.confirming import Confirmed
from vedich.actions.reprinting import WAY, is_estimate, place_of
from vedich.actions.reviewing.meant import Meant
from vedich.actions.reviewing.options import Option
from vedich.checking.on_record import shown
from vedich.checking.printed_again import Match, match_of
from vedich.domain.document import ClaimKind
from vedich.domain.period import Period, PeriodError
from vedich.domain.wording import Wording
from vedich.store.queries.priors import Place, Prior, priors

REVISE = "revise"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on record of a figure's indicator, area and period, and how the print stands to it."""

    prior: Prior
    match: Match
    may_revise: bool


class EarlierFigures:
    """Sets the figures of one document against the record; `day` is the document's."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._known: dict[Place, Prior | None] = {}

    def look_up(self, several: Iterable[Meant]) -> None:
        """Ask for all that may be set against the record, in one question."""
        self._ask({place for each in several if (place := self._place(each)) is not None})

    def settled(self, ready: Confirmed, meant: Meant) -> Confirmed | Wording:
        """Give how a figure of an earlier period goes on record, or what a person must choose first.

        A figure of the document's own time stays as it is.
        """
        if not self._is_earlier(ready.claim.kind, ready.period):
            return ready
        if ready.period.end.year >= self._day.year:
            # 'cả nước 51%': a level beside the figure, of another place or of no time that it says.
            return Wording(
                "số để so sánh mà kỳ không thuộc năm trước: sửa (e) kỳ hoặc loại nếu là số của địa bàn, hoặc "
                "bỏ qua (r)",
                "a figure to compare with, of no earlier year: correct its period or kind (e) if it is of "
                "this area, or reject it (r)",
            )
        beside = self.beside(ready)
        if beside is None:
            return replace(ready, way=WAY.ALONE) if ready.claim.kind is ClaimKind.BASELINE else ready
        chosen = meant.prior in (REVISE, f"{REVISE}:{beside.prior.id}")
        if chosen and beside.may_revise:
            return replace(ready, way=WAY.INSTEAD, over=beside.prior)
        if beside.match is Match.OTHER or (meant.prior and beside.may_revise):
            return _differs(beside)
        return replace(ready, way=WAY.AGAIN, over=beside.prior)

    def beside(self, ready: Confirmed) -> Beside | None:
        """Give what stands there; an estimate on record is no match for a result that is printed later."""
        place = place_of(ready)
        if place not in self._known:
            self._ask({place})
        prior = self._known[place]
        if prior is None or not (prior.is_result or is_estimate(ready.claim)):
            return None
        match = match_of(ready.claim, prior.known)
        revises = match is not Match.SAME and not (prior.is_result and is_estimate(ready.claim))
        return Beside(prior, match, revises)

    def option(self, ready: Confirmed, content: str) -> Option | None:
        """Give the choice to put a print in the place of what stands there, on top of a correction's JSON."""
        if not self._is_earlier(ready.claim.kind, ready.period):
            return None
        beside = self.beside(ready)
        if beside is None or not beside.may_revise:
            return None
        told = {**json.loads(content or "{}"), "prior": f"{REVISE}:{beside.prior.id}"}
        old, new = shown(beside.prior.known), " ".join(ready.claim.surface.split())
        return Option(
            json.dumps(told),
            Wording(
                f"ghi {new} làm số đính chính, thay {old}", f"put {new} on record as a revision of {old}"
            ),
        )

    def _is_earlier(self, kind: ClaimKind, period: Period) -> bool:
        return kind is ClaimKind.BASELINE or (
            kind is ClaimKind.RESULT and period.end < date(self._day.year, 1, 1)
        )

    def _place(self, meant: Meant) -> Place | None:
        try:
            period, kind = Period.parse(meant.period), ClaimKind(meant.kind)
        except (PeriodError, ValueError):
            return None
        if not (meant.indicator and meant.area and self._is_earlier(kind, period)):
            return None
        return meant.indicator, meant.area, period

    def _ask(self, places: set[Place]) -> None:
        found = priors(places)
        self._known |= {place: found.get(place) for place in places}


def told_beside(ready: Confirmed) -> Wording | None:
    """Say how a figure of an earlier period goes on record; None for any other figure."""
    if ready.way == WAY.ALONE:
        return Wording(
            "hồ sơ chưa có số này; sẽ ghi là số kỳ trước, in ở văn bản sau",
            "not on record yet; kept as an earlier figure that a later document prints",
        )
    if ready.over is None:
        return None
    known, source = shown(ready.over.known), ready.over.known.source
    if ready.way == WAY.AGAIN:
        return Wording(
            f"khớp với hồ sơ: {known}, {source}; không ghi thêm số, chỉ thêm văn bản này làm nguồn",
            f"as on record: {known}, {source}; no new figure, this document becomes one more source",
        )
    return Wording(
        f"đính chính số trong hồ sơ: {known}, {source}", f"revises what is on record: {known}, {source}"
    )


def _differs(beside: Beside) -> Wording:
    on_record = f"{shown(beside.prior.known)} ({beside.prior.known.source})"
    if not beside.may_revise:
        return Wording(
            f"hồ sơ đã có số thực hiện {on_record}; số ước không thay được số ấy: bỏ qua (r)",
            f"on record is a result, {on_record}; no estimate takes its place: reject it (r)",
        )
    return Wording(
        f"hồ sơ đang ghi {on_record}, văn bản này in khác: chọn “làm số đính chính” ở dưới, bỏ qua (r) để "
        "giữ số trong hồ sơ, hoặc để đó",
        f"on record is {on_record}, this document prints another figure: choose the revision below, reject "
        "it (r) to keep what is there, or leave it open",
    )
