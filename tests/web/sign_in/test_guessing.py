"""Whoever guesses is stopped; the owner of the account is not."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache
from django.test import Client, override_settings

from tests.actions.conftest import Office
from tests.web.conftest import PASSWORD
from vedich.site.configuration import site_settings
from vedich.store.models import User


def given(user: User) -> None:
    user.set_password(PASSWORD)
    user.save()


def tried(client: Client, name: str, password: str) -> str:
    """Sign in, and give the fault that the page tells, or where one is led."""
    answer = client.post("/sign-in/", {"login": name, "password": password})
    if answer.status_code == 302:
        return str(answer["Location"])
    found = re.search(r'role="alert"><p>✕ ([^<]+)<', answer.content.decode())
    return found[1] if found else f"{answer.status_code}"


def test_the_right_password_leads_in_and_a_wrong_one_says_what_to_look_at(office: Office) -> None:
    given(office.hoa)
    assert "Caps Lock" in tried(Client(), "hoa", "wrong")
    assert tried(Client(), "hoa", PASSWORD) == "/"


def test_an_unknown_name_is_answered_like_a_wrong_password(office: Office) -> None:
    given(office.hoa)
    assert tried(Client(), "nobody", "wrong") == tried(Client(), "hoa", "wrong")


def test_of_many_guesses_twenty_an_hour_are_looked_at_and_the_owners_device_gets_in(office: Office) -> None:
    given(office.hoa)
    mine, stranger = Client(), Client()
    assert tried(mine, "hoa", PASSWORD) == "/"
    mine.post("/sign-out/")
    told = [tried(stranger, "hoa", f"guess {number}") for number in range(60)]
    assert sum("Caps Lock" in one for one in told) == 20
    assert all("quá nhiều lần" in one for one in told[20:])
    # Even the right password is not looked at any more from a strange device ...
    assert "quá nhiều lần" in tried(Client(), "hoa", PASSWORD)
    # ... and it still opens the account on a device that its owner has used.
    assert tried(mine, "hoa", PASSWORD) == "/"


def test_a_device_known_for_one_account_is_a_stranger_to_another(office: Office) -> None:
    given(office.hoa)
    given(office.binh)
    mine = Client()
    assert tried(mine, "hoa", PASSWORD) == "/"
    mine.post("/sign-out/")
    for number in range(20):
        tried(mine, "binh", f"guess {number}")
    assert "quá nhiều lần" in tried(Client(), "binh", PASSWORD)


def test_a_made_up_device_cookie_is_a_stranger(office: Office) -> None:
    given(office.hoa)
    client = Client()
    tried(client, "hoa", PASSWORD)
    name = next(name for name in client.cookies if name.startswith("vedich-device"))
    assert client.cookies[name]["httponly"]
    forged = Client()
    forged.cookies[name] = client.cookies[name].value[:-2] + "xx"
    for number in range(20):
        tried(forged, "hoa", f"guess {number}")
    assert "quá nhiều lần" in tried(Client(), "hoa", PASSWORD)


def test_the_session_gets_another_name_when_somebody_signs_in(office: Office) -> None:
    given(office.hoa)
    client = Client()
    tried(client, "hoa", PASSWORD)
    first = client.cookies["vedich"].value
    client.post("/sign-out/")
    tried(client, "hoa", PASSWORD)
    assert client.cookies["vedich"].value != first


def test_after_signing_in_nobody_is_led_to_another_host(office: Office) -> None:
    given(office.hoa)
    for bad in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = Client().post(f"/sign-in/?next={bad}", {"login": "hoa", "password": PASSWORD, "next": bad})
        assert answer["Location"] == "/", bad


def test_the_language_switch_leads_nobody_to_another_host() -> None:
    for bad in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "javascript:alert(1)",
        r"/\elsewhere.example",
    ):
        assert Client().post("/look/", {"lang": "en", "next": bad})["Location"] == "/", bad


def test_passwords_are_kept_by_argon2_and_older_ways_are_still_read() -> None:
    known = site_settings("sqlite:///x.db", secret_key="x")
    with override_settings(PASSWORD_HASHERS=known["PASSWORD_HASHERS"]):
        kept = make_password(PASSWORD)
        assert kept.startswith("argon2$argon2id$")
        assert check_password(PASSWORD, kept)
        assert check_password(PASSWORD, make_password(PASSWORD, hasher="scrypt"))


def test_counts_of_guesses_are_shared_by_all_processes(office: Office, as_: Callable[[User], Client]) -> None:
    cache.set("seen-by-all", "yes")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM site_cache")
        assert cursor.fetchone()[0] >= 1
