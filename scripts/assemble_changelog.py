"""Gather the notes of `changes.d/` into CHANGELOG.md under a version, and remove them.

A note is `changes.d/<number>.<kind>.md` and has two lines: Vietnamese for users, English for developers.
One file a change, so that two changes never meet in one place.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]

# In the order a reader wants them: what may hurt first.
KINDS = {
    "breaking": "Thay đổi cần lưu ý · Breaking",
    "feature": "Tính năng mới · Features",
    "rule": "Quy tắc kiểm tra · Rules",
    "catalog": "Danh mục · Catalog",
    "fix": "Sửa lỗi · Fixes",
}
MARK = "<!-- new versions stand below this line -->\n"


class NoteError(Exception):
    """Raised when a note cannot be used; says which and how it should look."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f"changes.d/{name}: {what} A note is named like '0042.fix.md' (kinds: {', '.join(KINDS)}) "
            "and holds two lines, Vietnamese for users and English for developers."
        )


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One change, told twice."""

    number: int
    kind: str
    vi: str
    en: str


def note(name: str, text: str) -> Note:
    """Read one note.

    >>> note("0042.fix.md", "Đọc đúng số có dấu chấm.\\nRead dotted numbers.\\n")
    Note(number=42, kind='fix', vi='Đọc đúng số có dấu chấm.', en='Read dotted numbers.')
    """
    parts = re.fullmatch(r"(\d+)\.(\w+)\.md", name)
    if not parts or parts[2] not in KINDS:
        raise NoteError(name, "the name is not a note's.")
    lines = text.strip().split("\n")
    if len(lines) != 2 or not all(line.strip() for line in lines):
        raise NoteError(name, f"it has {len(lines)} line(s).")
    return Note(int(parts[1]), parts[2], lines[0].strip(), lines[1].strip())


def chapter(version: str, day: date, notes: list[Note]) -> str:
    """Write the chapter of one version."""
    lines = [f"## {version} ({day.isoformat()})", ""]
    for kind, title in KINDS.items():
        of_kind = sorted(each for each in notes if each.kind == kind)
        if of_kind:
            lines += [f"### {title}", ""]
            for each in of_kind:
                lines += [f"- {each.vi}", f"  *{each.en}*"]
            lines.append("")
    return "\n".join(lines) + "\n"


def notes_in(folder: Path) -> list[Note]:
    """Read every note of a folder, in the order of their numbers."""
    return sorted(note(path.name, path.read_text(encoding="utf-8")) for path in folder.glob("*.md"))


def main(arguments: list[str]) -> int:
    """Write the chapter; `--draft` prints it and changes nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="the version the notes belong to, like 0.2.0")
    parser.add_argument("--draft", action="store_true", help="print the chapter and change nothing")
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"\d+\.\d+\.\d+", options.version):
        parser.error(
            f"{options.version!r} is not a version. Write it like 0.2.0: make changelog VERSION=0.2.0"
        )
    try:
        notes = notes_in(ROOT / "changes.d")
    except NoteError as trouble:
        parser.error(str(trouble))
    text = chapter(options.version, datetime.now(tz=UTC).date(), notes)
    if options.draft:
        print(text, end="")
        return 0
    log = ROOT / "CHANGELOG.md"
    before, mark, after = log.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        parser.error(
            f"CHANGELOG.md has lost its line {MARK.strip()!r}; put it back above the newest version."
        )
    log.write_text(f"{before}{mark}\n{text}{after}", encoding="utf-8")
    for path in (ROOT / "changes.d").glob("*.md"):
        path.unlink()
    print(f"CHANGELOG.md: {options.version}, {len(notes)} changes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
