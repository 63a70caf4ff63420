"""Signing out: here, everywhere, and what a closed account is told."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.words import say


@for_everybody_signed_in
@require_POST
def sign_out(request: Asked) -> HttpResponse:
    """Sign out on this device."""
    logout(request)
    messages.success(request, say("Bạn đã đăng xuất.", "You are signed out."))
    return redirect("account_login")


@for_everybody_signed_in
@require_POST
def sign_out_everywhere(request: Asked) -> HttpResponse:
    """End every session of the account, this one too."""
    for session in UserSession.objects.filter(user_id=request.user.pk):
        session.end()
    logout(request)
    messages.success(request, say("Đã đăng xuất trên mọi thiết bị.", "You are signed out on every device."))
    return redirect("account_login")


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """Tell that the account is closed and whom to ask."""
    return render(request, "sign_in/closed.html", status=403)
