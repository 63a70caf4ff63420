"""Pages speak Vietnamese until a person asks for English, and look as a person asks."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.actions.conftest import Office


def page(client: Client, **headers: str) -> str:
    return client.get("/sign-in/", headers=headers).content.decode()


def test_vietnamese_is_spoken_whatever_the_browser_asks_for() -> None:
    shown = page(Client(), **{"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="vi"' in shown
    assert "Mật khẩu" in shown


def test_the_switch_keeps_english_and_leads_back_to_where_one_was() -> None:
    client = Client()
    answer = client.post("/look/", {"lang": "en", "next": "/sign-in/?next=/areas/"})
    assert answer["Location"] == "/sign-in/?next=/areas/"
    shown = page(client)
    assert '<html lang="en"' in shown
    assert "Password" in shown
    client.post("/look/", {"lang": "vi"})
    assert "Mật khẩu" in page(client)


@pytest.mark.parametrize("bad", ["fr", "", "vi<script>", "en;x"])
def test_another_language_is_not_kept(bad: str) -> None:
    client = Client()
    client.post("/look/", {"lang": bad})
    assert "vedich-lang" not in client.cookies
    client.cookies["vedich-lang"] = bad
    assert '<html lang="vi"' in page(client)


def test_theme_and_size_are_kept_apart_and_nothing_else_gets_into_the_page() -> None:
    client = Client()
    client.post("/look/", {"theme": "dark"})
    client.post("/look/", {"size": "large"})
    assert 'data-theme="dark" data-size="large"' in page(client)
    client.post("/look/", {"theme": '"><script>'})
    assert 'data-theme="dark" data-size="large"' in page(client)
    client.cookies["vedich-look"] = '"><b>.x'
    assert 'data-theme="auto" data-size="normal"' in page(client)


def test_a_fault_of_ours_is_told_in_the_language_with_a_number_and_without_its_inside(office: Office) -> None:
    from django.test import RequestFactory
    from django.utils import translation

    from vedich.web.faults.views import broken

    for lang, word in (("vi", "Máy chủ gặp lỗi"), ("en", "The server has failed")):
        with translation.override(lang):
            answer = broken(RequestFactory().get("/inbox/"))
        assert answer.status_code == 500
        assert word in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
