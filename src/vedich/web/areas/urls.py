"""Addresses of areas."""

from __future__ import annotations

from django.urls import path

from vedich.web.areas import views

urlpatterns = [
    path("areas/", views.areas, name="areas"),
    path("areas/<str:area>/", views.area, name="areas_one"),
]
