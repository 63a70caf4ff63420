"""A password that is made up, shown on one page, and kept nowhere but as its hash."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings

# Letters that nobody takes for one another, in groups that can be read out on the phone.
_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghjkmnpqrstuvwxyz23456789x")
_GROUPS, _LONG = 4, 5


def made_up(key: str) -> str:
    """Give the password of a form by its key: a double click makes up the same one, and nobody guesses it.

    Raises:
        ValueError: the form had no key.
    """
    if len(key) < _LONG:
        raise ValueError("A password is made up of the key of its form, and there is none.")
    secret = hmac.new(str(settings.SECRET_KEY).encode(), f"password {key}".encode(), hashlib.sha256).digest()
    text = base64.b32encode(secret).decode().translate(_LETTERS)
    return "-".join(text[start : start + _LONG] for start in range(0, _GROUPS * _LONG, _LONG))
