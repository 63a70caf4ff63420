"""What was done: events in hash chains, their heads, signed checkpoints, and replies kept for repeats."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One action that was done. Never changed: its hash holds the one before it in the same chain.

    `chain` is the key of the root area ('T34:80', or the commune of a record of one's own) or 'record' for
    what belongs to none. `subject` names what was changed ('submission:12'); `before` and `after` are hashes
    of its content; a batch has `rows` and `rows_hash`. `content` is the canonical text that was hashed.
    """

    id = models.BigIntegerField(primary_key=True)
    chain = models.CharField(max_length=60)
    seq = models.BigIntegerField()
    action = models.CharField(max_length=60)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey("store.Agency", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    subject = models.CharField(max_length=120)
    content = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="one_event_at_a_place")]
        indexes = [models.Index(fields=["subject"])]


class ChainHead(models.Model):
    """Where a chain ends; locked while an event is appended. Its id is part of the ids of its events."""

    chain = models.CharField(max_length=60, unique=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)


class ChainRead(models.Model):
    """How far a chain was found whole by the worker, so that pages read on from there; no part of the record.

    `hash` is that of event `seq`; `whole_seq` and `whole_at` are of the last time that all of it was read.
    Nulls: never read from its beginning.
    """

    chain = models.CharField(max_length=60, unique=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    whole_seq = models.BigIntegerField(null=True)
    whole_at = models.DateTimeField(null=True)


class Checkpoint(models.Model):
    """The heads of all chains on a day, signed; a copy leaves the record. Never changed."""

    on = models.DateField(unique=True)
    root = models.CharField(max_length=64)
    heads = models.TextField()
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)


class KeptReply(models.Model):
    """The reply to an action under its sender's key, so that the same request sent again changes nothing."""

    key = models.CharField(max_length=120, primary_key=True)
    action = models.CharField(max_length=60)
    request_hash = models.CharField(max_length=64)
    reply = models.TextField()
    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
