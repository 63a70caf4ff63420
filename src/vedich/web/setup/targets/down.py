"""A target shared out to the areas below: a proposal from last year, the sum told before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.sharing_out import Share, share_out_target
from vedich.actions.trouble import ActionError, StaleError
from vedich.catalog.load import catalog
from vedich.domain.figure import Figure
from vedich.domain.refusal import RefusedError
from vedich.domain.sharing import Shares, share_out
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.store.queries.areas import AreaRow, area_rows, places
from vedich.store.queries.planned import papers_of, planned, target_of
from vedich.store.queries.sharing import Below, Sharing, sharing
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import do
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, told
from vedich.web.setup.papers import PaperFields, named

WAYS = {
    "result": Wording("kết quả năm trước", "last year's results"),
    "goal": Wording("chỉ tiêu giao năm trước", "last year's targets"),
    "people": Wording("dân số", "population"),
}
_MOST_DECIMALS = 4


class DownForm(PaperFields):
    """By which document shares are assigned, from when, and why where something differs."""

    since = DayField(label=later("Có hiệu lực từ ngày", "In force from"), required=False)
    reason = forms.CharField(
        label=later("Lý do (khi sửa mức đã giao, hoặc khi tổng lệch)", "Why (for a change, or another sum)"),
        max_length=600,
        required=False,
    )
    allow = forms.BooleanField(
        label=later("Giao dù tổng khác chỉ tiêu cấp trên", "Assign although the sum differs"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(slots=True)
class Row:
    """A line of the table: an area, what is typed for it, and what is wrong with that."""

    below: Below
    text: str
    seen: int | None
    proposed: Decimal | None
    value: Decimal | None = None
    fault: str = ""

    @property
    def key(self) -> str:
        """Give the key of the area."""
        return self.below.place.key


@dataclass(frozen=True, slots=True)
class Sum:
    """What all shares come to beside the target; `count` areas have one."""

    total: Decimal
    whole: Decimal
    count: int
    empty: int

    @property
    def off(self) -> Decimal:
        """Give by how much it is off."""
        return self.total - self.whole

    @property
    def off_size(self) -> Decimal:
        """Give by how much it is off, without sign."""
        return abs(self.off)


@needs(Permission.SET_TARGETS, area="area")
def down(request: Asked, area: AreaRow, target: int) -> HttpResponse:
    """Propose shares, tell their sum, and assign them as one change."""
    row = target_of(target, area.pk)
    if row is None:
        raise Http404
    one = planned(row, request.day)
    if one.now.value is None or one.now.is_over:
        messages.error(
            request,
            say("Chỉ tiêu này không có số để giao xuống.", "This target has no figure to assign down."),
        )
        return redirect("setup_target", area.key, target)
    found = sharing(row, one.now, request.day)
    way, decimals = _asked(request, found)
    proposed = _proposed(found, way, decimals)
    rows = [_row(request, below, proposed.parts) for below in found.below]
    form = DownForm(request.POST or None, initial={"seen": one.now.version, "since": one.now.since})
    clash: list[tuple[str, str, str]] = []
    wrong = any(each.fault for each in rows)
    if request.method == "POST" and request.POST.get("act") == "save" and form.is_valid() and not wrong:
        try:
            if (done := _save(request, area, row, form, rows)) is not None:
                messages.success(request, done)
                return redirect("setup_target", area.key, target)
        except StaleError as error:
            # Looked at only now: a double click finds what its first click wrote, and is told the same.
            clash = _moved(rows)
            if not clash:
                form.add_error(None, error.vi if spoken() == "vi" else error.en)
    context = {
        "area": area,
        "place": places([area.pk], request.day)[0],
        "one": one,
        "sharing": found,
        "rows": rows,
        "sum": _sum(rows, one.now.value) if found.adds_up else None,
        "mean": _mean(rows) if not found.adds_up and found.weighs else None,
        "form": form,
        "ways": [(key, word) for key, word in WAYS.items() if _weights(found, key)],
        "way": way,
        "decimals": decimals,
        "choices": range(_MOST_DECIMALS + 1),
        "topped": [each.below.place.title for each in rows if each.below.place.id in proposed.topped_up],
        "step": proposed.step,
        "clash": clash,
        "papers": papers_of(area.pk),
    }
    bad = wrong or bool(form.errors)
    return render(
        request,
        "setup/targets/sum.html" if request.in_part else "setup/targets/down.html",
        context,
        status=409 if clash else 422 if bad and not request.in_part else 200,
    )


def _asked(request: Asked, found: Sharing) -> tuple[str, int]:
    told = request.POST or request.GET
    usable = [way for way in WAYS if _weights(found, way)]
    way = told.get("way", "")
    said = told.get("decimals", "")
    decimals = int(said) if said in {str(n) for n in range(_MOST_DECIMALS + 1)} else _usual_decimals(found)
    return (way if way in usable else (usable[0] if usable else "")), decimals


def _usual_decimals(found: Sharing) -> int:
    """Give digits enough that an average share keeps three that count; what is counted in wholes has none."""
    whole, count = found.level.value, max(len(found.below), 1)
    assert whole is not None
    counted = {str(each.measure) for each in catalog().measures.values() if each.is_noun}
    if found.level.measure in counted:
        return 0
    exponent = whole.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    mean = abs(whole) / count
    needed = max(0, 2 - mean.adjusted()) if mean else 0
    return min(max(own, needed), _MOST_DECIMALS)


def _weights(found: Sharing, way: str) -> dict[int, Decimal]:
    if way not in WAYS:
        return {}
    told = {below.place.id: getattr(below, way) for below in found.below}
    return {place: value for place, value in told.items() if value is not None and value >= 0}


def _proposed(found: Sharing, way: str, decimals: int) -> Shares[int]:
    """Propose shares of what is not assigned yet; of a rate the level itself."""
    whole = found.level.value
    assert whole is not None
    step = Decimal(1).scaleb(-decimals)
    free = [below for below in found.below if below.share_value is None]
    if not found.adds_up:
        return Shares({below.place.id: whole for below in free}, step)
    left = whole - sum(
        (below.share_value for below in found.below if below.share_value is not None), Decimal(0)
    )
    open_ = {below.place.id for below in free}
    weights = {place: value for place, value in _weights(found, way).items() if place in open_}
    return share_out(left, weights, decimals) if left > 0 else Shares({}, step)


def _row(request: Asked, below: Below, proposed: Mapping[int, Decimal]) -> Row:
    share, proposal = below.share, proposed.get(below.place.id)
    seen = share.version if share else None
    if request.method != "POST" or request.POST.get("act") == "propose":
        value = below.share_value if below.share_value is not None else proposal
        text = Figure.of(value).text if value is not None else ""
        return Row(below, text, seen, proposal, value)
    text = request.POST.get(f"share-{below.place.key}", "").strip()[:40]
    said = request.POST.get(f"seen-{below.place.key}", "")
    row = Row(below, text, int(said) if said.isdecimal() else None, proposal)
    try:
        row.value = cells.figure(text, "value")
    except RefusedError as error:
        row.fault = told(error.refusal)
    if row.value is not None and row.value < 0:
        row.fault = say("Mức giao không âm.", "A share is not below zero.")
    if row.value is None and not row.fault and below.share_value is not None:
        row.fault = say(
            "Đã giao rồi; muốn thôi giao, mở chỉ tiêu của địa bàn và kết thúc.",
            "It has a share; to take it back, end the target of that area.",
        )
    return row


def _sum(rows: list[Row], whole: Decimal) -> Sum:
    told = [row.value for row in rows if row.value is not None]
    return Sum(sum(told, Decimal(0)), whole, len(told), len(rows) - len(told))


def _mean(rows: list[Row]) -> Decimal | None:
    """Give the mean of the levels weighted by what is on record; None while a weight or a level lacks."""
    pairs = [(row.value, row.below.weight) for row in rows]
    weight = sum((weight for _, weight in pairs if weight is not None), Decimal(0))
    if not weight or any(value is None or weight is None for value, weight in pairs):
        return None
    total = sum(((value or Decimal(0)) * (weight or Decimal(0)) for value, weight in pairs), Decimal(0))
    return (total / weight).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _moved(rows: list[Row]) -> list[tuple[str, str, str]]:
    """Give the areas whose share somebody changed since the form was opened: mine beside theirs."""
    found = []
    for row in rows:
        share = row.below.share
        if (share.version if share else None) != row.seen:
            found.append((row.below.place.title, row.text, share.figure if share else ""))
            # What is typed rests on what stands now, once it was seen.
            row.seen = share.version if share else None
    return found


def _save(request: Asked, area: AreaRow, row: Any, form: DownForm, rows: list[Row]) -> str | None:
    now = form.cleaned_data
    paper = named(form, request, area)
    if form.errors:
        return None
    here = area_rows([each.key for each in rows])
    shares = [
        Share(here[each.key], each.value, each.text, each.seen) for each in rows if each.value is not None
    ]
    since: date | None = now.get("since")
    try:
        done = do(
            request, share_out_target, target=row, version=now["seen"], shares=shares, since=since,
            document=paper, allow_difference=now["allow"], reason=now.get("reason", ""),
        )  # fmt: skip
    except StaleError:
        raise
    except ActionError as error:
        form.add_error(None, error.why[spoken() == "en"])
    else:
        new, changed = len(done["targets"]), done["changed"]
        return say(
            "Đã giao cho {new} địa bàn, điều chỉnh {changed}.",
            "Assigned to {new} areas, changed {changed}.",
            new=new,
            changed=changed,
        )
    return None
