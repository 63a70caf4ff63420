"""Addresses of the checker."""

from __future__ import annotations

from django.urls import path

from vedich.web.check import views

urlpatterns = [
    path("check/", views.check, name="check"),
    path("check/copy/", views.copy, name="check_copy"),
]
