"""A resolution of ten pages is reviewed by keyboard alone, in a real browser, against what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

from tests.actions.conftest import NOW, TODAY, Office
from tests.browser.held import Held
from tests.browser.walk import Walk
from tests.factory.resolution import Wrong, resolution, with_wrong_figures
from tests.factory.writers.docx import docx_of
from tests.web.documents.papers import read_all
from vedich.actions.accounts import add_user, appoint
from vedich.actions.reviewing.proposals import Proposed, Review
from vedich.actions.uploads import hand_in
from vedich.domain.role import Role
from vedich.store.models import Decision, Observation, TargetVersion, Upload, User

MOST_KEYSTROKES = 130
PLANTED = 10


def handed(office: Office, data: bytes, name: str = "nghị quyết.docx") -> str:
    made = hand_in(by=office.lan, at=NOW, area=office.province, data=data, name=name)
    read_all()
    return f"/documents/T34:80/file/{made['upload']}/review/"


def review_of(office: Office) -> Review:
    return Review(Upload.objects.select_related("area", "file").get(), office.lan, TODAY)


def planted_in(review: Review, wrong: tuple[Wrong, ...]) -> dict[str, Wrong]:
    """Find the things that were made wrong, each by its words and the place it was put."""
    found = {}
    for each in wrong:
        several = [
            one
            for one in review.proposed
            if one.surface == each.now and (one.item.thing.cell is not None) == (each.row is not None)  # type: ignore[union-attr]
        ]
        assert len(several) == 1, each
        found[several[0].key] = each
    return found


def reviewing(office: Office, walk: Callable[..., Walk]) -> tuple[str, Walk]:
    """Hand a resolution in, and open its review; give its address and who looks at it."""
    draft, _ = with_wrong_figures(resolution(6), 3, 6)
    address = handed(office, docx_of(draft))
    one = walk(office.lan)
    one.go(address)
    return address, one


class Typist:
    """Presses keys and counts them."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.count = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    @property
    def current(self) -> str:
        return str(self.page.locator("article.current").get_attribute("data-item"))


def the_right_key(each: Proposed, planted: dict[str, Wrong]) -> str:
    """Decide as somebody who knows the document: accept what is right, repair what is wrong, else reject."""
    if each.key in planted:
        right = planted[each.key].was
        for number, option in enumerate(each.options, start=1):
            if right in option.words.vi.replace(planted[each.key].now, ""):
                return str(number)
        return "r"
    # A part of a whole that the reader took for the whole, or a figure that cannot be kept.
    return "r" if each.trouble is not None else "a"


@pytest.mark.parametrize("seed", [6, 9])
def test_a_resolution_is_reviewed_by_keyboard_alone_and_nothing_wrong_slips_in(
    seed: int, office: Office, walk: Callable[..., Walk]
) -> None:
    draft, wrong = with_wrong_figures(resolution(seed), PLANTED, seed)
    address = handed(office, docx_of(draft))
    before = review_of(office)
    planted = planted_in(before, wrong)
    things = {each.key: each for each in before.proposed}
    assert len(things) >= 100
    assert len(planted) == PLANTED

    one = walk(office.lan)
    one.go(address)
    page = one.page
    for each in before.proposed:
        words = "".join(page.locator(f'[data-items~="{each.key}"]').all_inner_texts())
        assert "".join(words.split()) == "".join(each.surface.split())
    one.shoot(f"review-{seed}")

    typist = Typist(page)
    typist.press("A")
    page.wait_for_selector("#proposals > .note")
    after = {each.key: each for each in review_of(office).proposed}
    accepted = {key for key, each in after.items() if each.state == "accepted"}
    assert accepted
    assert not accepted & planted.keys()

    left = len(things) - len(accepted)
    for _ in range(left):
        key = typist.current
        assert after[key].state == "open", key
        typist.press(the_right_key(after[key], planted))
    page.wait_for_selector(f"#review-bar progress[value='{len(things)}']")
    one.check()
    one.shoot(f"review-done-{seed}")
    typist.press("C")
    typist.press("Enter")
    page.wait_for_selector("h1:has-text('dòng vào hồ sơ')")
    one.check()
    one.shoot(f"review-committed-{seed}")

    print(f"{typist.count} keystrokes for {len(things)} things, {len(accepted)} accepted at once")
    assert typist.count <= MOST_KEYSTROKES
    printed = {
        (row.span_start, row.value)
        for table in (Observation, TargetVersion)
        for row in table._default_manager.filter(document__isnull=False)
    }
    for key in planted:
        start = before.read.source.place(things[key].span.start, things[key].span.end).start
        thing = things[key].item.thing
        assert (start, thing.value) not in printed  # type: ignore[union-attr]


