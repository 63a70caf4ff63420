"""Addresses of my account."""

from __future__ import annotations

from django.urls import path

from vedich.web.account import views

urlpatterns = [
    path("account/", views.account, name="account"),
    # The sign-in library leads here after a second factor was changed.
    path("account/factors/", views.factors, name="mfa_index"),
    path("look/", views.look, name="look"),
]
