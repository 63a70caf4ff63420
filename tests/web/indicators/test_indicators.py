"""The page of an indicator: what it means, what it is made of, and which areas of mine have it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from tests.actions.conftest import Office
from tests.web.targets.boards import lay_out
from vedich.store.models import Indicator, User

Start = Callable[[User], Client]


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_list_holds_every_indicator_under_its_field(office: Office, as_: Start) -> None:
    page = as_(office.hoa).get("/indicators/").content.decode()
    assert page.count('scope="row"') == Indicator.objects.count()
    assert "Ngân sách" in page


def test_a_rate_names_its_numerator_and_denominator_and_how_it_sums_up(office: Office, as_: Start) -> None:
    page = as_(office.hoa).get("/indicators/POV-001/").content.decode()
    told = text(page)
    assert "Tử số Số hộ nghèo" in told
    assert "Mẫu số Số hộ" in told
    assert 'href="/indicators/POV-003/"' in page
    assert "không lấy bình quân tỷ lệ" in told
    assert "Càng thấp càng tốt" in told


def test_the_areas_that_have_it_show_their_last_figure(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.minh).get("/indicators/BUD-001/").content.decode()
    assert 'href="/targets/X34:28108/BUD-001/"' in page
    assert "61,45 tỷ đồng" in page


def test_a_figure_is_read_in_english_as_it_was_said_in_vietnamese(office: Office, as_: Start) -> None:
    """'61,45' on an English page would be read as 6,145."""
    lay_out(office)
    client = as_(office.minh)
    client.cookies["vedich-lang"] = "en"
    assert "61.45 tỷ đồng" in client.get("/indicators/BUD-001/").content.decode()
    told = client.get("/targets/X34:28108/BUD-001/").content.decode()
    assert "61.45 tỷ đồng" in told
    assert "61,45" not in told


def test_somebody_without_an_area_sees_the_definition_and_no_figure(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.keeper).get("/indicators/BUD-001/").content.decode()
    assert "Tổng thu ngân sách" in page
    assert "61,45" not in page


def test_a_code_that_is_not_on_record_is_not_there(office: Office, as_: Start) -> None:
    assert as_(office.hoa).get("/indicators/NOT-001/").status_code == 404
