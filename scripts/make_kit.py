"""Pack Về Đích with all it needs into one zip that installs without a network or an administrator.

    python scripts/make_kit.py [--for windows|linux] [--python 3.12] [--python-installer FILE.exe]

The wheels are those of `requirements/run.txt`, held to its hashes, for every version of Python named.
Windows brings no Python: whoever packs may lay its installer into the kit, which then installs it for one
person alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
KIT = ROOT / "kit"
PYTHONS = ("3.11", "3.12", "3.13")
# What pip calls the system, and how Python's own name of it begins.
SYSTEMS = {
    "windows": (("win_amd64",), "win-amd64"),
    "linux": (("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"), "linux-x86_64"),
}
# A zip keeps a date for each file: one for all, so that the same versions give the same kit.
DATE = (2026, 1, 1, 0, 0, 0)


def main(arguments: list[str] | None = None) -> int:
    """Pack a kit and say where it lies and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--for", dest="system", choices=sorted(SYSTEMS), default="windows")
    parser.add_argument("--python", action="append", choices=PYTHONS, help="versions (default: all)")
    parser.add_argument("--python-installer", type=Path, help="Python's installer for Windows, to go with it")
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    options = parser.parse_args(arguments)
    made = pack(options.system, options.python or PYTHONS, options.into, options.python_installer)
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB)")
    return 0


def pack(system: str, pythons: Iterable[str], into: Path, python_installer: Path | None = None) -> Path:
    """Gather wheels and installer, and give the zip."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    pythons = tuple(pythons)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        for python in pythons:
            print(f"Wheels for Python {python} on {system} ...", flush=True)
            download(system, python, wheels)
        _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
        files = {f"wheels/{path.name}": path.read_bytes() for path in sorted(wheels.glob("*.whl"))}
    if python_installer is not None:
        files["python-installer.exe"] = python_installer.read_bytes()
    files |= own_files(version, SYSTEMS[system][1], pythons)
    files["SHA256SUMS"] = sums(files)
    name = f"ve-dich-{version}-{system}"
    return written(into / f"{name}.zip", name, files)


def download(system: str, python: str, into: Path) -> None:
    """Fetch the wheels of the pinned versions, each held to its hash."""
    platforms = [part for name in SYSTEMS[system][0] for part in ("--platform", name)]
    _pip("download", "--only-binary=:all:", *platforms, "--python-version", python, "--require-hashes",
         "-r", str(ROOT / "requirements/run.txt"), "-d", str(into))  # fmt: skip


def own_files(version: str, platform: str, pythons: tuple[str, ...]) -> dict[str, bytes]:
    """Give what a kit holds beside wheels, by name: each as its system reads it."""
    files = {
        "kit.json": json.dumps(
            {"version": version, "system": platform, "pythons": pythons}, indent=1
        ).encode(),
        "requirements.txt": (ROOT / "requirements/run.txt").read_bytes(),
        "LICENSE": (ROOT / "LICENSE").read_bytes(),
    }
    for path in sorted(KIT.iterdir()):
        if path.suffix in (".bat", ".txt"):
            # A command file of Windows wants its own line ends; Notepad wants to be told that it reads UTF-8.
            text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
            files[path.name] = text.encode("utf-8-sig" if path.suffix == ".txt" else "utf-8")
        elif path.is_file():
            files[path.name] = path.read_bytes()
    return files


def sums(files: Mapping[str, bytes]) -> bytes:
    """Give the list of hashes that the installer holds every file against."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def written(path: Path, folder: str, files: Mapping[str, bytes]) -> Path:
    """Write the zip, all files under one folder; the same files give the same bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", DATE)
            entry.external_attr = (0o755 if name.endswith((".sh", ".bat")) else 0o644) << 16
            # A wheel is packed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return path


def _pip(*command: str) -> None:
    # A date of its own would make every wheel of the product differ.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *command], check=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
