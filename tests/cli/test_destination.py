"""The output goes where it was sent: a screen, one file, or a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedich.cli.batch import Task
from vedich.cli.destination import destination
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.whole_file import OutputError


def task(path: Path) -> Task:
    path.write_text("Thu", encoding="utf-8")
    return Task(path, path.name, path.stem, 3)


@pytest.mark.parametrize("output", ["ra", "ra/", "ra.2023/"])
def test_a_name_without_an_ending_or_with_a_slash_is_a_folder(tmp_path: Path, output: str) -> None:
    one = task(tmp_path / "a.txt")
    with destination(f"{tmp_path}/{output}", "jsonl", Manner(), [one]) as place:
        place.add(one, "{}\n")
        assert (tmp_path / output / "a.jsonl").read_text(encoding="utf-8") == "{}\n"


def test_a_folder_that_is_there_is_a_folder_whatever_its_name(tmp_path: Path) -> None:
    one = task(tmp_path / "a.txt")
    (tmp_path / "ra.csv").mkdir()
    with destination(str(tmp_path / "ra.csv"), "csv", Manner(), [one]) as place:
        place.add(one, "x\n")
    assert (tmp_path / "ra.csv" / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_file_appears_only_at_the_end(tmp_path: Path) -> None:
    one = task(tmp_path / "a.txt")
    with destination(str(tmp_path / "mới" / "ra.json"), "json", Manner(), [one]) as place:
        place.add(one, "1")
        place.add(one, "2")
        assert not (tmp_path / "mới" / "ra.json").exists()
    assert (tmp_path / "mới" / "ra.json").read_text(encoding="utf-8") == "[\n1,\n2\n]\n"


def test_no_file_appears_when_nothing_could_be_read(tmp_path: Path) -> None:
    one = task(tmp_path / "a.txt")
    with destination(str(tmp_path / "ra.json"), "json", Manner(), [one]):
        pass
    assert not (tmp_path / "ra.json").exists()


def test_no_file_appears_when_the_work_breaks_off(tmp_path: Path) -> None:
    one = task(tmp_path / "a.txt")
    with (
        pytest.raises(KeyboardInterrupt),
        destination(str(tmp_path / "r.xlsx"), "xlsx", Manner(), [one]) as place,
    ):
        place.add(one, [[], [], [], []])
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("output", ["a.jsonl", "../{name}/a.jsonl", "."])
def test_no_input_is_written_over(tmp_path: Path, output: str) -> None:
    one = task(tmp_path / "a.jsonl")
    with pytest.raises(OutputError) as refused:
        destination(str(tmp_path / output.format(name=tmp_path.name)), "jsonl", Manner(), [one])
    assert "không ghi đè" in refused.value.vi


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    one = task(tmp_path / "a.txt")
    with pytest.raises(OutputError), destination(str(tmp_path / "a.txt" / "ra"), "jsonl", Manner(), [one]):
        pass


def test_an_empty_list_of_documents_is_still_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    with destination(None, "json", Manner(), []):
        pass
    assert capsys.readouterr().out == "[\n\n]\n"
