"""How a change is made: one transaction with its permission, rows, event, messages and reply."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.db import transaction

from vedich.access.policy import Permission
from vedich.access.require import require
from vedich.access.scope import Posts
from vedich.actions.trouble import MissingReasonError, OtherRequestError, UnauditedError
from vedich.store.chain import BEGINNING, canonical_json, digest, linked, rows_digest
from vedich.store.judged.due import mark_due
from vedich.store.models import Agency, Area, ChainHead, Event, KeptReply, Outgoing, User
from vedich.store.queries.locks import hold_key
from vedich.store.queries.roots import root_of
from vedich.store.remembering import reading_anew
from vedich.store.seals import sealed

# Deadlines and appointments are days in Viet Nam, whatever clock a server keeps.
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
RECORD_CHAIN = "record"
# An event's id holds the number of its chain above the number of the event: both stay below 2**53 together.
_SEQ_BITS = 40

ACTIONS: dict[str, Action] = {}


class Action(Protocol):
    """An action as doors call it: who, when, under which key, then what it is about."""

    def __call__(
        self,
        *,
        by: User,
        at: datetime,
        once: str | None = None,
        on_behalf_of: Agency | None = None,
        reason: str = "",
        **what: Any,
    ) -> dict[str, Any]: ...


@dataclass(slots=True)
class Deed:
    """One change while it is being made: who does it, when, why, and what it has changed so far."""

    action: str
    by: User
    at: datetime
    reason: str
    on_behalf_of: Agency | None
    chain: str = RECORD_CHAIN
    subject: str = ""
    changed: dict[str, Any] = field(default_factory=dict)
    messages: list[tuple[str, str, Any]] = field(default_factory=list)
    seals: dict[str, list[Any]] = field(default_factory=dict)
    event: Event | None = None
    _posts: Posts | None = None

    @property
    def day(self) -> date:
        """Give the day in Viet Nam."""
        return self.at.astimezone(VIETNAM).date()

    @property
    def posts(self) -> Posts:
        """Give what the person is appointed to, as the record says when the deed begins."""
        if self._posts is None:
            self._posts = Posts.of(self.by, self.day)
        return self._posts

    def require(self, permission: Permission, area: Area | int | None) -> None:
        """Let pass or refuse.

        Raises:
            NotAllowedError: the person may not do this here.
        """
        require(self.posts, permission, area, self.day)

    def about(self, subject: str, *, area: Area | None = None) -> Event:
        """Say what is changed, and open its event, so that rows can point to it; once in a deed.

        The event joins the chain of the root area above `area`; its content is written when the deed ends.
        """
        if self.event is not None:
            raise UnauditedError(self.action, "says twice what it is about")
        self.subject = subject
        self.chain = root_of(area, self.day) if area is not None else RECORD_CHAIN
        head = _locked_head(self.chain)
        # Rows point to the event before it is saved, and it may not change after: its id is known first.
        seq = head.seq + 1
        self.event = Event(id=(head.pk << _SEQ_BITS) | seq, chain=self.chain, seq=seq, previous=head.hash)
        return self.event

    def change(self, **what: Any) -> None:
        """Add to what the event says was changed: plain data, figures as decimals."""
        self.changed.update(what)

    def rows(self, rows: Iterable[Any]) -> None:
        """Add the count and the hash of many rows."""
        count, hashed = rows_digest(rows)
        self.change(rows=count, rows_hash=hashed)

    def seal(self, table: str, count: int, hashed: str) -> None:
        """Hand in the seal of rows, computed while they were written, so that they are not read again."""
        self.seals[table] = [count, hashed]

    def send(self, kind: str, key: str, payload: Any) -> None:
        """Put a message into the outbox; `key` makes it leave once."""
        self.messages.append((kind, key, payload))

    def finish(self) -> Event:
        """Write the event and the messages."""
        if self.event is None:
            raise UnauditedError(self.action, "never says what it is about")
        event = self.event
        event.action, event.by, event.at, event.subject = self.action, self.by, self.at, self.subject
        event.on_behalf_of = self.on_behalf_of
        event.content = canonical_json(
            {
                "action": self.action,
                "at": self.at,
                "by": self.by.pk,
                "chain": self.chain,
                "changed": self.changed,
                "on_behalf_of": self.on_behalf_of.key if self.on_behalf_of else None,
                "reason": self.reason,
                "sealed": sealed(event.pk, known=self.seals),
                "seq": event.seq,
                "subject": self.subject,
            }
        )
        event.hash = linked(event.previous, event.content)
        event.save(force_insert=True)
        ChainHead.objects.filter(chain=self.chain).update(seq=event.seq, hash=event.hash)
        mark_due(event)
        Outgoing.objects.bulk_create(
            Outgoing(kind=kind, key=key, payload=canonical_json(payload), event=event)
            for kind, key, payload in self.messages
        )
        return event


def action(name: str, *, needs_reason: bool = False) -> Callable[[Callable[..., dict[str, Any]]], Action]:
    """Make a function `(deed, **what) -> reply` into an action.

    The reply is plain data. Sent again with the same key in `once`, an action changes nothing and gives the
    same reply; the key with another request is refused.
    """

    def made(function: Callable[..., dict[str, Any]]) -> Action:
        @wraps(function)
        def done(
            *,
            by: User,
            at: datetime,
            once: str | None = None,
            on_behalf_of: Agency | None = None,
            reason: str = "",
            **what: Any,
        ) -> dict[str, Any]:
            if needs_reason and not reason.strip():
                raise MissingReasonError(name)
            request = ""
            # Whoever writes sees the record as it is in their transaction, and nothing remembered.
            with reading_anew(), transaction.atomic():
                if once is not None:
                    behalf = on_behalf_of.pk if on_behalf_of else None
                    request = digest([name, by.pk, behalf, reason, _told(what)])
                    hold_key(once)
                    if (kept := _kept(once, name, request)) is not None:
                        return kept
                deed = Deed(name, by, at, reason.strip(), on_behalf_of)
                reply: dict[str, Any] = json.loads(canonical_json(function(deed, **what)))
                event = deed.finish()
                if once is not None:
                    KeptReply.objects.create(
                        key=once,
                        action=name,
                        request_hash=request,
                        reply=canonical_json(reply),
                        event=event,
                    )
            return reply

        if name in ACTIONS:
            raise ValueError(f"Two actions are called {name!r}.")
        ACTIONS[name] = done
        return done

    return made


_AS_THEY_ARE = frozenset({str, int, bool, Decimal, date})


def _told(what: dict[str, Any]) -> Any:
    """Give what was asked for as plain data: rows of the store by their table and number."""
    return {name: _plain(value) for name, value in what.items()}


def _plain(value: Any) -> Any:
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    if hasattr(value, "pk") and hasattr(value, "_meta"):
        return f"{value._meta.db_table}:{value.pk}"
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    # A certainty of the reader is a float; here it only tells one request from another.
    return repr(value) if isinstance(value, float) else value


def _kept(key: str, name: str, request: str) -> dict[str, Any] | None:
    kept = KeptReply.objects.filter(key=key).first()
    if kept is None:
        return None
    if kept.action != name or kept.request_hash != request:
        raise OtherRequestError(key)
    reply: dict[str, Any] = json.loads(kept.reply)
    return reply


def _locked_head(chain: str) -> ChainHead:
    """Give the end of a chain, locked until the transaction ends."""
    there = ChainHead.objects.select_for_update().filter(chain=chain).first()
    if there is not None:
        return there
    ChainHead.objects.get_or_create(chain=chain, defaults={"seq": 0, "hash": BEGINNING})
    return ChainHead.objects.select_for_update().get(chain=chain)
