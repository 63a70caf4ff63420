"""The program finds its command, speaks the person's language, and ends with a code that says how it went."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.cli.program import environment, started
from vedich import __version__
from vedich.cli import main as program
from vedich.cli.main import COMMANDS, language_of, main


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_lists_every_command_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "cách dùng:" in out
    assert "usage" not in out
    assert all(f"  {name} " in out and command.vi in out for name, command in COMMANDS.items())


@pytest.mark.parametrize("words", [["--lang", "en", "--help"], ["--help", "--lang=en"]])
def test_help_speaks_english_when_asked(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)
    out = capsys.readouterr().out
    assert "usage: vedich COMMAND" in out
    assert all(command.en in out for command in COMMANDS.values())


def test_the_language_of_the_machine_is_not_asked() -> None:
    assert "cách dùng:" in started("--help", LANG="en_US.UTF-8", LC_ALL="C").out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"vedich {__version__}\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["raed"], "vedich: không có lệnh 'raed'; có phải ý bạn là: vedich read."),
        (["bao-cao.txt"], "có phải ý bạn là: vedich read bao-cao.txt"),
        (["zzz"], "vedich: không có lệnh 'zzz'; các lệnh: read,"),
        (["--nhanh"], "vedich: không hiểu --nhanh."),
        (["--lang", "fr", "read"], "hãy chọn một trong: vi, en"),
        (["read"], "vedich read: thiếu TỆP."),
        (["read", "a.txt", "--format"], "vedich read: --format: thiếu giá trị."),
        (["read", "a.txt", "--format", "pdf"], "--format: không có lựa chọn 'pdf'; hãy chọn một trong:"),
        (["read", "a.txt", "--jobs", "0"], "--jobs: '0' không phải là số từ 1 đến 256"),
        (["read", "a.txt", "--as-of", "30/2/2023"], "'30/2/2023' không phải là ngày; hãy viết 2023,"),
        (["read", "a.txt", "--lang", "en", "--wy"], "vedich read: unrecognized arguments: --wy."),
    ],
)
def test_a_wrong_command_gets_one_clear_line(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert line in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "lang", "others"),
    [
        (["read", "a", "--lang", "en"], "en", ["read", "a"]),
        (["--lang=en", "read", "a"], "en", ["read", "a"]),
        (["read", "--", "--lang", "en"], "vi", ["read", "--", "--lang", "en"]),
    ],
)
def test_the_language_may_stand_before_or_behind_the_command(
    words: list[str], lang: str, others: list[str]
) -> None:
    assert language_of(words) == (lang, others)


@pytest.mark.slow
def test_help_answers_at_once() -> None:
    fastest = 9.0
    for _ in range(3):
        began = time.perf_counter()
        assert started("--help").code == 0
        fastest = min(fastest, time.perf_counter() - began)
    assert fastest <= 0.3


def test_help_loads_little_and_nothing_heavy() -> None:
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "vedich", "--help"],
        capture_output=True,
        env=environment(),
        check=True,
    ).stderr.decode()
    # Python itself begins with some thirty of these.
    assert len(loaded.splitlines()) < 110
    assert not [
        name for name in ("rich", "xlsxwriter", "vedich.catalog", "vedich.reading") if f" {name}\n" in loaded
    ]


def test_help_of_a_command_loads_no_reader() -> None:
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "vedich", "read", "--help"],
        capture_output=True,
        env=environment(),
        check=True,
    ).stderr.decode()
    assert not [name for name in ("rich", "vedich.catalog", "vedich.reading.read") if f" {name}\n" in loaded]


def test_a_fault_inside_is_one_line_that_names_the_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(words: list[str], lang: str) -> int:
        raise KeyError("hỏng")

    monkeypatch.setattr(program, "_run", fail)
    assert main(["read", "a"]) == 70
    said = capsys.readouterr().err
    assert said.startswith("vedich: lỗi bên trong chương trình (KeyError: 'hỏng'")
    assert said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently there")
def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "vedich", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED="1"),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
