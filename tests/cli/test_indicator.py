from __future__ import annotations

import argparse
import json

import pytest

from vedich.cli import indicator


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def run(*words: str, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    indicator.arguments(parser, lang)
    return indicator.run(argparse.Namespace(lang=lang, **vars(parser.parse_args(words))))


def test_a_name_of_three_indicators_shows_all_three_told_apart_by_measure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("hộ nghèo") == 0
    shown = capsys.readouterr().out
    assert "“hộ nghèo” có thể là 3 chỉ tiêu" in shown
    for words in (
        "POV-003",
        "POV-001",
        "POV-002",
        "điểm %",
        "càng thấp càng tốt",
        "Toàn huyện còn 842 hộ nghèo.",
    ):
        assert words in shown


def test_a_measure_settles_which_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("hộ nghèo", "--measure", "%") == 0
    shown = capsys.readouterr().out
    assert "có thể là" not in shown
    assert "Số hộ nghèo (POV-003) chia cho Số hộ (POP-003)" in shown


def test_where_the_measure_cannot_decide_a_fuller_name_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("giải ngân", "--measure", "%") == 0
    assert "có thể là 2 chỉ tiêu; cần tên đầy đủ hơn" in capsys.readouterr().out


def test_a_name_that_only_comes_near_is_said_to_do_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mật độ dân số") == 0
    assert "Không có chỉ tiêu nào tên đúng là “mật độ dân số”; gần nhất là:" in capsys.readouterr().out


def test_the_card_reads_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("poor households", lang="en") == 0
    shown = capsys.readouterr().out
    for words in (
        "Poor households",
        "Vietnamese",
        "lower is better",
        "the figures of the parts are added",
        "yearly",
    ):
        assert words in shown


def test_a_closed_indicator_says_until_when_it_held(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("NRU-008") == 0
    shown = capsys.readouterr().out
    assert "đến 30/6/2025" in shown
    assert "khép lại, không phải không đạt" in shown


def test_a_name_shared_with_others_is_listed_with_their_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("POV-003") == 0
    assert "hộ nghèo (POV-001, POV-002)" in capsys.readouterr().out


def test_an_unknown_name_gets_the_nearest_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("hộ ngèo") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Danh mục không có chỉ tiêu “hộ ngèo”. Gần nhất: " in told.err
    assert "POV-003" in told.err
    assert run("xyz", lang="en") == 2
    assert "The catalog has no indicator called “xyz”." in capsys.readouterr().err


def test_json_holds_every_field_of_every_hit(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("BHYT", "--format", "json") == 0
    records = json.loads(capsys.readouterr().out)
    best = records[0]
    assert (best["code"], best["measure"], best["score"], best["direction"]) == ("HEA-001", "%", 1.0, "up")
    assert best["adds_up_by"] == "ratio:insured people/POP-001"
    assert len(best["examples"]) >= 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_indicator_of_the_catalog_can_be_shown(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    from vedich.catalog.load import catalog

    for code in catalog().by_code:
        assert run(code, lang=lang) == 0
    assert "{0}" not in capsys.readouterr().out
