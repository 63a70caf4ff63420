"""Areas with dated names, codes and parents, what became of them, and the agencies that answer for them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaLevel
from vedich.domain.lineage import SuccessionKind
from vedich.store.exact import ExactDecimalField


class Hierarchy(models.TextChoices):
    """The trees an area stands in; each has its own parents."""

    GOVERNMENT = "government"
    PARTY = "party"
    STATISTICS = "statistics"


class Area(models.Model):
    """One area within one set of borders; name, code and parent may change, borders make another area.

    `key` is the id of the catalog ('X34:28066') or, for areas of an installation's own, begins with 'L:'.
    Nulls: `since` None is before our records, `until` None still stands. A `placeholder` is an area that a
    document speaks of without naming it.
    """

    key = models.CharField(max_length=60, unique=True)
    level = models.CharField(max_length=12, choices=[(level.value, level.value) for level in AreaLevel])
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    placeholder = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="area_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.key


class AreaName(models.Model):
    """What an area was called, with its type, from a day to a day."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="names")
    type = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["name"])]
        constraints = [
            models.UniqueConstraint(fields=["area", "since"], name="one_name_from_a_day"),
            models.UniqueConstraint(fields=["area"], condition=Q(since=None), name="one_first_name"),
        ]


class AreaCode(models.Model):
    """A code of an area in a system of codes; codes are used again for other areas."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="codes")
    system = models.CharField(max_length=40, default="gso")
    code = models.CharField(max_length=40)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["system", "code"])]


class AreaParent(models.Model):
    """The area above another in one hierarchy, from a day to a day."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Area, models.PROTECT, related_name="children")
    hierarchy = models.CharField(max_length=12, choices=Hierarchy.choices, default=Hierarchy.GOVERNMENT)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["parent", "hierarchy"])]
        constraints = [
            models.CheckConstraint(condition=~Q(area=models.F("parent")), name="no_area_above_itself"),
            models.UniqueConstraint(fields=["area", "hierarchy", "since"], name="one_parent_from_a_day"),
            models.UniqueConstraint(
                fields=["area", "hierarchy"], condition=Q(since=None), name="one_first_parent"
            ),
        ]


class AreaSuccession(models.Model):
    """A step from an old area to a new one; a whole area needs no share, without one a piece is unknown.

    `estimated` says that figures carried along can only be estimated: true exactly for pieces of a split.
    """

    old = models.ForeignKey(Area, models.PROTECT, related_name="became")
    new = models.ForeignKey(Area, models.PROTECT, related_name="made_of")
    on = models.DateField()
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in SuccessionKind])
    share = ExactDecimalField(null=True)
    weight_basis = models.CharField(max_length=40, blank=True)
    estimated = models.BooleanField()
    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="one_step_between_two_areas"),
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="no_area_becomes_itself"),
            models.CheckConstraint(
                condition=Q(estimated=True, kind="split_from") | (Q(estimated=False) & ~Q(kind="split_from")),
                name="estimated_exactly_where_split",
            ),
        ]


class AreaOutline(models.Model):
    """The borders of an area as an office's own file gives them, thinned for drawing. Append-only.

    `rings` is the JSON of rings of [longitude, latitude] in degrees; `source` the decision or the body the
    borders come from, as told; `sha256` that of the file that was handed in. Of several the newest counts.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="outlines")
    since = models.DateField()
    source = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    rings = models.TextField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area", "since"])]


class Agency(models.Model):
    """A body that sets, reports, leads or supports; it serves an area (None: the centre).

    `vi` and `en` are what it is called now, `names` what it was called before. Nulls: `merged_into` is the
    body that took its place when it ended, None where none did.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in AgencyKind])
    vi = models.CharField(max_length=300)
    en = models.CharField(max_length=300, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="agencies")
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="made_of")

    def __str__(self) -> str:
        return self.key


class AgencyName(models.Model):
    """What an agency was called until a day, and by which decision it got another name."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="names")
    vi = models.CharField(max_length=300)
    en = models.CharField(max_length=300, blank=True)
    until = models.DateField()
    decision = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "until"], name="one_name_of_an_agency_a_day")
        ]


class AgencyAlias(models.Model):
    """Another name that documents use for an agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_alias_once")]