def test_a_figure_is_corrected_by_keyboard_and_thought_better_of(
    office: Office, walk: Callable[..., Walk]
) -> None:
    draft, _ = with_wrong_figures(resolution(6), 3, 6)
    address = handed(office, docx_of(draft))
    one = walk(office.lan, lang="en", width=390)
    one.go(address)
    one.check()
    one.shoot("review")
    page = one.page
    typist = Typist(page)
    key = typist.current
    typist.press("e")
    page.wait_for_selector("article.editing input:focus")
    one.check()
    one.shoot("review-correcting")
    typist.press("Escape")
    page.wait_for_selector(f"article#{key}:not(.editing)")
    typist.press("e")
    page.wait_for_selector("article.editing input:focus")
    page.keyboard.type("12.345")
    typist.press("Enter")
    page.wait_for_selector(f"article#{key}[data-state=corrected]")
    assert "12.345" in page.locator(f"#{key}").inner_text()
    assert page.locator(f"mark.corrected[data-items~={key}]").count() == 1
    typist.press("u")
    page.wait_for_selector(f"article#{key}[data-state=open]")
    typist.press("?")
    page.wait_for_selector("dialog[open]")
    one.check()


def test_an_answer_that_was_overtaken_does_not_turn_the_count_back(
    office: Office, walk: Callable[..., Walk]
) -> None:
    _, one = reviewing(office, walk)
    page = one.page
    held = Held(page, "**/decide/**")
    first = Typist(page).current
    page.keyboard.press("r")
    held.wait()
    page.keyboard.press("r")
    page.wait_for_selector("#review-bar progress[value='2']")
    held.let_go()
    page.wait_for_selector(f"article#{first}[data-state=rejected]")
    assert page.locator("#review-bar progress").get_attribute("value") == "2"


def test_a_session_that_is_lost_in_mid_review_loses_nothing(
    office: Office, walk: Callable[..., Walk]
) -> None:
    address, one = reviewing(office, walk)
    page = one.page
    page.keyboard.press("A")
    page.wait_for_selector("#proposals > .note")
    page.keyboard.press("r")
    page.wait_for_selector("article.rejected")
    kept = Decision.objects.count()
    one.context.clear_cookies(name="vedich")
    page.keyboard.press("r")
    page.wait_for_url("**/sign-in/**")
    assert address in unquote(page.url)
    assert Decision.objects.count() == kept
    again = walk(office.lan)
    again.go(address)
    assert again.page.locator("article.accepted, article.rejected").count() == kept


def test_two_people_at_one_document_see_each_other(office: Office, walk: Callable[..., Walk]) -> None:
    draft, _ = with_wrong_figures(resolution(6), 3, 6)
    address = handed(office, docx_of(draft))
    add_user(by=office.administrator, at=NOW, username="mai", name="Mai")
    mai = User.objects.get(username="mai")
    since = TODAY.replace(year=2020)
    appoint(
        by=office.administrator, at=NOW, user=mai, role=Role.SPECIALIST, area=office.province, since=since
    )
    mine, hers = walk(office.lan), walk(mai)
    for one in (mine, hers):
        one.go(address)
    key = Typist(mine.page).current
    mine.page.keyboard.press("r")
    mine.page.wait_for_selector(f"article#{key}.rejected")
    # She has not been told yet, and decides the same line: what was decided stands, with a sentence.
    hers.page.keyboard.press("a")
    hers.page.wait_for_selector(f"article#{key} [role=alert]")
    assert "lan vừa quyết định dòng này" in hers.page.locator(f"#{key}").inner_text()
    assert hers.page.locator(f"article#{key}.rejected").count() == 1
    # What he decides next appears before her by itself.
    other = Typist(mine.page).current
    mine.page.keyboard.press("r")
    hers.page.wait_for_selector(f"article#{other}.rejected", timeout=15_000)
    hers.check()
