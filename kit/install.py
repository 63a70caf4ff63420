"""Install Về Đích from the folder that this file lies in: without a network, without an administrator.

    python install.py [--into FOLDER] [--records FOLDER] [--lang en]

A new version is laid beside the old one, tried, and only then becomes the one that starts; records are not
touched. Runs on Python alone, before anything of the product is there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"
WHEELS = "wheels"
CONTENTS = "kit.json"
STARTER = {True: "Ve Dich.bat", False: "ve-dich"}


class KitError(Exception):
    """Raised where installing cannot go on; says what and what to do, in Vietnamese and in English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.said = (vi, en)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a kit holds: the version, the system it is for, and the versions of Python that its wheels fit."""

    version: str
    system: str
    pythons: tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    """Install, say each step, and give 0; 1 where it could not, with what to do."""
    parser = argparse.ArgumentParser(
        description="Cài Về Đích từ thư mục này / install Về Đích from this folder."
    )
    parser.add_argument("--into", type=Path, default=home(), help="thư mục cài / where to install")
    parser.add_argument(
        "--records", type=Path, default=Path.home() / "Ve Dich", help="nơi để hồ sơ / records"
    )
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        # An old console without Vietnamese letters shows a question mark rather than ending the installation.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        starter = install(HERE, options.into, options.records, options.lang)
    except KitError as trouble:
        print(trouble.said[options.lang == "en"], file=sys.stderr)
        return 1
    print(
        f"Xong. Mở Về Đích bằng tệp: {starter}\nHồ sơ nằm ở: {options.records}"
        if options.lang == "vi"
        else f"Done. Start Về Đích with: {starter}\nRecords are kept in: {options.records}"
    )
    return 0


def home() -> Path:
    """Give the folder of programs that belongs to the person who installs."""
    local = os.environ.get("LOCALAPPDATA")
    return Path(local) / "VeDich" if local else Path.home() / ".local" / "share" / "ve-dich"


def install(kit: Path, into: Path, records: Path, lang: str = "vi") -> Path:
    """Install a kit and give the file that starts the product.

    Errors: KitError where the kit is damaged or incomplete, does not fit this system or this Python, the
    place cannot be written, or the installed product does not start.
    """
    steps = Steps(lang)
    steps.say("Kiểm tra bộ cài", "Checking the kit")
    found = contents(kit)
    fits(found, sysconfig.get_platform(), f"{sys.version_info[0]}.{sys.version_info[1]}")
    intact(kit)
    room = into / f"app-{found.version}"
    aside = into / f"app-{found.version}.old"
    try:
        into.mkdir(parents=True, exist_ok=True)
        records.mkdir(parents=True, exist_ok=True)
        steps.say("Tạo môi trường riêng", "Making an environment of its own")
        # Programs of an environment know where they lie: it is made in its last place, the old one set aside.
        old = set_aside(room, aside)
        try:
            venv.create(room, with_pip=True)
            steps.say("Cài các gói, chừng một phút", "Installing packages, about a minute")
            python = python_of(room)
            wheels = kit / WHEELS
            pip = (python, "-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check")
            run(*pip, "--find-links", wheels, "--require-hashes", "-r", kit / "requirements.txt")
            (product,) = wheels.glob(f"vedich-{found.version}-*.whl")
            run(*pip, "--no-deps", product)
            steps.say("Chạy thử", "Trying it")
            run(python, "-m", "vedich", "--version")
        except BaseException:
            shutil.rmtree(room, ignore_errors=True)
            if old is not None:
                old.rename(room)
            raise
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        made = starter(into, room, records)
        if (desktop := Path.home() / "Desktop").is_dir() and os.name == "nt":
            shortcut(made, desktop)
        return made
    except OSError as trouble:
        raise KitError(
            f"Không ghi được vào {trouble.filename or into}: {trouble.strerror}. Hãy đóng Về Đích nếu "
            "đang mở, kiểm tra ổ đĩa còn chỗ (cần chừng 600 MB), hoặc chọn nơi khác: --into THƯ-MỤC.",
            f"Cannot write {trouble.filename or into}: {trouble.strerror}. Close Về Đích if it is open, "
            "see that the disk has room (about 600 MB), or choose another place: --into FOLDER.",
        ) from trouble


class Steps:
    """What is being done, with the seconds since the start, on a line of its own."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._started = time.monotonic()
        self._done = 0

    def say(self, vi: str, en: str) -> None:
        """Say the next of four steps."""
        self._done += 1
        what = vi if self._lang == "vi" else en
        print(f"[{self._done}/4] {what} ({time.monotonic() - self._started:.0f} s)", flush=True)


