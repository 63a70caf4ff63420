"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedich.cli.outputs.whole_file import OutputError, WholeFile


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("cũ", encoding="utf-8")
    with WholeFile(path) as file:
        file.stream.write("mới")
        file.stream.flush()
        assert path.read_text(encoding="utf-8") == "cũ"
    assert path.read_text(encoding="utf-8") == "mới"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_nothing_is_left_when_the_work_breaks_off(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), WholeFile(tmp_path / "a.txt") as file:
        file.stream.write("nửa")
        raise error
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused, WholeFile(tmp_path / "x" / "a.txt") as file:
        file.stream.write("mới")
    assert "không ghi được" in refused.value.vi


def test_a_name_taken_by_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError), WholeFile(tmp_path / "a.txt") as file:
        file.stream.write("mới")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_written_makes_no_file(tmp_path: Path) -> None:
    with WholeFile(tmp_path / "a.txt"):
        pass
    assert list(tmp_path.iterdir()) == []
