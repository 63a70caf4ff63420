from __future__ import annotations

import argparse
import json

import pytest

from vedich.cli import lineage


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def run(*words: str, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    lineage.arguments(parser, lang)
    return lineage.run(argparse.Namespace(lang=lang, **vars(parser.parse_args(words))))


def test_the_town_of_cai_lay_shows_where_each_of_its_wards_lies_now(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("TX Cai Lậy") == 0
    shown = capsys.readouterr().out
    assert "1 xã, 4 phường của tỉnh Đồng Tháp" in shown
    assert "Phường 4, Phường 5, xã Long Khánh" in shown
    assert "Cao Lãnh" not in shown


def test_the_commune_of_can_duoc_shows_what_it_was_made_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("xã Cần Đước") == 0
    shown = capsys.readouterr().out
    assert "Lập ngày 01/7/2025 từ 3 xã, 1 thị trấn" in shown
    assert "1682/NQ-UBTVQH15" in shown
    assert "thị trấn Cần Đước" in shown


def test_a_split_says_that_its_figures_are_estimates(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("phường Minh Khai, quận Bắc Từ Liêm") == 0
    shown = capsys.readouterr().out
    assert "chia cho 4 đơn vị" in shown
    assert "chỉ là ước tính" in shown


def test_a_doubtful_step_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("xã Nhựt Tảo") == 0
    shown = capsys.readouterr().out
    assert "chưa chắc" in shown
    assert "Chưa chắc: " in shown


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tỉnh Long An", "nhập toàn bộ vào tỉnh Tây Ninh"),
        ("xã Bình Châu", "Nguyên trạng một đơn vị cũ"),
        ("huyện Cồn Cỏ", "1 đặc khu của tỉnh Quảng Trị"),
    ],
)
def test_one_sentence_says_what_happened(
    name: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name) == 0
    assert sentence in capsys.readouterr().out


def test_english_is_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("TX Cai Lậy", lang="en") == 0
    shown = capsys.readouterr().out
    assert "Ceased on 1 July 2025" in shown
    assert "Ward 4, Ward 5, Long Khánh commune" in shown
    assert "Nay là" not in shown


def test_json_carries_shares_and_doubts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("xã Nhựt Tảo", "--format", "json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    first = record["made_of"][0]
    assert (first["title"], first["share"], first["estimated"]) == ("thị trấn Thủ Thừa", None, True)
    assert first["unsure"]


def test_an_unknown_name_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Không Đâu Cả Xyz", lang="en") == 2
    assert "No area called" in capsys.readouterr().err
