"""The aggregate report of an area: the sums of the reports below, what changed, and what one may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.actions.aggregates import (
    aggregate_area,
    aggregate_permission,
    move_aggregate,
    remind_aggregate,
)
from vedich.domain.aggregate import AggregateMove, AggregateState
from vedich.store.queries import aggregates as books
from vedich.store.queries.aggregates import AggregateRow, Total, Whole
from vedich.store.queries.areas import AreaRow, places
from vedich.store.queries.ledger import PeriodRow, period_of
from vedich.store.queries.letters import last_reminded
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say, spoken


@dataclass(frozen=True, slots=True)
class Row:
    """A sum as the page shows it; `before` is what was submitted, None where nothing was."""

    total: Total
    name: str
    before: Total | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An aggregate report with what it says now and the moves that this person may make.

    Nulls: `reminded` None: nobody was reminded of it.
    """

    row: AggregateRow
    state: AggregateState
    whole: Whole
    rows: tuple[Row, ...]
    gone: tuple[Row, ...]
    steps: tuple[books.Step, ...]
    moves: tuple[AggregateMove, ...]
    may_remind: bool
    reminded: date | None

    @property
    def has_before(self) -> bool:
        """Say whether sums were submitted that differ from those of now."""
        return bool(self.gone) or any(row.changed for row in self.rows)


@needs(Permission.READ, area="area")
def total(request: Asked, area: AreaRow, period: int) -> HttpResponse:
    """Show what the reports below an area come to, and make a move with that report."""
    found = period_of(period)
    if found is None:
        raise Http404
    rows = books.aggregates_of(area.pk, period)
    if request.method == "POST":
        _act(request, rows)
        return redirect("ledger_total", area.key, period)
    context = {
        "area": area,
        "place": places([area.pk], request.day)[0],
        "period": found,
        "all": [_shown(request, row) for row in rows],
    }
    return render(request, "ledger/total.html", context)


def _act(request: Asked, rows: list[AggregateRow]) -> None:
    row = next((one for one in rows if str(one.pk) == request.POST.get("aggregate", "")), None)
    if row is not None and request.POST.get("act") == "remind":
        if not _decides(request, row):
            raise Http404
        if (told := try_to(request, remind_aggregate, aggregate=row.pk)) is not None:
            vi, en = (
                ("Đã nhắc người tổng hợp.", "Whoever compiles it was reminded.")
                if told["reminded"]
                else ("Hôm nay đã nhắc rồi.", "They were reminded today already.")
            )
            messages.success(request, say(vi, en))
        return
    try:
        move = AggregateMove(request.POST.get("move", ""))
    except ValueError:
        move = None
    if row is None or move is None:
        messages.error(request, say("Hãy chọn một việc ở trang này.", "Choose what to do on this page."))
        return
    if move not in _moves(request, row, tuple(AggregateMove)):
        raise Http404
    edition = request.POST.get("edition", "")
    done = try_to(
        request,
        move_aggregate,
        aggregate=row.pk,
        move=move,
        edition=int(edition) if edition.isdecimal() else 0,
        seen=request.POST.get("seen", ""),
        reason=request.POST.get("reason", "").strip(),
    )
    if done is not None:
        what = say(move.wording.vi, move.wording.en)
        messages.success(request, say("{what}: đã ghi.", "{what}: done.", what=what))


def _shown(request: Asked, row: AggregateRow) -> Shown:
    whole, before, state = books.whole_of(row), books.said_of(row), AggregateState(row.state)
    now = {one.key for one in whole.totals}
    lost = [one for key, one in before.items() if key not in now]
    names = books.names_of_totals([*whole.totals, *lost], spoken())
    return Shown(
        row,
        state,
        whole,
        tuple(
            Row(one, names[one.key], before.get(one.key), bool(before) and before.get(one.key) != one)
            for one in whole.totals
        ),
        tuple(Row(one, names[one.key], one, True) for one in lost),
        tuple(books.steps_of_aggregate(row)),
        _moves(request, row, state.moves),
        not state.is_closed and _decides(request, row),
        last_reminded([row.pk], "remind_total").get(row.pk),
    )


def _moves(
    request: Asked, row: AggregateRow, possible: tuple[AggregateMove, ...]
) -> tuple[AggregateMove, ...]:
    return tuple(
        move
        for move in possible
        if may(
            request.user,
            aggregate_permission(move),
            aggregate_area(row.area_id, move, request.day),
            request.day,
        )
    )


def _decides(request: Asked, row: AggregateRow) -> bool:
    where = aggregate_area(row.area_id, AggregateMove.APPROVE, request.day)
    return may(request.user, Permission.APPROVE, where, request.day)


def has_total(area: AreaRow, period: PeriodRow) -> bool:
    """Say whether an area has an aggregate report in a period."""
    return bool(books.aggregates_of(area.pk, period.pk))
