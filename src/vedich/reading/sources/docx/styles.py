"""What the styles of a Word file say about words: their font, whether they are hidden, their list."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from vedich.reading.sources.docx.names import TYPE, VAL, W, is_on, whole

_MOST_ANCESTORS = 20
_NO_BORDER = frozenset(("nil", "none", ""))


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it has from those it is based on; `number` is its list (numId, level)."""

    font: str = ""
    hidden: bool = False
    number: tuple[str, int | None] | None = None
    bordered: bool = False


class Styles:
    """The styles of a file by their ids; an id that nobody made says nothing.

    >>> Styles(None).of("Heading1").font
    ''
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self._default = ""
        self.font = ""
        if root is None:
            return
        for element in root.iter(W + "style"):
            identity = element.get(W + "styleId", "")
            self._elements.setdefault(identity, element)
            if element.get(TYPE) == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self._default = identity
        fonts = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        self.font = font_of(fonts)

    def of(self, identity: str | None) -> Style:
        """Give the style of an id; without one, the usual paragraph's."""
        wanted = self._default if identity is None else identity
        if wanted not in self._made:
            self._made[wanted] = self._style(wanted)
        return self._made[wanted]

    def _style(self, identity: str) -> Style:
        font, hidden, number, bordered = "", None, None, False
        for _ in range(_MOST_ANCESTORS):
            element = self._elements.get(identity)
            if element is None:
                break
            run = element.find(W + "rPr")
            if run is not None:
                font = font or font_of(run.find(W + "rFonts"))
                vanish = run.find(W + "vanish")
                if hidden is None and vanish is not None:
                    hidden = is_on(vanish.get(VAL))
            if number is None:
                number = number_of(element.find(f"{W}pPr/{W}numPr"))
            bordered = bordered or has_border(element.find(f"{W}tblPr/{W}tblBorders"))
            above = element.find(W + "basedOn")
            if above is None:
                break
            identity = above.get(VAL, "")
        return Style(font, bool(hidden), number, bordered)


def font_of(fonts: etree._Element | None) -> str:
    """Give the font of Latin letters that a `w:rFonts` names, or nothing."""
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def number_of(properties: etree._Element | None) -> tuple[str, int | None] | None:
    """Give the list (its numId) and level that a `w:numPr` names; a level of None is told by the style."""
    if properties is None:
        return None
    identity, level = properties.find(W + "numId"), properties.find(W + "ilvl")
    if identity is None:
        return None
    return identity.get(VAL, ""), None if level is None else whole(level.get(VAL))


def has_border(borders: etree._Element | None) -> bool:
    """Say whether any line is drawn by a `w:tblBorders` or `w:tcBorders`."""
    return borders is not None and any(
        each.get(VAL, "") not in _NO_BORDER for each in borders if isinstance(each.tag, str)
    )
