"""Who gives an order."""

from __future__ import annotations

import pytest

from vedich.reading.folding import fold
from vedich.reading.grammar.assigner import orders, reading_of, speaker, without_address


@pytest.mark.parametrize(
    "saying",
    [
        "theo yêu cầu các đơn vị",
        "hồ sơ đề nghị công nhận",
        "dự toán tỉnh giao chỉ tiêu",
        "Sở Giao thông vận tải",
    ],
)
def test_a_noun_orders_nothing(saying: str) -> None:
    assert orders(fold(saying), 0, len(saying)) == []


def test_titles_and_name_stay_together() -> None:
    saying = "Tại đây, đồng chí Lê Văn A - Phó Bí thư Huyện ủy, Chủ tịch UBND huyện yêu cầu các xã"
    assert reading_of(saying) == "đồng chí Lê Văn A - Phó Bí thư Huyện ủy, Chủ tịch UBND huyện · yêu cầu"


def test_a_man_called_duoc_may_order() -> None:
    assert (
        reading_of("Chủ tịch HĐND tỉnh Nguyễn Văn Được yêu cầu")
        == "Chủ tịch HĐND tỉnh Nguyễn Văn Được · yêu cầu"
    )


def test_the_speaker_of_closing_words_is_known() -> None:
    text = "Kết luận hội nghị, Chủ tịch UBND tỉnh - Lê Văn B ghi nhận các ý kiến."
    place = speaker(fold(text), 0, len(text))
    assert place is not None
    assert text[slice(*place)] == "Chủ tịch UBND tỉnh - Lê Văn B"


def test_an_address_is_no_part_of_a_name() -> None:
    assert without_address("ông Lê Văn A") == "Lê Văn A"
