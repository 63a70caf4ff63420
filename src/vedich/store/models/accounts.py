"""Who works with the record: an account that stays, a person who can be erased, and dated roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from vedich.domain.role import Role

if TYPE_CHECKING:
    _Users = BaseUserManager["User"]
else:
    _Users = BaseUserManager


class Users(_Users):
    """Finds accounts by their name."""


class User(AbstractBaseUser):
    """An account. It holds no personal data, so that audit events may name it for ever."""

    username = models.CharField(max_length=80, unique=True)
    active = models.BooleanField(default=True)
    disabled_on = models.DateField(null=True)

    USERNAME_FIELD = "username"
    objects = Users()

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Say whether the account may be used."""
        return self.active


class Person(models.Model):
    """The human being behind an account; erased on request, the account stays."""

    user = models.OneToOneField(User, models.PROTECT, related_name="person")
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    position = models.CharField(max_length=200, blank=True)


class Preference(models.Model):
    """How pages look to a person on every computer, and which tours they have seen: no part of the record.

    `tours` are the keys of tours that were seen, with blanks between. Nulls: what was never chosen is "".
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="preference")
    language = models.CharField(max_length=2, blank=True)
    theme = models.CharField(max_length=12, blank=True)
    size = models.CharField(max_length=12, blank=True)
    motion = models.CharField(max_length=12, blank=True)
    tours = models.TextField(blank=True)


class Appointment(models.Model):
    """A role that a person holds for an area or an agency, from a day to a day.

    Nulls: no area means the whole record (administrator, security officer); no agency means no agency's work.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    area = models.ForeignKey("store.Area", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("store.Agency", models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    acting_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["user", "role"])]
