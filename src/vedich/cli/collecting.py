"""The files that a person's words name: themselves, or those of a folder, a pattern or a ZIP."""

from __future__ import annotations

import glob
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePath

# What a folder or an archive is searched for; a file named by itself is opened whatever it is called.
ENDINGS = frozenset(
    [
        ".txt",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".xhtml",
        ".csv",
        ".tsv",
        ".docx",
        ".docm",
        ".dotx",
        ".doc",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".xlsb",
        ".ods",
        ".odt",
        ".rtf",
        ".pdf",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
    ]
)
ARCHIVE = ".zip"
# What programs leave beside the files of people.
_HIDDEN = (".", "~$")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, as the person called it; `member` is the file inside it where it is an archive."""

    path: str
    member: str = ""


def found_by(word: str, passed_over: Counter[str]) -> list[Found]:
    """Give the files that a word of the command line names, and count by ending those of no known kind.

    A folder or an archive with nothing to read in it stands for itself, so that the person is told.
    """
    # A Windows console hands a pattern over as it is.
    if any(sign in word for sign in "*?[") and not os.path.lexists(word):
        named = sorted(glob.glob(word, recursive=True)) or [word]  # noqa: PTH207 - keeps the name as it was typed
    else:
        named = [word]
    return [found for name in named for found in _within(name, passed_over)]


def in_words(passed_over: Counter[str], lang: str) -> str:
    """Say how many files were passed over, and of which kinds.

    >>> in_words(Counter({".exe": 2, ".mp4": 1}), "en")
    'passed over 3 files of kinds that are not read: .exe 2, .mp4 1'
    """
    kinds = ", ".join(f"{ending} {count}" for ending, count in passed_over.most_common(_MOST_NAMED))
    if len(passed_over) > _MOST_NAMED:
        kinds += ", …"
    count = passed_over.total()
    if lang == "vi":
        return f"bỏ qua {count} tệp thuộc dạng không đọc: {kinds}"
    return f"passed over {count} file{'s' * (count != 1)} of kinds that are not read: {kinds}"


def _within(name: str, passed_over: Counter[str]) -> list[Found]:
    if os.path.isdir(name):  # noqa: PTH112 - a name as it was typed, with letters that a path may not have
        return _of_folder(name, passed_over) or [Found(name)]
    if PurePath(name).suffix.lower() == ARCHIVE:
        return _of_archive(name, passed_over) or [Found(name)]
    return [Found(name)]


def _of_folder(name: str, passed_over: Counter[str]) -> list[Found]:
    found = []
    # Links are not followed: they may lead in a circle, or out of what the person meant.
    for folder, inner, files in os.walk(name):
        inner[:] = sorted(each for each in inner if not each.startswith(_HIDDEN))
        for file in sorted(files):
            ending = PurePath(file).suffix.lower()
            path = os.path.join(folder, file)  # noqa: PTH118 - a name as it was typed
            if file.startswith(_HIDDEN):
                continue
            if ending == ARCHIVE:
                found += _of_archive(path, passed_over) or [Found(path)]
            elif ending in ENDINGS:
                found.append(Found(path))
            else:
                passed_over[ending or PurePath(file).name] += 1
    return found


def _of_archive(name: str, passed_over: Counter[str]) -> list[Found]:
    from vedich.intake.members import members
    from vedich.reading.sources import SourceError
    from vedich.reading.sources.opening import bytes_of

    try:
        inside = members(bytes_of(Path(name)), name)
    except SourceError:
        # What is wrong with it is said when it is opened.
        return []
    found = []
    for member in inside or ():
        ending = PurePath(member).suffix.lower()
        if ending in ENDINGS or ending == ARCHIVE:
            found.append(Found(name, member))
        else:
            passed_over[ending or member] += 1
    return found
