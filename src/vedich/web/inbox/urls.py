"""Addresses of the inbox and of each finding in it."""

from __future__ import annotations

from django.urls import path

from vedich.web.inbox import one_finding, views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/finding/<int:finding>/", one_finding.finding, name="inbox_finding"),
    path("inbox/finding/<int:finding>/explain/", one_finding.explain, name="inbox_explain"),
]
