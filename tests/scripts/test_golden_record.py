"""The official judgement of 2019 comes out by rule, and its contradictions stand beside it as declared."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.models import Area
from vedich.store.queries.boards import shown

SCRIPT = Path(__file__).parents[2] / "scripts" / "golden_record.py"


@pytest.fixture
def golden() -> ModuleType:
    import sys

    spec = importlib.util.spec_from_file_location("golden_record", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["golden_record"] = module
    spec.loader.exec_module(module)
    return module


def test_the_golden_table_is_judged_by_rule_and_what_was_published_stays_as_declared(
    golden: ModuleType, record: str
) -> None:
    area = Area.objects.get(key=golden.keep())
    found = shown(Asked(date(2019, 12, 31)), area, golden.AT)
    computed = {item.meaning.code: line for item in found.items for line in item.lines}
    published = {row.code: row.published for row in golden.ROWS}
    differing = {
        code
        for code, line in computed.items()
        if published[code] is not None and published[code] is not line.verdict
    }
    # 1,1 inside 1 - 1,5 was called exceeded; 3,1 under 4 only met. 'Xuất siêu' has no figure to judge by.
    assert differing == {"GOL-04", "GOL-06", "GOL-08"}
    assert computed["GOL-06"].verdict is Verdict.MET and computed["GOL-06"].rule == "inside"
    assert computed["GOL-08"].verdict is Verdict.EXCEEDED
    assert found.told_in_words == {computed["GOL-04"].target: "Xuất siêu"}
    (counted,) = found.counted
    assert (counted.scorecard.total, counted.declared_count) == (12, 12)
