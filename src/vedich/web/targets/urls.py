"""Addresses of the targets of an area."""

from __future__ import annotations

from django.urls import path

from vedich.web.targets import views

urlpatterns = [
    path("targets/", views.targets, name="targets"),
    path("targets/<str:area>/", views.board, name="targets_one"),
    path("targets/<str:area>/table.xlsx", views.workbook, name="targets_workbook"),
    path("targets/<str:area>/from-where/", views.source, name="targets_source"),
]
