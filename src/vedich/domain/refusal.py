"""Why a row of figures cannot be taken, said so that the person can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row cannot be taken: the field at fault, what is wrong with it, and what to do now.

    `field` is the name of the field in the row ('area', 'value', 'period').

    >>> print(Refusal("value", Wording("ô trống", "a blank"), Wording("ghi số", "enter a figure")))
    ô trống; ghi số
    """

    field: str
    why: Wording
    remedy: Wording

    def say(self, lang: str) -> str:
        """Give the whole sentence in a language."""
        return f"{self.why.say(lang)}; {self.remedy.say(lang)}"

    def __str__(self) -> str:
        return self.say("vi")


class RefusedError(ValueError):
    """Raised where a cell cannot be understood; carries the refusal of its row."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.say("en"))
