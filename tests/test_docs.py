"""The documents tell of everything there is, lead only to what is there, and hold nothing of one machine."""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]


def tracked() -> list[Path]:
    """Give the text files that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def test_no_key_and_no_record_belongs_to_the_project() -> None:
    kept = [path.name for path in tracked() if path.suffix in {".key", ".pem", ".db", ".sqlite3"}]
    assert kept == []


def readable(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def options() -> Iterator[tuple[str, str]]:
    """Give each command of the program with each of its options."""
    from importlib import import_module

    from vedich.cli import main

    for command in main.leaves():
        parser = argparse.ArgumentParser(prog=f"vedich {command}", add_help=False)
        import_module(f"vedich.cli.{command.replace(' ', '.')}").arguments(parser, "en")
        for action in parser._actions:
            for name in action.option_strings or [""]:
                yield command, name


def test_every_command_and_option_is_in_the_reference() -> None:
    reference = readable(ROOT / "docs/dev/cli.md")
    chapters = dict(re.findall(r"(?ms)^## `vedich ([\w ]+)`$(.*?)(?=^## |\Z)", reference))
    assert [(c, o) for c, o in options() if o not in chapters.get(c, "")] == []


def test_every_field_of_the_catalog_is_in_its_reference() -> None:
    from vedich.catalog.schema import SCHEMAS

    chapters = dict(re.findall(r"(?ms)^## (\S+)$(.*?)(?=^## |\Z)", readable(ROOT / "docs/dev/catalog.md")))
    fields = [(name, field.name) for name, schema in SCHEMAS.items() for field in schema]
    assert [(name, field) for name, field in fields if f"`{field}`" not in chapters.get(name, "")] == []


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_both_readmes_show_every_command(name: str) -> None:
    text = readable(ROOT / name)
    assert [
        command for command in {c.partition(" ")[0] for c, _ in options()} if f"vedich {command}" not in text
    ] == []


def test_every_make_target_is_told_to_those_who_change_the_project() -> None:
    targets = re.findall(r"(?m)^([a-z-]+):[^#\n]*## ", readable(ROOT / "Makefile"))
    told = readable(ROOT / "CONTRIBUTING.md")
    assert len(targets) >= 8
    assert [target for target in targets if f"make {target}" not in told] == []


def test_every_room_is_in_the_picture_of_the_house() -> None:
    picture = readable(ROOT / "ARCHITECTURE.md")
    rooms = {path.parent.name for path in (ROOT / "src/vedich").glob("*/__init__.py")}
    assert {room for room in rooms if f"{room}/" not in picture} == set()


def test_decisions_are_numbered_without_gaps_and_say_when_they_would_be_wrong() -> None:
    files = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        text = readable(path)
        wanted = [
            "# ",
            "## Situation",
            "## Decision",
            "## Because",
            "## Not chosen",
            "## We shall know it was wrong when",
        ]
        assert [part for part in wanted if part not in text] == [], path.name


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = []
    for path in tracked():
        if path.suffix == ".md" and not path.is_relative_to(ROOT / "docs/samples"):
            prose = re.sub(r"(?ms)^(```+).*?^\1$|`[^`\n]*`", "", readable(path))
            for target in re.findall(r"\]\(([^)\s]+)\)", prose):
                file = unquote(target.partition("#")[0])
                if file and "://" not in file and not (path.parent / file).exists():
                    dead.append(f"{path.relative_to(ROOT)}: {target}")
    assert dead == []


def test_nothing_of_one_machine_and_no_registry_address_is_in_the_project() -> None:
    # Written so that the patterns do not find themselves here.
    machine = re.compile(r"(?<![\w./~-])/(?:work|root|home/[a-z]\w*|Users/\w+)/|(?<![\w])[A-Z]:\\Users\\")
    address = re.compile(
        r"https?://[^ \"'<>)]*(?:registry\.|/simple|/packages/[0-9a-f]|/debian/|pypi\.)|pythonhosted"
    )
    me = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path != me
        for number, line in enumerate(readable(path).splitlines(), start=1)
        if machine.search(line) or address.search(line)
    ]
    assert found == []


def test_locked_requirements_are_hashed_and_hold_no_address() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = readable(path)
        pins = re.findall(r"(?m)^[a-z0-9][\w.-]*==\S+", text)
        assert pins, path.name
        assert len(re.findall(r"(?m)^[a-z0-9].* \\\n    --hash=sha256:", text)) == len(pins)
        assert not re.search(r"https?:|://|(?m:^--)", text), path.name


def test_every_direct_requirement_is_locked() -> None:
    for name in ("run", "dev"):
        asked = re.findall(r"(?m)^([A-Za-z][\w-]*)", readable(ROOT / f"requirements/{name}.in"))
        locked = set(re.findall(r"(?m)^([a-z0-9][\w.-]*)==", readable(ROOT / f"requirements/{name}.txt")))
        assert {package.lower() for package in asked} <= locked


def test_text_files_end_with_one_newline_and_use_unix_lines() -> None:
    ours = [path for path in tracked() if path.suffix in {".py", ".md", ".toml", ".csv", ".in", ".txt"}]
    exempt = ("docs/samples/", "tests/", "bench/")
    wrong = []
    for path in ours:
        name = path.relative_to(ROOT).as_posix()
        raw = path.read_bytes()
        if raw and not name.startswith(exempt) and (b"\r" in raw or not raw.endswith(b"\n")):
            wrong.append(name)
    assert wrong == []
