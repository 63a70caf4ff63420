"""Answers that come late, or in another order than asked for, undo nothing that a person did since."""

from __future__ import annotations

from collections.abc import Callable

from tests.actions.conftest import NOW, TODAY, Office
from tests.browser.held import Held
from tests.browser.test_review import Typist, handed, review_of
from tests.browser.walk import Walk
from tests.factory.resolution import resolution, with_wrong_figures
from tests.factory.writers.docx import docx_of
from tests.web.inbox.piles import pile_up
from vedich.actions.accounts import add_user, appoint
from vedich.actions.reviewing.deciding import Choice, decide
from vedich.domain.role import Role
from vedich.store.models import Explanation, Upload, User, Violation


def draft_of(office: Office) -> str:
    draft, _ = with_wrong_figures(resolution(6), 3, 6)
    return handed(office, docx_of(draft))


def test_what_is_typed_before_the_form_of_a_correction_is_there_is_typed_into_it(
    office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.lan)
    one.go(draft_of(office))
    page = one.page
    held = Held(page, "**/correct/")
    key = Typist(page).current
    page.keyboard.press("e")
    held.wait()
    # Each of these keys decides something where no form is on its way.
    page.keyboard.type("12.3r1")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("45")
    held.let_go()
    page.keyboard.type("6")
    assert page.locator(f"#{key}-value").input_value() == "12.3456"
    assert not review_of(office).last


def test_a_list_that_comes_anew_takes_no_correction_from_under_ones_fingers(
    office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.lan)
    one.go(draft_of(office))
    page = one.page
    held = Held(page, "**/accept-certain/")
    page.keyboard.press("A")
    held.wait()
    key = Typist(page).current
    page.keyboard.press("e")
    page.wait_for_selector("article.editing input:focus")
    page.keyboard.type("12.")
    held.let_go()
    page.wait_for_selector("#proposals > .note")
    page.keyboard.type("345")
    assert page.locator(f"article.editing #{key}-value:focus").input_value() == "12.345"
    made = len(review_of(office).last)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"article#{key}[data-state=corrected]")
    assert len(review_of(office).last) == made + 1


def test_a_list_that_was_made_before_a_decision_does_not_open_its_line_again(
    office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.lan)
    one.go(draft_of(office))
    page = one.page
    late = Held(page, "**/accept-certain/")
    page.keyboard.press("A")
    late.wait()
    # Decided and answered while the list is on its way.
    first = Typist(page).current
    page.keyboard.press("r")
    page.wait_for_selector(f"article#{first}.rejected")
    # Decided, and answered after the list.
    later = Held(page, "**/decide/")
    second = Typist(page).current
    page.keyboard.press("r")
    later.wait()
    late.let_go()
    page.wait_for_selector("#proposals > .note")
    assert page.locator(f"article#{first}.rejected").count() == 1
    later.let_go()
    assert page.locator(f"article#{second}.rejected").count() == 1
    made = len(review_of(office).last)
    assert page.locator("#review-bar progress").get_attribute("value") == str(made)
    # Both are whole lines: each can be undone.
    page.locator(f"#{first} [data-key=u]").click()
    page.wait_for_selector(f"article#{first}.open")


def test_news_of_others_that_come_late_do_not_turn_a_line_back(
    office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.lan)
    one.go(draft_of(office))
    page = one.page
    key = Typist(page).current
    news = Held(page, "**/changes/**")
    # Somebody else rejects the line; the news of it are kept back.
    add_user(by=office.administrator, at=NOW, username="mai", name="Mai")
    mai = User.objects.get(username="mai")
    appoint(
        by=office.administrator, at=NOW, user=mai, role=Role.SPECIALIST, area=office.province, since=TODAY
    )
    decide(by=mai, at=NOW, upload=Upload.objects.get(), choice=Choice(key, "rejected", 0, None))
    news.wait()
    page.keyboard.press("a")
    page.wait_for_selector(f"article#{key}.rejected")
    page.locator(f"#{key} [data-key=u]").click()
    page.wait_for_selector(f"article#{key}.open")
    news.let_go()
    assert page.locator(f"article#{key}.open").count() == 1


def test_a_commit_waits_for_the_decisions_that_are_on_their_way(
    office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.lan)
    one.go(draft_of(office))
    page = one.page
    page.keyboard.press("A")
    page.wait_for_selector("#proposals > .note")
    held = Held(page, "**/decide/")
    key = Typist(page).current
    page.keyboard.press("r")
    held.wait()
    page.keyboard.press("C")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.endswith("/review/")
    held.send()
    page.wait_for_selector("h1:has-text('dòng vào hồ sơ')")
    assert review_of(office).last[key].choice == "rejected"


def test_a_correction_outlives_a_lost_session_and_a_refusal(
    office: Office, walk: Callable[..., Walk]
) -> None:
    address = draft_of(office)
    one = walk(office.lan)
    one.go(address)
    page = one.page
    key = Typist(page).current
    page.keyboard.press("e")
    page.wait_for_selector("article.editing input:focus")
    page.keyboard.type("12.345")
    page.locator(f"#{key}-period").fill("không phải kỳ")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"article#{key} [role=alert]")
    page.keyboard.press("e")
    page.wait_for_selector("article.editing input:focus")
    assert page.locator(f"#{key}-value").input_value() == "12.345"
    assert page.locator(f"#{key}-period").input_value() == "không phải kỳ"
    page.locator(f"#{key}-period").fill("năm 2026")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"article#{key}[data-state=corrected]")
    # Taken: the next correction begins with what stands.
    page.keyboard.press("u")
    page.wait_for_selector(f"article#{key}[data-state=open]")
    page.keyboard.press("e")
    page.wait_for_selector("article.editing input:focus")
    assert page.locator(f"#{key}-value").input_value() != "12.345"


def test_a_reason_outlives_a_lost_session_until_it_is_on_record(
    office: Office, walk: Callable[..., Walk]
) -> None:
    pile_up(office.commune, office.committee, 1)
    finding = Violation.objects.order_by("pk")[0].pk
    one = walk(office.hoa)
    one.go(f"/inbox/finding/{finding}/")
    page = one.page
    page.locator("#text").fill("Số đúng: nhập muộn một tháng.")
    session = [each for each in one.context.cookies() if each["name"] == "vedich"]
    one.context.clear_cookies(name="vedich")
    page.locator("form.explain button").click()
    page.wait_for_url("**/sign-in/**")
    one.context.add_cookies(session)
    one.go(f"/inbox/finding/{finding}/")
    assert page.locator("#text").input_value() == "Số đúng: nhập muộn một tháng."
    page.locator("form.explain button").click()
    page.wait_for_selector("#messages .success")
    assert Explanation.objects.count() == 1
    one.go(f"/inbox/finding/{finding}/")
    assert page.locator("#text").input_value() == ""
