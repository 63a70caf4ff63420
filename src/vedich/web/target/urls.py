"""The address of the targets of an area for one indicator."""

from __future__ import annotations

from django.urls import path

from vedich.web.target import views

urlpatterns = [path("targets/<str:area>/<str:code>/", views.target, name="targets_indicator")]
