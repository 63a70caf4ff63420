"""What pages ask of the record again and again, remembered in this process until an event touches it.

Every change of the record is an event in a chain. Whoever reads inside `remembering()` looks at the ends of
all chains once; where only figures, reports and papers came since, what was remembered of the ground still
holds: areas, accounts and their appointments, indicators, schemes. After any other event it is forgotten,
but for areas, indicators and schemes where the event is one of people, agencies or targets.
Outside of `remembering()`, and in every action, nothing is remembered: all is read anew.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Q

from vedich.store.models import ChainHead, Event

Asked = ParamSpec("Asked")
Given = TypeVar("Given")

# Actions that leave the ground as it is. What is not named here is taken to change it.
FIGURES_ALONE = frozenset(
    {
        "attach_evidence", "enter_figures", "explain_target", "explain_violation", "export_record",
        "hand_in_file", "keep_violations", "make_checkpoint", "move_aggregate", "move_submission",
        "publish_import", "rate_confidence", "record_observations", "remind", "remind_aggregate",
        "submit_figures",
    }
)  # fmt: skip

# Actions that leave areas, indicators and schemes as they are, beside those of figures alone.
_OF_PEOPLE_AND_PLANS = frozenset(
    {
        "add_agencies", "add_agency", "add_user", "agree_to_roles", "appoint", "assign_down", "change_agency",
        "change_target", "close_agency", "decide_review", "decide_targets", "declare_counts",
        "declare_verdicts", "describe_person", "disable_user", "end_appointment", "end_target", "keep_tasks",
        "limit_entry", "name_agencies", "open_period", "register_document", "relate_documents", "reopen_user",
        "set_levels", "set_password", "set_targets", "share_out_target",
    }
)  # fmt: skip
LEAVE_AREAS = FIGURES_ALONE | _OF_PEOPLE_AND_PLANS

# Of one ground; what is more is forgotten, all of it.
_MOST = 50_000
# More events than this are not looked through: the ground is taken to be another.
_FEW_EVENTS = 500

Heads = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Moment:
    """The record as it stood when a page began to be made.

    `ground` is another word whenever the ground may be another, and the same in processes that were divided
    from one that had looked and have seen the same events since; `heads` leads from chains to the number and
    hash of their last event; `memory` is what is remembered of this ground, `of_areas` what is remembered of
    areas, indicators and schemes alone.
    """

    heads: Heads
    ground: str
    memory: dict[Any, Any]
    of_areas: dict[Any, Any]


@dataclass(slots=True)
class _Look:
    """A look at the record, taken when it is needed first: many an answer asks nothing of the record.

    `memory` holds as long as the look: for one page.
    """

    moment: Moment | None = None
    memory: dict[Any, Any] = field(default_factory=dict)


_NOW: ContextVar[_Look | None] = ContextVar("look at the record", default=None)
_SEEN: dict[tuple[str, str], Moment] = {}
_LOCK = threading.Lock()


def moment() -> Moment | None:
    """Give the record as it stood when it was asked first within `remembering()`; None outside of it."""
    look = _NOW.get()
    if look is None:
        return None
    if look.moment is None:
        look.moment = _looked()
    return look.moment


@contextmanager
def remembering() -> Iterator[None]:
    """Let what is read in here be remembered, and remembered things be used."""
    token = _NOW.set(_Look())
    try:
        yield
    finally:
        _NOW.reset(token)


@contextmanager
def reading_anew() -> Iterator[None]:
    """Let everything in here be read of the record itself; what it did is seen by whoever reads on."""
    token = _NOW.set(None)
    try:
        yield
    finally:
        _NOW.reset(token)
        if (look := _NOW.get()) is not None:
            look.moment = None
            look.memory.clear()


def remembered(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Remember what a function of plain arguments reads of the ground; nobody may change what it gives."""
    return _remembered(function, lambda: now.memory if (now := moment()) else None)


def remembered_of_areas(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Remember what a function reads of areas, indicators and schemes alone: it is kept for longer."""
    return _remembered(function, lambda: now.of_areas if (now := moment()) else None)


def remembered_for_a_page(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Remember what a function reads until the page is made, or until an action changes the record."""
    return _remembered(function, lambda: look.memory if (look := _NOW.get()) else None)


def _remembered(
    function: Callable[Asked, Given], memory_now: Callable[[], dict[Any, Any] | None]
) -> Callable[Asked, Given]:
    @wraps(function)
    def asked(*args: Asked.args, **more: Asked.kwargs) -> Given:
        memory = memory_now()
        if memory is None:
            return function(*args, **more)
        key = (function, args, tuple(more.items()))
        try:
            found: Given = memory[key]
        except KeyError:
            found = function(*args, **more)
            if len(memory) >= _MOST:
                memory.clear()
            memory[key] = found
        return found

    return asked


def forget() -> None:
    """Forget everything: the record under this process was exchanged for another."""
    _SEEN.clear()


def _looked() -> Moment:
    """Look at the ends of the chains, and at what came since the last look."""
    ends = ChainHead.objects.values_list("chain", "seq", "hash")
    heads = {chain: (seq, hashed) for chain, seq, hashed in ends}
    where = (str(connection.settings_dict["NAME"]), str(connection.settings_dict["HOST"]))
    with _LOCK:
        before = _SEEN.get(where)
        if before is not None and before.heads == heads:
            return before
        came = None if before is None else _came(before.heads, heads)
        if before is None or came is None:
            now = Moment(heads, secrets.token_hex(32), {}, {})
        elif not (moved := {hashed: done for hashed, done in came.items() if done not in FIGURES_ALONE}):
            now = Moment(heads, before.ground, before.memory, before.of_areas)
        else:
            of_areas = before.of_areas if LEAVE_AREAS.issuperset(moved.values()) else {}
            now = Moment(heads, _ground_after(before.ground, moved), {}, of_areas)
        _SEEN[where] = now
        return now


def _ground_after(ground: str, moved: Iterable[str]) -> str:
    """Give the word of the ground after events, by their hashes; their order does not matter."""
    after = int(ground, 16)
    for hashed in moved:
        after ^= int(hashed, 16)
    return f"{after:064x}"


def _came(before: Heads, now: Heads) -> dict[str, str] | None:
    """Give the events since a look, hash and action; None where a chain does not go on, or too many came."""
    wanted, count = Q(), 0
    for chain, (seq, hashed) in now.items():
        last, known = before.get(chain, (0, ""))
        if seq < last or (seq == last and hashed != known) or chain not in before:
            return None
        if seq > last:
            wanted |= Q(chain=chain, seq__gt=last, seq__lte=seq)
            count += seq - last
    if set(before) - set(now) or count > _FEW_EVENTS:
        return None
    if not count:
        return {}
    events = Event.objects.filter(wanted).order_by("seq")
    rows = list(events.values_list("chain", "action", "previous", "hash"))
    if len(rows) != count:
        return None
    ends = {chain: hashed for chain, (_, hashed) in before.items()}
    for chain, _, previous, hashed in rows:
        if previous != ends[chain]:
            return None
        ends[chain] = hashed
    if any(ends[chain] != hashed for chain, (_, hashed) in now.items()):
        return None
    return {hashed: action for _, action, _, hashed in rows}
