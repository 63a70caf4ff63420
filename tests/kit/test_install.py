"""The installer of a kit: what it refuses before anything is written, and what it leaves behind."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from kit import install
from scripts.make_kit import own_files, sums


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit as it lies after unpacking, with one wheel."""
    folder = tmp_path / "bộ cài"
    files = own_files("0.1.0", "linux-x86_64", ("3.11", "3.12"))
    files["wheels/vedich-0.1.0-py3-none-any.whl"] = b"a wheel"
    files["SHA256SUMS"] = sums(files)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_a_kit_as_it_was_packed_is_taken(kit: Path) -> None:
    install.intact(kit)
    found = install.contents(kit)
    install.fits(found, "linux-x86_64", "3.12")
    assert found == install.Contents("0.1.0", "linux-x86_64", ("3.11", "3.12"))


@pytest.mark.parametrize("harm", ["changed", "missing", "no list", "empty list"])
def test_a_damaged_kit_is_refused_and_the_file_is_named(kit: Path, harm: str) -> None:
    wheel = kit / "wheels/vedich-0.1.0-py3-none-any.whl"
    if harm == "changed":
        wheel.write_bytes(b"b wheel")
    elif harm == "missing":
        wheel.unlink()
    elif harm == "no list":
        (kit / "SHA256SUMS").unlink()
    else:
        (kit / "SHA256SUMS").write_text("")
    with pytest.raises(install.KitError) as trouble:
        install.intact(kit)
    vi, en = trouble.value.said
    assert (wheel.name if "list" not in harm else "SHA256SUMS") in vi
    assert "Chưa cài gì" in vi
    assert "Nothing was installed" in en


@pytest.mark.parametrize(
    ("platform", "python", "named"),
    [
        ("win-amd64", "3.12", "win-amd64"),
        ("linux-x86_64", "3.10", "3.10"),
        ("linux-x86_64", "3.14", "3.11, 3.12"),
    ],
)
def test_another_system_and_another_python_are_refused(
    kit: Path, platform: str, python: str, named: str
) -> None:
    with pytest.raises(install.KitError) as trouble:
        install.fits(install.contents(kit), platform, python)
    assert all(named in words for words in trouble.value.said)


@pytest.mark.parametrize("written", ["", "{}", json.dumps({"version": "0.1.0"}), "\x00"])
def test_a_kit_unpacked_by_halves_says_so(kit: Path, written: str) -> None:
    (kit / "kit.json").write_text(written)
    with pytest.raises(install.KitError) as trouble:
        install.contents(kit)
    assert "giải nén" in trouble.value.said[0]


def test_nothing_is_made_where_the_kit_is_refused(
    kit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kit / "requirements.txt").write_text("")
    with pytest.raises(install.KitError):
        install.install(kit, tmp_path / "programs", tmp_path / "records")
    assert not (tmp_path / "programs").exists()
    assert not (tmp_path / "records").exists()
    assert capsys.readouterr().out.startswith("[1/4] Kiểm tra bộ cài")


def test_an_installation_cut_off_leaves_the_good_one_aside_and_the_next_finds_it(tmp_path: Path) -> None:
    room, aside = tmp_path / "app-0.1.0", tmp_path / "app-0.1.0.old"
    assert install.set_aside(room, aside) is None
    room.mkdir()
    (room / "good").touch()
    assert install.set_aside(room, aside) == aside
    # Cut off here: half of a new one stands in its place.
    room.mkdir()
    (room / "half").touch()
    assert install.set_aside(room, aside) == aside
    assert [path.name for path in aside.iterdir()] == ["good"]
    assert not room.exists()


def test_the_file_that_starts_it_on_windows_holds_plain_letters_whatever_the_person_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "Nguyễn Thị Hoa"
    monkeypatch.setattr(Path, "home", lambda: home)
    path = install.starter(tmp_path, tmp_path / "app-0.1.0", home / "Ve Dich", windows=True)
    content = path.read_bytes()
    assert path.name == "Ve Dich.bat"
    assert content.isascii()
    assert b'cd /d "%USERPROFILE%\\Ve Dich"\r\n' in content
    assert b'"%~dp0app-0.1.0\\Scripts\\python.exe" -X utf8 -m vedich serve --open %*\r\n' in content


def test_the_file_that_starts_it_elsewhere_goes_to_the_records_whatever_their_name(tmp_path: Path) -> None:
    records = tmp_path / "hồ sơ 'của' xã"
    records.mkdir()
    python = tmp_path / "app-0.1.0/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\npwd\necho "$@"\n')
    python.chmod(0o755)
    path = install.starter(tmp_path, tmp_path / "app-0.1.0", records, windows=False)
    said = subprocess.run([path, "--demo"], check=True, capture_output=True, text=True).stdout.splitlines()
    assert said == [str(records), "-m vedich serve --open --demo"]


def test_the_file_on_the_desktop_finds_what_it_starts_wherever_that_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Nguyễn Thị Hoa"))
    inside = install.shortcut(tmp_path / "Nguyễn Thị Hoa" / "Ve Dich.bat", tmp_path).read_text("utf-8")
    assert '@call "%LOCALAPPDATA%\\Ve Dich.bat" %*' in inside
    elsewhere = install.shortcut(tmp_path / "hồ sơ" / "Ve Dich.bat", tmp_path).read_text("utf-8")
    assert f'@call "{tmp_path}/hồ sơ/Ve Dich.bat" %*' in elsewhere
