"""How pages look to a person: light or dark, contrast, size of type; kept in the browser."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from vedich.domain.wording import Wording

COOKIE = "vedich-look"
THEMES = {
    "auto": Wording("theo máy", "as the device"),
    "light": Wording("nền sáng", "light"),
    "dark": Wording("nền tối", "dark"),
    "contrast": Wording("tương phản cao", "high contrast"),
}
SIZES = {
    "normal": Wording("vừa", "normal"),
    "large": Wording("lớn", "large"),
    "larger": Wording("rất lớn", "very large"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and a size of type."""

    theme: str = "auto"
    size: str = "normal"

    def __str__(self) -> str:
        return f"{self.theme}.{self.size}"


def look_of(request: HttpRequest) -> Look:
    """Give the look that a browser asks for; anything unknown is the usual one."""
    theme, _, size = request.COOKIES.get(COOKIE, "").partition(".")
    return Look(theme if theme in THEMES else "auto", size if size in SIZES else "normal")