def contents(kit: Path) -> Contents:
    """Read what a kit says of itself."""
    try:
        said = json.loads((kit / CONTENTS).read_text(encoding="utf-8"))
        return Contents(said["version"], said["system"], tuple(said["pythons"]))
    except (OSError, ValueError, KeyError) as trouble:
        raise KitError(
            f"Không đọc được {CONTENTS}: bộ cài chưa giải nén hết. Hãy giải nén lại cả tệp zip rồi chạy lại.",
            f"{CONTENTS} cannot be read: the kit was not unpacked whole. Unpack the whole zip and run again.",
        ) from trouble


def fits(found: Contents, platform: str, python: str) -> None:
    """Refuse a kit made for another system or another Python."""
    if not platform.startswith(found.system):
        raise KitError(
            f"Bộ cài này dành cho {found.system}, máy này là {platform}. Hãy lấy đúng bộ cài của máy.",
            f"This kit is for {found.system}, this machine is {platform}. Take the kit made for it.",
        )
    if python not in found.pythons:
        listed = ", ".join(found.pythons)
        raise KitError(
            f"Bộ cài dùng được với Python {listed}; máy đang có Python {python}. Hãy cài thêm một bản "
            "trong số đó (chọn “Install for me only”, không cần quyền quản trị) rồi chạy lại.",
            f"The kit fits Python {listed}; this is Python {python}. Install one of them (choose "
            "'Install for me only', no administrator needed) and run again.",
        )


def intact(kit: Path) -> None:
    """Refuse a kit of which a file is missing or is not the one that was packed."""
    listed = (kit / SUMS).read_text(encoding="utf-8").splitlines() if (kit / SUMS).exists() else []
    wrong = []
    for line in listed:
        expected, name = line.split("  ", 1)
        path = kit / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            wrong.append(name)
    if wrong or not listed:
        named = ", ".join(wrong[:3]) or SUMS
        raise KitError(
            f"Bộ cài hỏng hoặc thiếu: {named}. Chưa cài gì. Hãy chép lại tệp zip rồi giải nén lại.",
            f"The kit is damaged or incomplete: {named}. Nothing was installed. Copy the zip again "
            "and unpack it.",
        )


def set_aside(room: Path, aside: Path) -> Path | None:
    """Move an installation of the same version aside; None where there is none.

    One that still stands aside was left by an installation that was cut off: it is the good one.
    """
    if aside.exists():
        shutil.rmtree(room, ignore_errors=True)
        return aside
    return room.rename(aside) if room.exists() else None


def python_of(room: Path) -> Path:
    """Give the Python of an environment."""
    return room / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path) -> None:
    """Run a program that must succeed."""
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-3:]
        told = "\n  ".join(last)
        raise KitError(
            f"Không cài được:\n  {told}\nBản đang dùng (nếu có) vẫn còn nguyên. "
            "Gửi các dòng trên cho người hỗ trợ.",
            f"Could not install:\n  {told}\nWhat was installed before is as it was. "
            "Send these lines to support.",
        )


def starter(into: Path, room: Path, records: Path, *, windows: bool = os.name == "nt") -> Path:
    """Write the file that starts the product in its folder of records, and give it.

    The file holds plain letters where it can: what it starts lies beside it, whatever the person is called.
    """
    path = into / STARTER[windows]
    if windows:
        inside = records.is_relative_to(Path.home())
        place = f"%USERPROFILE%\\{records.relative_to(Path.home())}" if inside else str(records)
        lines = [
            "@echo off",
            "chcp 65001 >nul",
            "title Ve Dich",
            f'cd /d "{place}"',
            f'"%~dp0{room.name}\\Scripts\\python.exe" -X utf8 -m vedich serve --open %*',
            "if errorlevel 1 pause",
        ]
        path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    else:
        lines = [
            "#!/bin/sh",
            f"cd {quoted(str(records))} || exit 1",
            f'exec "$(dirname "$(readlink -f "$0")")"/{room.name}/bin/python -m vedich serve --open "$@"',
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o755)
    return path


def shortcut(made: Path, desktop: Path) -> Path:
    """Lay a file on the desktop that calls the one that starts the product."""
    local = os.environ.get("LOCALAPPDATA")
    inside = local is not None and made.is_relative_to(local)
    place = f"%LOCALAPPDATA%\\{made.relative_to(local)}" if local is not None and inside else str(made)
    path = desktop / made.name
    path.write_text(f'@chcp 65001 >nul\r\n@call "{place}" %*\r\n', encoding="utf-8", newline="")
    return path


def quoted(words: str) -> str:
    """Give words as one word of the shell."""
    return "'" + words.replace("'", "'\\''") + "'"


if __name__ == "__main__":
    sys.exit(main())
