"""A server of the site on this machine, and a Chromium that walks through it: `make browser`.

Chromium comes from the system (Debian: `chromium`); where it is not installed the tests are skipped, loudly.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.actions.conftest import Office, office
from tests.browser.walk import Walk
from vedich.actions.preferring import mark_tour
from vedich.store.models import User
from vedich.web.help.tours import TOURS

__all__ = ["Office", "office"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "msedge")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here: they run by `make browser`, not in `make test`."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Give a Chromium without a window, or skip where there is none."""
    program = os.environ.get("VEDICH_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("office: chromium is not installed")
    # The driver keeps a loop in this thread; the record is only asked between its steps.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # A line that is cut is cut for workers of a page, too.
    os.environ["PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS"] = "1"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture
def site(record: str) -> Iterator[str]:
    """Give the address of a server of the site over the record of the test."""
    from waitress.server import create_server

    from vedich.site.wsgi import application

    server = create_server(
        application, host="127.0.0.1", port=0, threads=4, clear_untrusted_proxy_headers=True
    )
    closing = threading.Event()

    def serve() -> None:
        # Closed from here, the server may find that what it waits on is gone.
        try:
            server.run()
        except OSError:
            if not closing.is_set():
                raise

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    closing.set()
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def walk(site: str, chromium: object) -> Iterator[Callable[..., Walk]]:
    """Give a maker of walks: `walk(user, lang="en", width=390)`; each is checked when the test ends."""
    made: list[Walk] = []

    def start(
        user: User | None = None,
        *,
        lang: str = "vi",
        width: int = 1440,
        look: str = "auto.normal",
        tours: bool = False,
    ) -> Walk:
        cookies = {"vedich-lang": lang, "vedich-look": look}
        if user is not None:
            user.set_password(secrets.token_hex())
            user.save()
            for key in () if tours else TOURS:
                mark_tour(by=user, tour=key)
            client = Client()
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
            cookies["vedich"] = client.cookies["vedich"].value
        one = Walk(site, chromium, cookies, lang, width)
        made.append(one)
        return one

    yield start
    troubles = [trouble for one in made for trouble in one.finish()]
    assert troubles == []
