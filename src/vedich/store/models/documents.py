"""Documents, what they do to one another, and the files that were handed in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """A file by its hash; the bytes of one that was handed in lie in the folder beside the record."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=300)


class Document(models.Model):
    """A document that sets or reports figures. Number alone identifies nothing: issuer, number and date do.

    `illustration` says that nobody issued it: it and every figure that rests on it are made up, which doors
    show as 'minh họa'.
    Nulls: a draft has neither number nor date; a document known by name only has no file.
    """

    issuer = models.ForeignKey("store.Agency", models.PROTECT, null=True, related_name="documents")
    number = models.CharField(max_length=60, blank=True)
    type = models.CharField(max_length=20, blank=True)
    on = models.DateField(null=True)
    title = models.TextField(blank=True)
    is_draft = models.BooleanField(default=False)
    illustration = models.BooleanField(default=False)
    area = models.ForeignKey("store.Area", models.PROTECT, null=True, related_name="documents")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "number", "on"],
                condition=~Q(number="") & Q(issuer__isnull=False) & Q(on__isnull=False),
                name="one_document_of_an_identity",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.title[:60]


class DocumentRelation(models.Model):
    """What one document does to another: amends, replaces, concretises, is based on, repeals."""

    class Kind(models.TextChoices):
        """How the first document stands to the second."""

        AMENDS = "amends"
        REPLACES = "replaces"
        REPEALS = "repeals"
        CONCRETISES = "concretises"
        BASED_ON = "based_on"

    document = models.ForeignKey(Document, models.PROTECT, related_name="relations")
    other = models.ForeignKey(Document, models.PROTECT, related_name="related_from")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "other", "kind"], name="one_relation_once"),
            models.CheckConstraint(
                condition=~Q(document=models.F("other")), name="no_document_relates_to_itself"
            ),
        ]


class Evidence(models.Model):
    """A file that proves a report, a result, or what explains a target. Append-only.

    Units: `size` in bytes. `media_type` is what the bytes are, whatever the name says; `sha256` is their
    hash, under which they lie in the folder beside the record, and which the event seals with the row.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    note = models.TextField(blank=True)
    submission = models.ForeignKey("store.Submission", models.PROTECT, null=True, related_name="evidence")
    observation = models.ForeignKey("store.Observation", models.PROTECT, null=True, related_name="evidence")
    explanation = models.ForeignKey(
        "store.TargetExplanation", models.PROTECT, null=True, related_name="evidence"
    )
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(submission__isnull=False, observation__isnull=True, explanation__isnull=True)
                | Q(submission__isnull=True, observation__isnull=False, explanation__isnull=True)
                | Q(submission__isnull=True, observation__isnull=True, explanation__isnull=False),
                name="evidence_proves_one_thing",
            )
        ]
