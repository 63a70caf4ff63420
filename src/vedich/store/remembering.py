"""What pages ask of the record again and again, remembered in this process until an event touches it.

Every change of the record is an event in a chain. Whoever reads inside `remembering()` looks at the ends of
all chains once; where only figures, reports and papers came since, what was remembered of the ground still
holds: areas, accounts and their appointments, indicators, schemes. After any other event it is forgotten.
Outside of `remembering()`, and in every action, nothing is remembered: all is read anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
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
        "publish_import", "rate_confidence", "record_observations", "remind", "submit_figures",
    }
)  # fmt: skip

# Of one ground; what is more is forgotten, all of it.
_MOST = 50_000
# More events than this are not looked through: the ground is taken to be another.
_FEW_EVENTS = 500

Heads = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Moment:
    """The record as it stood when a page began to be made.

    `ground` is another object whenever the ground may be another; `heads` leads from chains to the number and
    hash of their last event; `memory` is what is remembered of this ground.
    """

    heads: Heads
    ground: object
    memory: dict[Any, Any]


@dataclass(slots=True)
class _Look:
    """A look at the record, taken when it is needed first: many an answer asks nothing of the record."""

    moment: Moment | None = None


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


def remembered(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Remember what a function of plain arguments reads of the ground; nobody may change what it gives."""

    @wraps(function)
    def asked(*args: Asked.args, **more: Asked.kwargs) -> Given:
        now = moment()
        if now is None:
            return function(*args, **more)
        key = (function, args, tuple(more.items()))
        try:
            found: Given = now.memory[key]
        except KeyError:
            found = function(*args, **more)
            if len(now.memory) >= _MOST:
                now.memory.clear()
            now.memory[key] = found
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
        if before is not None and _only_figures_came(before.heads, heads):
            now = Moment(heads, before.ground, before.memory)
        else:
            now = Moment(heads, object(), {})
        _SEEN[where] = now
        return now


def _only_figures_came(before: Heads, now: Heads) -> bool:
    """Say whether the chains go on where they ended, and only with events that leave the ground alone."""
    wanted, count = Q(), 0
    for chain, (seq, hashed) in now.items():
        last, known = before.get(chain, (0, ""))
        if seq < last or (seq == last and hashed != known) or chain not in before:
            return False
        if seq > last:
            wanted |= Q(chain=chain, seq__gt=last, seq__lte=seq)
            count += seq - last
    if set(before) - set(now) or count > _FEW_EVENTS:
        return False
    if not count:
        return True
    events = Event.objects.filter(wanted).order_by("seq")
    rows = list(events.values_list("chain", "action", "previous", "hash"))
    if len(rows) != count or not all(action in FIGURES_ALONE for _, action, _, _ in rows):
        return False
    ends = {chain: hashed for chain, (_, hashed) in before.items()}
    for chain, _, previous, hashed in rows:
        if previous != ends[chain]:
            return False
        ends[chain] = hashed
    return all(ends[chain] == hashed for chain, (_, hashed) in now.items())
