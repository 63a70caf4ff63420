from __future__ import annotations

import argparse
import json

import pytest

from vedich.cli import area


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def run(*words: str, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    area.arguments(parser, lang)
    return area.run(argparse.Namespace(lang=lang, **vars(parser.parse_args(words))))


def test_cai_lay_in_january_2024_is_shown_as_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Cai Lậy", "--on", "2024-01-31") == 0
    shown = capsys.readouterr().out
    assert "có thể là 2 đơn vị" in shown
    assert "Thị xã Cai Lậy" in shown
    assert "Huyện Cai Lậy" in shown
    assert "đến hết 30/6/2025" in shown
    assert "phường Cai Lậy" in shown


def test_the_commune_of_can_duoc_shows_its_code_its_day_and_its_origin(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("xã Cần Đước") == 0
    shown = capsys.readouterr().out
    for words in ("28108", "X34:28108", "từ 01/7/2025", "tỉnh Tây Ninh", "xã Tân Chánh", "huyện Cần Đước"):
        assert words in shown


def test_rivals_are_listed_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Long An", "--on", "01/08/2025") == 0
    shown = capsys.readouterr().out
    assert shown.index("Phường Long An") < shown.index("Cũng có thể là") < shown.index("tỉnh Long An")
    assert "đơn vị cũ" in shown


def test_english_is_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("TX Cai Lậy", lang="en") == 0
    shown = capsys.readouterr().out
    assert "Cai Lậy district town" in shown
    assert "until 30 June 2025" in shown
    assert "Hiệu lực" not in shown


def test_a_later_decision_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("xã Bố Hạ", "--on", "2026-10-01") == 0
    assert "388/NQ-UBTVQH16" in capsys.readouterr().out


def test_json_carries_everything_for_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("TX Cai Lậy", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["id"] == "H63:817"
    assert record["until"] == "2025-06-30"
    assert record["part_of"][0]["title"] == "tỉnh Tiền Giang"
    assert len(record["became"]) == 5


def test_an_unknown_name_offers_its_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Cần Đướt") == 2
    said = capsys.readouterr().err
    assert "“Cần Đướt”" in said
    assert "huyện Cần Đước" in said


def test_a_day_that_is_none_is_quoted_with_the_right_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Cai Lậy", "--on", "2024-13-01") == 2
    assert "2024-13-01" in capsys.readouterr().err
