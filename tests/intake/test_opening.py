"""A file is opened in a child of its own, in whichever way the system starts one, and comes back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedich.intake import open_confined
from vedich.intake.confined import FORKED, FRESH, PORTABLE
from vedich.reading.sources import SourceError, Trouble, source_of

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "docs/samples").iterdir()
    if path.suffix in (".txt", ".md", ".html")
)


@pytest.mark.parametrize("way", [FORKED, FRESH, PORTABLE])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_source_crosses_the_border_unchanged(path: Path, way: str) -> None:
    assert open_confined(path, path.name, way=way) == source_of(path.read_bytes(), path.name)


def test_a_refusal_crosses_the_border_with_its_details() -> None:
    with pytest.raises(SourceError) as refused:
        open_confined("Thu đạt 5\x0026 tỷ đồng".encode(), "nul.txt")
    assert refused.value.trouble is Trouble.NUL_BYTE
    assert refused.value.details == {"line": 1, "column": 10}


def test_the_name_in_a_sentence_is_the_one_the_person_gave() -> None:
    with pytest.raises(SourceError, match=r"báo cáo\.txt: "):
        open_confined(b"", "báo cáo.txt")
