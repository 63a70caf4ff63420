from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
FILES = ROOT / "src" / "vedich" / "catalog" / "areas"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_areas", ROOT / "scripts" / "make_areas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    found = importlib.util.find_spec("vietnamadminunits")
    if found is None or found.origin is None:
        pytest.skip("vietnamadminunits 1.0.4 is not installed; the area files were not made again")
    for table in script().make(Path(found.origin).parent, tmp_path):
        assert (tmp_path / f"{table}.csv").read_bytes() == (FILES / f"{table}.csv").read_bytes()


def test_a_title_is_split_whatever_the_case_of_its_type() -> None:
    make_areas = script()
    assert make_areas.split_title("Thị Xã Việt Yên", "district") == ("district_town", "Việt Yên")
    with pytest.raises(ValueError, match="no known type"):
        make_areas.split_title("Bang Việt Yên", "district")


def test_a_correction_that_no_longer_fits_the_source_stops_the_run() -> None:
    make_areas = script()
    correction = {"what": "link", "area": "X63:1", "other": "X34:1", "from": "piece", "to": "", "reason": "-"}
    with pytest.raises(make_areas.SourceChangedError, match="X63:1"):
        make_areas.corrected([("X63:1", "X34:1", "whole", True)], [correction])


def test_when_the_default_piece_is_refused_the_first_that_stays_takes_its_place() -> None:
    make_areas = script()
    steps = [("a", "x", "piece", True), ("a", "y", "piece", False), ("a", "z", "piece", False)]
    correction = {"what": "link", "area": "a", "other": "x", "from": "piece", "to": "", "reason": "-"}
    assert make_areas.corrected(steps, [correction]) == [
        ["a", "y", "split_from", "", "1"],
        ["a", "z", "split_from", "", ""],
    ]


def test_the_notice_carries_the_licence_of_the_source() -> None:
    notice = (FILES / "NOTICE").read_text("utf-8")
    assert "Copyright (c) 2025 Tran Ngoc Minh Hieu" in notice
    assert "MIT License" in notice
