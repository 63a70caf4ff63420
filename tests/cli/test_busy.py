"""Where nobody looks, nothing is shown; on a terminal a person sees what is going on."""

from __future__ import annotations

import io

import pytest

from vedich.cli.busy import busy


class Terminal(io.StringIO):
    """A screen that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_it_is_shown_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy("Đang đọc a.xlsx"):
        pass
    assert capsys.readouterr().err == ""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with busy("Đang đọc a.xlsx"):
        pass
    assert "Đang đọc a.xlsx" in screen.getvalue()
