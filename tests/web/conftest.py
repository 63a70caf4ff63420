"""The office of the actions' tests, and a browser without a screen for each of its people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.actions.conftest import Office, office
from vedich.store.models import User

__all__ = ["PASSWORD", "Office", "as_", "office"]

PASSWORD = "mot cau that dai de nho"


@pytest.fixture
def as_() -> Callable[[User], Client]:
    """Give a client that is signed in as somebody."""

    def client(user: User) -> Client:
        user.set_password(PASSWORD)
        user.save()
        made = Client(enforce_csrf_checks=False)
        made.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return made

    return client
