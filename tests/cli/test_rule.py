"""`vedich rule`: every rule is listed, and the page of each can be read."""

from __future__ import annotations

import argparse
import json

import pytest

from vedich.checking.rule import rules
from vedich.cli import rule


def run(*words: str, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    rule.arguments(parser, lang)
    return rule.run(argparse.Namespace(lang=lang, **vars(parser.parse_args(words))))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_is_listed(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    assert run(lang=lang) == 0
    shown = capsys.readouterr().out
    assert [each.code for each in rules() if each.code not in shown] == []


def test_a_code_or_a_name_shows_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("vd101") == run("parts-do-not-add-up") == 0
    shown = capsys.readouterr().out
    assert shown.count("# Các phần không cộng thành tổng (VD101)") == 2


def test_the_beginning_of_a_code_lists_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("VD5", "--format", "json") == 0
    assert {row["code"][:3] for row in json.loads(capsys.readouterr().out)} == {"VD5"}


def test_an_unknown_code_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("percent-of-plan-disagree") == rule.UNKNOWN
    assert "percent-of-plan-disagrees" in capsys.readouterr().err
