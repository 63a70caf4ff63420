"""How a person wants to see what was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """The language, the width and colours of the screen, and whether to say why each claim was made."""

    lang: str = "vi"
    why: bool = False
    width: int = 120
    colours: bool = False
