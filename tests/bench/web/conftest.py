"""The office of the actions' tests is a commune's record small enough to measure with in a moment."""

from __future__ import annotations

from tests.actions.conftest import Office, office

__all__ = ["Office", "office"]
