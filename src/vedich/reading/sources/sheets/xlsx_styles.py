"""What the styles of an XLSX workbook say of a cell: its number format, its font, whether it is boxed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vedich.reading.sources.sheets.number_format import BUILT_IN, NumberFormat, format_of
from vedich.reading.sources.sheets.package import Package, local

_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown."""

    number_format: NumberFormat
    font: str = ""
    boxed: bool = False

    @property
    def general(self) -> bool:
        """Say whether numbers stand with their own digits."""
        return self.number_format is _GENERAL


_GENERAL = format_of("General")
PLAIN = Style(_GENERAL)


def styles_of(package: Package, part: str) -> list[Style]:
    """Give the styles that cells name by number; an unknown format is General."""
    root = package.tree(part) if part else None
    if root is None:
        return [PLAIN]
    codes = dict(BUILT_IN)
    fonts: list[str] = []
    boxes: list[bool] = []
    styles: list[Style] = []
    for group in root:
        match local(group.tag):
            case "numFmts":
                for item in group:
                    codes[_whole(item.get("numFmtId"))] = item.get("formatCode") or "General"
            case "fonts":
                fonts = [_font(item) for item in group]
            case "borders":
                boxes = [_boxed(item) for item in group]
    for item in root.iterfind("{*}cellXfs/{*}xf"):
        font, box = _whole(item.get("fontId")), _whole(item.get("borderId"))
        code = codes.get(_whole(item.get("numFmtId")), "General")
        styles.append(
            Style(
                _GENERAL if code.lower() == "general" else format_of(code),
                fonts[font] if font < len(fonts) else "",
                boxes[box] if box < len(boxes) else False,
            )
        )
    return styles or [PLAIN]


def _whole(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else 0


def _font(item: Any) -> str:
    name = item.find("{*}name")
    return (name.get("val") or "") if name is not None else ""


def _boxed(item: Any) -> bool:
    drawn = [side for side in item if local(side.tag) in _SIDES and side.get("style") not in (None, "none")]
    return len(drawn) >= 2
