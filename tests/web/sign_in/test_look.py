"""How pages look is kept with the account: another computer shows the same once somebody signs in."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.actions.conftest import Office
from tests.web.conftest import PASSWORD
from vedich.store.models import Event, Preference, User

Start = Callable[[User], Client]
USUAL = '<html lang="vi" data-theme="auto" data-size="normal" data-motion="auto">'
CHOSEN = '<html lang="en" data-theme="dark" data-size="large" data-motion="calm">'


def signed_in(user: User, client: Client | None = None) -> Client:
    client = client or Client()
    client.post("/sign-in/", {"login": user.username, "password": PASSWORD})
    return client


def page(client: Client, path: str = "/account/") -> str:
    return client.get(path).content.decode()


def test_another_computer_shows_what_was_chosen_and_a_stranger_sees_the_usual(
    office: Office, as_: Start
) -> None:
    hoa = as_(office.hoa)
    assert USUAL in page(hoa)
    chosen = {"theme": "dark", "size": "large", "motion": "calm", "lang": "en"}
    events = Event.objects.count()
    hoa.post("/look/", chosen)
    assert CHOSEN in page(hoa)
    assert Event.objects.count() == events, "how pages look is no part of the record"
    elsewhere = Client()
    assert USUAL in page(elsewhere, "/sign-in/")
    assert CHOSEN in page(signed_in(office.hoa, elsewhere))
    # Changed there by one switch alone, the rest stays; nothing unknown is kept.
    elsewhere.post("/look/", {"lang": "vi", "theme": '"><script>'})
    kept = Preference.objects.get(user=office.hoa)
    assert (kept.language, kept.theme, kept.size, kept.motion) == ("vi", "dark", "large", "calm")
    # Who never chose sees what the browser has; a stranger's choice is kept for the browser alone.
    as_(office.binh)
    stranger = Client()
    stranger.post("/look/", {"size": "larger"})
    assert 'data-size="larger"' in page(signed_in(office.binh, stranger))
    assert Preference.objects.count() == 1
