"""What a person has dismissed, with the reason: a TOML file beside the document, `report.txt.dismissed.toml`.

[[dismissed]]
code = "VD113"
surface = "292,9%"
reason = "Thu tiền sử dụng đất, đã đối chiếu với Chi cục Thuế."
who = "Nguyễn Thị Lan"
on = 2023-11-02
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vedich.domain.finding import Dismissal

SUFFIX = ".dismissed.toml"
_FIELDS = ("code", "surface", "reason", "who", "on")


class AnswerError(ValueError):
    """Raised when a file of dismissals cannot be used; `vi` is the sentence for people."""

    def __init__(self, path: Path, vi: str, en: str) -> None:
        self.vi, self.en = f"{path}: {vi}", f"{path}: {en}"
        super().__init__(self.en)


def beside(path: Path) -> Path:
    """Name the file of dismissals that belongs to a document.

    >>> beside(Path("báo cáo.txt")).name
    'báo cáo.txt.dismissed.toml'
    """
    return path.with_name(path.name + SUFFIX)


def answers(path: Path) -> tuple[Dismissal, ...]:
    """Load the dismissals of a file; none where there is no file.

    Raises:
        AnswerError: the file is no TOML, or an entry lacks a field, a reason, or has another kind of value.
    """
    if not path.is_file():
        return ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise AnswerError(path, f"không đọc được ({error})", f"cannot be read ({error})") from None
    entries = table.get("dismissed", [])
    return tuple(_dismissal(path, number, entry) for number, entry in enumerate(entries, start=1))


def _dismissal(path: Path, number: int, entry: Any) -> Dismissal:
    missing = [name for name in _FIELDS if not isinstance(entry, dict) or not entry.get(name)]
    if missing:
        names = ", ".join(missing)
        raise AnswerError(path, f"mục {number} thiếu {names}", f"entry {number} lacks {names}")
    day = entry["on"]
    if isinstance(day, datetime) or not isinstance(day, date):
        raise AnswerError(
            path,
            f"mục {number}: on phải là ngày, ví dụ 2023-11-02",
            f"entry {number}: on must be a date: 2023-11-02",
        )
    try:
        return Dismissal(
            str(entry["code"]), str(entry["surface"]), str(entry["reason"]), str(entry["who"]), day
        )
    except ValueError as error:
        raise AnswerError(path, f"mục {number}: cần nêu lý do", f"entry {number}: {error}") from None
