"""The scorecard: the count that a leader reads out, what lags and who answers for it, what changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import NINE, YEAR, lay_out
from vedich.actions.explaining import explain_target
from vedich.actions.observations import Said, record_observations
from vedich.domain.observation import Vintage
from vedich.store.models import DeclaredJudgement, Observation, Target, TargetAgency, User

Start = Callable[[User], Client]
ADDRESS = "/scorecard/X34:28108/?as_of=2026-09"


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_count_is_read_out_for_the_largest_set(office: Office, as_: Start) -> None:
    lay_out(office)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "1/2 chỉ tiêu đạt và vượt, trong đó 1 vượt" in page
    assert "214/BC-UBND" in page


def test_one_set_or_all_together_are_counted_when_asked_for(office: Office, as_: Start) -> None:
    lay_out(office)
    stretch = Target.objects.get(set__basis="stretch").set_id
    page = text(as_(office.hoa).get(f"{ADDRESS}&set={stretch}").content.decode())
    assert "0/1 chỉ tiêu đạt và vượt" in page
    assert "1/3 chỉ tiêu đạt và vượt" in text(as_(office.hoa).get(f"{ADDRESS}&set=all").content.decode())


def test_the_bar_and_its_key_say_the_same_and_come_to_a_hundred(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.hoa).get(f"{ADDRESS}&set=all").content.decode()
    key = page.split('<ul class="key">')[1].split("</ul>", maxsplit=1)[0]
    shares = [Decimal(told.replace(",", ".")) for told in re.findall(r"\(([\d,]+)%\)", key)]
    assert len(shares) == 2
    assert sum(shares) == 100
    assert 'aria-label="vượt 1, ' in page


def test_what_a_document_declares_stands_beside_the_count(office: Office, as_: Start) -> None:
    document = lay_out(office)
    DeclaredJudgement.objects.create(
        document=document, area=office.commune, period=str(YEAR), period_start=YEAR.start,
        period_end=YEAR.end, total=42, met=26, exceeded=17, surface="26/42 chỉ tiêu đạt và vượt",
    )  # fmt: skip
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "Văn bản tự nêu: 26/42 chỉ tiêu đạt và vượt" in page
    assert "Hồ sơ chỉ có 2 trong 42 chỉ tiêu" in page


def test_a_lagging_target_says_how_far_what_each_month_must_bring_and_who_leads(
    office: Office, as_: Start
) -> None:
    lay_out(office, revenue="31")
    target = Target.objects.get(indicator__code="BUD-001", set__basis="adopted")
    TargetAgency.objects.create(target=target, agency=office.committee, leads=True)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    lag = page.split("Còn chậm (1)")[1]
    assert "Thiếu 42 tỷ đồng" in lag
    assert "3 tháng còn lại mỗi tháng cần 14 tỷ đồng" in lag
    assert "UBND xã Cần Đước" in lag


def test_an_explanation_is_shown_and_one_that_is_owed_is_missed(office: Office, as_: Start) -> None:
    lay_out(office, revenue="31")
    client = as_(office.hoa)
    assert "chưa có giải trình" in text(client.get(ADDRESS).content.decode())
    target = Target.objects.get(indicator__code="BUD-001", set__basis="adopted")
    explain_target(
        by=office.hoa, at=NOW, target=target, as_of=date(2026, 9, 30), gap="Thiếu 42 tỷ.",
        external_causes="Đấu giá đất chậm.", remedy="Đôn đốc thu nợ.",
    )  # fmt: skip
    told = text(client.get(ADDRESS).content.decode())
    assert "Đấu giá đất chậm." in told
    assert "chưa có giải trình" not in told


def test_a_correction_is_told_with_both_figures_and_its_reason(office: Office, as_: Start) -> None:
    lay_out(office)
    wrong = Observation.objects.get(indicator__code="BUD-001")
    right = Said(
        indicator="BUD-001", area=office.commune.key, period=NINE, as_of=date(2026, 9, 28),
        vintage=Vintage.ACTUAL, measure="tỷ đồng", value=Decimal("62.45"), printed="62,45",
        supersedes=wrong.pk, reason="cộng sót một khoản",
    )  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=[right], document=wrong.document)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "61,45 tỷ đồng → 62,45 tỷ đồng – cộng sót một khoản" in page


def test_a_verdict_that_moved_since_the_month_before_says_from_what_to_what(
    office: Office, as_: Start
) -> None:
    lay_out(office)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "chưa có kết quả → chưa đạt" in page
    assert "2 chỉ tiêu có số mới" in page


@pytest.mark.parametrize(
    ("tail", "status", "told"),
    [
        ("as_of=2003-09", 422, "2003"),
        ("as_of=2026-09&set=99999", 422, "Không có bộ chỉ tiêu"),
        ("as_of=2025-01", 200, "Chưa có chỉ tiêu nào của năm 2025"),
        ("as_of=2026-09&known_on=2026-09-01", 200, "theo số đã biết ngày 01/09/2026"),
    ],
)
def test_an_odd_question_is_answered_in_a_sentence(
    tail: str, status: int, told: str, office: Office, as_: Start
) -> None:
    lay_out(office)
    answer = as_(office.hoa).get(f"/scorecard/X34:28108/?{tail}")
    assert (answer.status_code, told in answer.content.decode()) == (status, True)


def test_the_tabs_keep_the_choices(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.hoa).get(f"{ADDRESS}&known_on=2026-10-01&boundaries=now").content.decode()
    link = 'href="/targets/X34:28108/?as_of=2026-09&amp;known_on=2026-10-01&amp;boundaries=now"'
    assert link in page


def test_a_scorecard_asks_the_record_as_often_for_ten_times_as_many_targets(
    office: Office, as_: Start
) -> None:
    client, counts = as_(office.minh), []
    for many in (3, 30):
        lay_out(office, many=many)
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(ADDRESS).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
