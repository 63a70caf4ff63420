"""Addresses of scorecards."""

from __future__ import annotations

from django.urls import path

from vedich.web.scorecard import views

urlpatterns = [
    path("scorecard/", views.scorecards, name="scorecard"),
    path("scorecard/<str:area>/", views.scorecard, name="scorecard_one"),
]
