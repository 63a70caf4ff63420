"""Reorganisations of areas from the first plan to the day they take effect, version by version."""

from __future__ import annotations

from django.db import models

from vedich.domain.reorganisation import ReorganisationState


class Reorganisation(models.Model):
    """What one decision changes on one day; its versions say what, and how far it has come.

    `area` is the one whose chain its events join: the area above those that change.
    """

    area = models.ForeignKey("store.Area", models.PROTECT, related_name="reorganisations")


class ReorganisationVersion(models.Model):
    """A plan as somebody left it. Append-only: the last version stands; in effect or withdrawn it is final.

    `content` is the plan as JSON (`exchange.reorganisation`), `roles_by` the administrator who agreed that
    roles go on in the new areas. Nulls: `decided_on` None and an empty `decision` are not known yet;
    `document` is the decision on record, from the day it takes effect on.
    """

    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="versions")
    edition = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in ReorganisationState]
    )
    on = models.DateField()
    decision = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    title = models.TextField(blank=True)
    content = models.TextField()
    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    roles_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "edition"], name="one_edition_of_a_plan")
        ]
