"""How accounts sign in here: no sign-up, failures counted for each device, passwords set by an action."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from vedich.actions.accounts import set_password
from vedich.store.queries.people import Actor
from vedich.store.queries.preferences import preferred
from vedich.web.account.look import bring_look
from vedich.web.parts.words import later, say
from vedich.web.sign_in.devices import known_device, remember_device

_log = logging.getLogger("vedich.sign_in")

_TOLD = {
    "account/messages/password_changed.txt": (
        "Đã đổi mật khẩu. Các thiết bị khác đã bị đăng xuất.",
        "The password was changed. Other devices were signed out.",
    ),
    "mfa/messages/totp_activated.txt": (
        "Đã bật lớp bảo vệ thứ hai. Hãy cất các mã dự phòng dưới đây.",
        "The second factor is on. Keep the recovery codes below.",
    ),
    "mfa/messages/totp_deactivated.txt": (
        "Đã tắt lớp bảo vệ thứ hai.",
        "The second factor is off.",
    ),
    "mfa/messages/recovery_codes_generated.txt": (
        "Đã tạo bộ mã dự phòng mới; bộ cũ không dùng được nữa.",
        "New recovery codes were made; the old ones no longer work.",
    ),
}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The accounts of the record, as the sign-in library asks for them."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": later(
            "Tên tài khoản hoặc mật khẩu chưa đúng. Hãy xem phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
            "The account name or the password is not right. Look at Caps Lock and try again.",
        ),
        "too_many_login_attempts": later(
            "Đã thử sai quá nhiều lần từ thiết bị này. Hãy đợi một giờ, hoặc dùng máy mà bạn vẫn đăng nhập.",
            "Too many wrong tries from this device. Wait an hour, or use a device you have signed in on.",
        ),
        "enter_current_password": later(
            "Mật khẩu hiện tại chưa đúng. Hãy nhập lại.",
            "This is not your present password. Type it again.",
        ),
        "incorrect_password": later(
            "Mật khẩu chưa đúng. Hãy nhập lại.", "The password is not right. Type it again."
        ),
        "rate_limited": later(
            "Bạn thử quá nhanh. Hãy đợi một phút rồi thử lại.",
            "You are trying too fast. Wait a minute and try again.",
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that nobody signs up: accounts are added by the administrator of the record."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # A stranger who guesses fills the count of strangers; a device that the owner has used before has a
        # count of its own, so that guessing locks nobody out.
        name = str(credentials.get("username", "")).lower()
        return f"{name}:{known_device(request, name) or 'stranger'}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log the failure; the name typed may be a password, so that it is not written."""
        _log.warning("sign-in failed from %s", self.get_client_ip(request))

    def post_login(self, request: HttpRequest, user: Actor, **known: Any) -> HttpResponse:
        """Remember the device, and log who came in."""
        response: HttpResponse = super().post_login(request, user, **known)
        remember_device(request, response, user.username)
        bring_look(request, response, preferred(user.pk))
        _log.info("account %s signed in from %s", user.pk, self.get_client_ip(request))
        return response

    def set_password(self, user: Actor, password: str) -> None:
        """Set it by the action, which leaves an event that does not hold it."""
        at = datetime.now(UTC)  # noqa: TID251 - the door reads the clock
        set_password(by=user, at=at, user=user, password=password)
        user.refresh_from_db()

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **known: Any
    ) -> None:
        """Tell the few things worth telling, in our own words."""
        if told := _TOLD.get(message_template or ""):
            messages.add_message(request, level, say(*told))
