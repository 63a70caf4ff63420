"""People: the list of accounts, a new one with its first role, and one with its roles and what ends them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.accounts import (
    add_user,
    appoint,
    describe_person,
    disable_user,
    end_appointment,
    reopen_user,
    set_password,
)
from vedich.actions.loading.names import Names
from vedich.store.queries.accounts import Account, accounts, appointment_of, deeds_of
from vedich.store.queries.people import Actor, account
from vedich.store.queries.template import agencies_listed, areas_listed
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.words import say
from vedich.web.setup.people.forming import AccountForm, EndForm, PersonForm, ReasonForm, RoleForm
from vedich.web.setup.people.passwords import made_up
from vedich.web.setup.trying import attempt

# Roles that end within these days are marked in the list.
_SOON = timedelta(days=30)


@needs(Permission.MANAGE_ACCOUNTS)
def people(request: Asked) -> HttpResponse:
    """List every account with the roles that hold today."""
    told = [(one, one.held(request.day), _ends_soon(request, one)) for one in accounts(request.day)]
    return render(request, "setup/people/list.html", {"people": told})


def _ends_soon(request: Asked, one: Account) -> bool:
    last = [given.until for given in one.held(request.day) if given.until is not None]
    return any(day <= request.day + _SOON for day in last)


@needs(Permission.MANAGE_ACCOUNTS)
def new(request: Asked) -> HttpResponse:
    """Make an account with its person and its first role, and hand out its password once."""
    names, sent = Names(), request.POST or None
    form, role = AccountForm(sent), RoleForm(sent, names=names, initial={"since": request.day})
    if request.method == "POST" and form.is_valid() & role.is_valid():
        now = form.cleaned_data
        who = {key: now[key] for key in ("username", "name", "email", "phone")}
        if attempt(request, form, add_user, field="username", **who) is not None:
            user = account(now["username"])
            assert user is not None
            if now["position"]:
                told = {key: now[key] for key in ("name", "email", "phone", "position")}
                attempt(request, form, describe_person, step=":person", user=user, **told)
            if attempt(request, role, appoint, step=":role", user=user, **role.cleaned_data) is not None:
                return _handed_out(request, user)
    wrong = bool(form.errors or role.errors)
    return render(
        request,
        "setup/people/new.html",
        {"form": form, "role": role, **_lists()},
        status=422 if wrong else 200,
    )


@needs(Permission.MANAGE_ACCOUNTS)
def person(request: Asked, username: str) -> HttpResponse:
    """Show an account with its roles; give one, end one, hand out a password, close or open the account."""
    user, act = account(username), request.POST.get("act", "")
    if user is None or (request.method == "POST" and act not in {*_ACTS, "password"}):
        raise Http404
    made = {name: _bound(request, user, name) for name in _FORMS}
    if request.method == "POST":
        if act == "password":
            return _handed_out(request, user)
        form = made[{"reopen": "close"}.get(act, act)]
        if form.is_valid() and _ACTS[act](request, user, form):
            return redirect("setup_person", username)
    one = accounts(request.day, [username])[0]
    context = {
        "one": one,
        "given": [(given, given.standing(request.day)) for given in one.given],
        "yesterday": request.day - timedelta(days=1),
        "deeds": deeds_of(user.pk),
        "myself": user.pk == request.user.pk,
        **made,
        **_lists(),
    }
    wrong = any(form.errors for form in made.values())
    return render(request, "setup/people/one.html", context, status=422 if wrong else 200)


def _lists() -> dict[str, Any]:
    return {"agencies": agencies_listed(), "areas": areas_listed()}


def _bound(request: Asked, user: Actor, name: str) -> forms.Form:
    act = {"reopen": "close"}.get(request.POST.get("act", ""), request.POST.get("act", ""))
    sent = request.POST if act == name else None
    if name == "role":
        return RoleForm(sent, names=Names(), initial={"since": request.day})
    if name == "describe":
        one = accounts(request.day, [user.username])[0]
        return PersonForm(
            sent, initial={key: getattr(one, key) for key in ("name", "position", "email", "phone")}
        )
    return EndForm(sent) if name == "end" else ReasonForm(sent)


def _handed_out(request: Asked, user: Actor) -> HttpResponse:
    key = request.POST.get("once", "") or str(uuid4())
    form = forms.Form({})
    password = made_up(f"{request.user.pk}:{user.pk}:{key}")
    done = attempt(request, form, set_password, step=":password", user=user, password=password)
    assert done is not None, "a password that somebody made up is never refused"
    answer = render(request, "setup/people/password.html", {"who": user.username, "password": password})
    answer["Cache-Control"] = "no-store"
    return answer


def _give(request: Asked, user: Actor, form: forms.Form) -> bool:
    if attempt(request, form, appoint, user=user, **form.cleaned_data) is None:
        return False
    messages.success(request, say("Đã giao vai trò.", "The role is given."))
    return True


def _end(request: Asked, user: Actor, form: forms.Form) -> bool:
    now = form.cleaned_data
    held = appointment_of(now["appointment"], user.pk)
    if held is None:
        raise Http404
    told = {"appointment": held, "until": now["until"], "reason": now["reason"]}
    if attempt(request, form, end_appointment, **told) is None:
        return False
    messages.success(request, say("Đã ghi ngày cuối; hết ngày đó vai trò thôi ngay.", "Its last day is set."))
    return True


def _describe(request: Asked, user: Actor, form: forms.Form) -> bool:
    return attempt(request, form, describe_person, user=user, **form.cleaned_data) is not None


def _close(request: Asked, user: Actor, form: forms.Form) -> bool:
    if attempt(request, form, disable_user, user=user, reason=form.cleaned_data["reason"]) is None:
        return False
    messages.success(
        request, say("Đã khóa: từ yêu cầu sau không vào được nữa.", "Closed from the next request on.")
    )
    return True


def _reopen(request: Asked, user: Actor, form: forms.Form) -> bool:
    return attempt(request, form, reopen_user, user=user, reason=form.cleaned_data["reason"]) is not None


_FORMS = ("role", "end", "describe", "close")
_ACTS = {
    "role": _give,
    "end": _end,
    "describe": _describe,
    "close": _close,
    "reopen": _reopen,
}
