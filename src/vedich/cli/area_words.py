"""Words about areas that the commands `area` and `lineage` share: titles, days, validity, doubts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime

from vedich.catalog.areas import LaterChange, Match, Reason, chain, later_changes, nearest_names
from vedich.domain.area import Area, AreaLevel
from vedich.domain.wording import day

_REASONS = {
    Reason.TYPE_AND_NAME: ("khớp loại và tên", "type and name fit"),
    Reason.LATER_TYPE: ("khớp tên và loại theo nghị quyết sau này", "name fits, type by a later resolution"),
    Reason.NAME: ("khớp tên, văn bản không nêu loại", "name fits, no type given"),
    Reason.FORMER: ("đơn vị cũ, đã thôi từ 01/7/2025", "former area, ceased on 1 July 2025"),
    Reason.FUTURE: ("đơn vị mới, chỉ có từ 01/7/2025", "new area, exists only from 1 July 2025"),
    Reason.OTHER_TYPE: ("khớp tên nhưng khác loại", "name fits, type does not"),
    Reason.OTHER_SPELLING: ("tên gần giống (khác dấu)", "name fits but for the accents"),
}


class UnreadableDayError(ValueError):
    """Raised when a day given on the command line is not one."""


def read_day(text: str | None) -> date | None:
    """Read '2024-01-31' or '31/01/2024'; None stays None.

    >>> read_day("31/01/2024")
    datetime.date(2024, 1, 31)
    """
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise UnreadableDayError(text)


def title(place: Area, lang: str) -> str:
    """Write an area with its type: as a document does in Vietnamese, name first in English."""
    if lang != "en":
        # A number alone is no name: 'Phường 3', 'Quận 1' are written as one proper noun.
        return f"{place.type.wording.vi[0].upper()}{place.title[1:]}" if place.name.isdigit() else place.title
    kind = place.type.wording.en
    return f"{kind.capitalize()} {place.name}" if place.name.isdigit() else f"{place.name} {kind}"


def heading(place: Area, lang: str) -> str:
    """Write an area as the head of a card."""
    text = title(place, lang)
    return text[0].upper() + text[1:]


def above(place: Area, lang: str) -> str:
    """Write the chain of areas above one, nearest first; a province stands directly under the centre."""
    return ", ".join(title(larger, lang) for larger in chain(place)) or (
        "trung ương" if lang == "vi" else "the centre"
    )


def validity(place: Area, lang: str) -> str:
    """Write from when to when an area stood."""
    if place.until is not None:
        return f"đến hết {day(place.until, lang)}" if lang == "vi" else f"until {day(place.until, lang)}"
    since = place.since
    if since is None:
        return "còn hiệu lực" if lang == "vi" else "in force"
    return f"từ {day(since, lang)}" if lang == "vi" else f"since {day(since, lang)}"


def later(place: Area, lang: str) -> str:
    """Write what was decided about an area after the reform; '' when nothing was."""
    change = later_changes().get(place.id)
    return "" if change is None else _later(change, lang)


def _later(change: LaterChange, lang: str) -> str:
    kind = change.type.wording.say(lang)
    if lang == "vi":
        return (
            f"chuyển thành {kind} theo Nghị quyết {change.resolution} ngày {day(change.decided, lang)} "
            "(ngày có hiệu lực: chưa rõ)"
        )
    return (
        f"becomes a {kind} by resolution {change.resolution} of {day(change.decided, lang)} "
        "(day of coming into force not known)"
    )


def reason(match: Match, lang: str) -> str:
    """Write why an area is offered."""
    text = _REASONS[match.reason][lang == "en"]
    if match.clues:
        text += (", hợp ngữ cảnh: " if lang == "vi" else ", fits the context: ") + ", ".join(match.clues)
    return text


def count(places: Iterable[Area], lang: str) -> str:
    """Count areas by type: '5 xã, 1 phường'.

    >>> from vedich.catalog.areas import area
    >>> count([area("X34:28439"), area("X34:28435")], "vi")
    '2 phường'
    """
    kinds: dict[str, int] = {}
    for place in sorted(places, key=lambda place: place.type.value):
        kind = place.type.wording.say(lang)
        kinds[kind] = kinds.get(kind, 0) + 1
    return ", ".join(f"{number} {_plural(kind, number, lang)}" for kind, number in kinds.items())


def _plural(kind: str, number: int, lang: str) -> str:
    if lang == "vi" or number == 1:
        return kind
    return kind[:-1] + "ies" if kind.endswith("y") else kind + "s"


def say_unknown(name: str, on: date | None, lang: str) -> int:
    """Say on standard error that no area has a name, offer the nearest, and give exit code 2."""
    near = nearest_names(name)
    if lang == "vi":
        print(
            f"Không tìm thấy địa danh “{name}” trong danh mục (63 tỉnh cũ và 34 tỉnh nay).", file=sys.stderr
        )
        hint = f"Tên gần giống: {', '.join(near)}." if near else "Không có tên nào gần giống."
        print(f'{hint} Kiểm tra dấu và loại đơn vị, ví dụ: vedich area "huyện Cần Đước".', file=sys.stderr)
    else:
        print(
            f"No area called “{name}” is in the catalog (63 former and 34 present provinces).",
            file=sys.stderr,
        )
        hint = f"Names that look alike: {', '.join(near)}." if near else "No name looks alike."
        print(f'{hint} Check accents and type, for example: vedich area "huyện Cần Đước".', file=sys.stderr)
    return 2


def say_unreadable_day(text: str, lang: str) -> int:
    """Say on standard error that a day cannot be read, and give exit code 2."""
    if lang == "vi":
        print(f"Không đọc được ngày “{text}”. Viết như 2024-01-31 hoặc 31/01/2024.", file=sys.stderr)
    else:
        print(f"“{text}” is not a day. Write it as 2024-01-31 or 31/01/2024.", file=sys.stderr)
    return 2


def best(matches: list[Match]) -> tuple[list[Match], list[Match]]:
    """Part the matches that tie at the top from their rivals."""
    top = [match for match in matches if match.score == matches[0].score]
    return top, matches[len(top) :]


def is_district(place: Area) -> bool:
    """Say whether an area is a former district."""
    return place.level is AreaLevel.DISTRICT
