"""A new rule starts from a pair that is whole: it can be cut, run, and is red until somebody fills it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from scripts.new_rule import main, next_code, write_pair
from tests.pages.page import complaints
from tests.pages.running import CaseError, run_complaint
from vedich.checking.facts import Facts
from vedich.domain.document import Reading


def test_the_pair_is_a_rule_with_a_page_that_is_red_until_it_is_written(tmp_path: Path) -> None:
    module, page = write_pair("arithmetic", "parts-do-not-add-up", rules=tmp_path, since="0.1")
    rule = runpy.run_path(str(module))["rule"]
    assert (rule.code, rule.name, rule.since) == ("VD101", "parts-do-not-add-up", "0.1")
    firing, silent = complaints(page.read_text(encoding="utf-8"), page.name)

    def found(text: str, as_of: object) -> list[tuple[int, int, str]]:
        return [(f.span.start, f.span.end, f.say("vi")) for f in rule.findings(Facts(Reading(text)))]

    run_complaint(silent, found)
    with pytest.raises(CaseError):
        run_complaint(firing, found)


def test_codes_go_up_within_the_family_and_gaps_are_not_filled(tmp_path: Path) -> None:
    first, _ = write_pair("logic", "deadline-before-document", rules=tmp_path, since="0.1")
    write_pair("logic", "period-after-document", rules=tmp_path, since="0.1")
    first.unlink()
    assert next_code("logic", tmp_path) == "VD203"
    assert next_code("form", tmp_path) == "VD401"


def test_a_rule_is_never_written_over(tmp_path: Path) -> None:
    write_pair("tasks", "no-deadline", rules=tmp_path, since="0.1")
    with pytest.raises(FileExistsError, match="no-deadline"):
        write_pair("tasks", "no-deadline", rules=tmp_path, since="0.1")


@pytest.mark.parametrize("arguments", [["sums", "wrong-sum"], ["logic", "Wrong_Sum"], ["", ""]])
def test_a_wrong_family_or_name_is_answered_with_what_is_right(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert "arithmetic" in (said := capsys.readouterr().err) or "parts-do-not-add-up" in said
