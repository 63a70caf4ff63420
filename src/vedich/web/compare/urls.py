"""Addresses of comparisons."""

from __future__ import annotations

from django.urls import path

from vedich.web.compare import views

urlpatterns = [
    path("compare/", views.choose, name="compare"),
    path("compare/<str:area>/", views.table, name="compare_table"),
    path("compare/<str:area>/<str:code>/", views.league_of, name="compare_one"),
]
