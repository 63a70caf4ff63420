"""Any figure of the table answers "from where?": what was said, by whom, when, and each step from there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.documents.papers import read_all
from tests.web.targets.boards import ADDRESS, NINE, lay_out
from vedich.actions.areas import load_areas
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.actions.uploads import hand_in
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.intake.reading import read_confined, written
from vedich.store.models import (
    Area,
    Document,
    MachineReading,
    Observation,
    StoredFile,
    Target,
    Upload,
    User,
)

Start = Callable[[User], Client]


def addresses(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'class="figure figures" href="([^"]+)"', page)]


def test_every_figure_of_the_table_opens_its_story_in_the_panel_and_as_a_page(
    office: Office, as_: Start
) -> None:
    lay_out(office)
    client = as_(office.hoa)
    found = addresses(client.get(ADDRESS).content.decode())
    assert len(found) >= 7
    for address in found:
        part, page = client.get(address, headers={"HX-Request": "true"}), client.get(address)
        assert (part.status_code, page.status_code) == (200, 200), address
        assert "<html" not in part.content.decode()
        assert page.content.decode().count("<h1") == 1


def test_the_story_of_a_result_names_document_place_person_day_and_steps(office: Office, as_: Start) -> None:
    lay_out(office)
    target = Target.objects.filter(indicator__code="BUD-001", set__basis="adopted").get()
    address = f"/targets/X34:28108/from-where/?target={target.pk}&figure=result&as_of=2026-09"
    page = " ".join(as_(office.hoa).get(address).content.decode().split())
    for told in (
        "61,45",
        "214/BC-UBND",
        "22/09/2026",
        "dòng 16, chữ thứ 61",
        "lan ghi vào hồ sơ lúc",
        "02/11/2026",
    ):
        assert told in page, told
    assert "61,45 : 73 × 100 = 84,18%" in page


@pytest.mark.parametrize("target", ["0", "999999", "1e3", "²", "-1", "9" * 30])
def test_a_target_that_is_not_there_is_not_found(target: str, office: Office, as_: Start) -> None:
    lay_out(office)
    address = f"/targets/X34:28108/from-where/?target={target}&as_of=2026-09"
    assert as_(office.hoa).get(address).status_code == 404


def test_a_target_of_another_area_is_not_told_under_the_address_of_ones_own(
    office: Office, as_: Start
) -> None:
    load_areas(by=office.keeper, at=NOW, keys=("X34:28114",))
    beside = Area.objects.get(key="X34:28114")
    aims = [Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("987654"))]
    set_targets(by=office.lan, at=NOW, area=beside, period=Period.year(2026), basis=Basis.ADOPTED, aims=aims)
    target = Target.objects.get(area=beside)
    address = f"/targets/X34:28108/from-where/?target={target.pk}&as_of=2026-09"
    answer = as_(office.hoa).get(address)
    assert answer.status_code == 404
    assert "987.654" not in answer.content.decode()


def test_without_a_figure_the_page_says_how_to_ask(office: Office, as_: Start) -> None:
    page = as_(office.hoa).get("/targets/X34:28108/from-where/").content.decode()
    assert "bấm vào một số bất kỳ" in page


def test_a_month_after_the_one_asked_for_is_not_called_in_use(office: Office, as_: Start) -> None:
    document = lay_out(office)
    later = Said(
        indicator="POV-001", area=office.commune.key, period=Period.month(2026, 10), as_of=date(2026, 10, 22),
        vintage=Vintage.ACTUAL, measure="%", value=Decimal("0.55"), printed="0,55",
    )  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=[later], document=document)
    target = Target.objects.get(indicator__code="POV-001")
    address = f"/targets/X34:28108/from-where/?target={target.pk}&as_of=2026-09"
    page = as_(office.hoa).get(address).content.decode()
    assert page.count("đang dùng") == 1
    assert "kỳ kết thúc sau ngày đánh giá" in page
    assert as_(office.hoa).get(address.replace("09", "10")).content.decode().count("đang dùng") == 2


def test_the_sentence_of_a_figure_is_quoted_where_the_text_of_its_document_is_kept(
    office: Office, as_: Start
) -> None:
    document = lay_out(office)
    told = Observation.objects.get(indicator__code="BUD-001")
    text = "Chín tháng đầu năm. Thu ngân sách đạt 61,45 tỷ đồng, bằng 84,2% dự toán. Chi đúng kế hoạch."
    file = StoredFile.objects.create(sha256="0" * 64, size=len(text), media_type="text/plain", name="a.txt")
    Document.objects.filter(pk=document.pk).update(file=file)
    start = text.index("61,45")
    # A sealed figure is never changed: one read from the kept text is said anew.
    said = Said(
        indicator="BUD-001", area=office.commune.key, period=NINE, as_of=date(2026, 9, 23),
        vintage=Vintage.ACTUAL, measure="tỷ đồng", value=Decimal("61.45"), printed="61,45",
        span=(start, start + 5),
    )  # fmt: skip
    document.refresh_from_db()
    record_observations(by=office.lan, at=NOW, rows=[said], document=document)
    upload = Upload.objects.create(
        area=office.commune, file=file, name="a.txt", by=office.lan, at=NOW, event=told.event
    )
    read = read_confined(text.encode(), "a.txt")
    MachineReading.objects.create(upload=upload, began_at=NOW, ended_at=NOW, seconds=1, content=written(read))
    target = Target.objects.get(indicator__code="BUD-001", set__basis="adopted")
    page = (
        as_(office.hoa)
        .get(
            f"/targets/X34:28108/from-where/?as_of=2026-09&figure=result&target={target.pk}",
            headers={"HX-Request": "true"},
        )
        .content.decode()
    )
    assert "Thu ngân sách đạt <mark>61,45</mark> tỷ đồng, bằng 84,2% dự toán.</p>" in page


def test_the_story_of_a_target_quotes_the_sentence_that_sets_it(office: Office, as_: Start) -> None:
    text = "NGHỊ QUYẾT\nThông qua chỉ tiêu năm 2026.\n- Trồng mới 41,5 ha rừng.\n"
    made = hand_in(by=office.lan, at=NOW, area=office.commune, data=text.encode(), name="nghị quyết.txt")
    read_all()
    file = Upload.objects.get(pk=made["upload"]).file
    document = lay_out(office)
    Document.objects.filter(pk=document.pk).update(file=file)
    start = text.index("41,5")
    aim = Aim("AGR-017", Operator.AT_LEAST, "ha", Decimal("41.5"), printed="41,5", span=(start, start + 4))
    set_targets(
        by=office.lan, at=NOW, area=office.commune, period=Period.year(2026), basis=Basis.ADOPTED, aims=[aim],
        document=Document.objects.get(pk=document.pk),
    )  # fmt: skip
    target = Target.objects.get(indicator__code="AGR-017")
    address = f"/targets/X34:28108/from-where/?target={target.pk}&figure=goal&as_of=2026-09"
    page = " ".join(as_(office.hoa).get(address).content.decode().split())
    assert "- Trồng mới <mark>41,5</mark> ha rừng." in page
    assert "214/BC-UBND" in page
