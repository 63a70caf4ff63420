"""A kit holds its own files as each system reads them, and the same versions give the same bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from scripts.make_kit import KIT, PYTHONS, ROOT, own_files, sums, written


def files() -> dict[str, bytes]:
    return own_files("0.1.0", "win-amd64", PYTHONS)


def test_every_file_of_the_kit_goes_with_it() -> None:
    assert {path.name for path in KIT.iterdir() if path.is_file()} < set(files())


def test_command_files_are_plain_letters_with_line_ends_of_windows() -> None:
    content = files()["CAI-DAT.bat"]
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n") > 10


def test_the_text_to_read_first_opens_in_notepad_with_its_marks() -> None:
    content = files()["DOC-TRUOC.txt"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert "không cần quyền quản trị" in content.decode("utf-8-sig").lower()


def test_the_same_versions_of_python_are_named_everywhere() -> None:
    """The command files look for what the wheels fit, and the text asks for it."""
    bat, sh, text = (
        files()[name].decode("utf-8-sig") for name in ("CAI-DAT.bat", "cai-dat.sh", "DOC-TRUOC.txt")
    )
    newest = sorted(PYTHONS, key=lambda name: int(name.split(".")[1]), reverse=True)
    assert f"in ({' '.join(newest)})" in bat
    assert " ".join(f"python{name}" for name in newest) in sh
    assert re.search(r"3\.11, 3\.12 hoặc 3\.13", text)


def test_windows_gets_the_time_zones_that_it_lacks() -> None:
    assert re.search(r"^tzdata==", (ROOT / "requirements/run.txt").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_same_files_give_the_same_zip_under_one_folder(tmp_path: Path) -> None:
    content = files()
    content["SHA256SUMS"] = sums(content)
    once = written(tmp_path / "once.zip", "ve-dich", content).read_bytes()
    again = written(tmp_path / "again.zip", "ve-dich", dict(reversed(content.items()))).read_bytes()
    assert once == again
    with zipfile.ZipFile(tmp_path / "once.zip") as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"ve-dich"}
        assert archive.getinfo("ve-dich/cai-dat.sh").external_attr >> 16 & 0o111
