"""The forms of signing in, with our words on their fields."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from vedich.web.parts.words import later

_WORDS = {
    "login": later("Tên tài khoản", "Account name"),
    "password": later("Mật khẩu", "Password"),
    "oldpassword": later("Mật khẩu hiện tại", "Present password"),
    "password1": later("Mật khẩu mới", "New password"),
    "password2": later("Nhập lại mật khẩu mới", "New password again"),
    "code": later("Mã sáu chữ số", "Code of six digits"),
}


def _in_our_words(form: forms.Form) -> None:
    for name, bound in form.fields.items():
        bound.label = _WORDS.get(name, bound.label)
        # A placeholder vanishes as one types and is too pale to read: the label says it.
        bound.widget.attrs.pop("placeholder", None)
        if name == "code":
            bound.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 20}


class SignIn(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)
        self.fields["login"].widget.attrs |= {
            "autofocus": True,
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        self.fields["password"].help_text = ""


class Again(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)


class NewPassword(ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = later(
            "Dài là tốt nhất: vài từ không liên quan ghép lại dễ nhớ hơn ký tự lạ.",
            "Long is best: a few unrelated words are easier to remember than odd characters.",
        )


class Code(AuthenticateForm):  # type: ignore[misc]
    """A code of the phone, or a recovery code."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)
        self.fields["code"].widget.attrs["autofocus"] = True


class CodeAgain(CodeAgainForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a phone that has just learnt the secret."""

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        _in_our_words(self)
