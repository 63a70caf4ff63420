"""Secrets of second factors: encrypted where they are kept, so that a copy of the record holds none."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

from vedich.web.parts.words import later


class Secrets(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors of the site."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": later(
            "Mã chưa đúng hoặc đã dùng. Hãy đợi mã mới trên điện thoại rồi nhập lại.",
            "The code is not right or was used. Wait for a new one on the phone and type that.",
        ),
        "cannot_delete_authenticator": later(
            "Vai trò của bạn bắt buộc có lớp bảo vệ thứ hai.", "Your role must have a second factor."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Give the text encrypted under the key of the site."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give the text again."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        """Name the account in the application on the phone."""
        return str(user.username)


def _box() -> Fernet:
    key = hashlib.blake2b(str(settings.SECRET_KEY).encode(), digest_size=32, person=b"vedich.factor").digest()
    return Fernet(base64.urlsafe_b64encode(key))
