"""Show a letter of a symbol font as the sign that a person sees."""

from __future__ import annotations

# Symbol fonts put their signs on the code points of other letters, or 0xF000 above them.
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xA2: "′", 0xB2: "″", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xD7: "·",
    0xDE: "⇒", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x53: "Σ", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0x57: "Ω", 0xD0: "∠", 0xC6: "∅", 0xCE: "∈", 0xD6: "√",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x78: "⌧", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_OTHER_WINGDINGS = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _OTHER_WINGDINGS}


def shown(letters: str, font: str) -> str:
    """Give the letters as a font shows them, one for one; letters of other fonts stay.

    >>> shown("\\uf0b7", "Symbol"), shown("\\uf0fe", "Wingdings"), shown("-", "Times New Roman")
    ('•', '☑', '-')
    """
    signs = _FONTS.get(font.casefold())
    if signs is None:
        return letters
    return "".join(
        signs.get(ord(letter) & 0xFF, letter) if _in_font(letter) else letter for letter in letters
    )


def _in_font(letter: str) -> bool:
    return letter < "\u0100" or "\uf000" <= letter <= "\uf0ff"
