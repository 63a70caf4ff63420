"""Addresses of maps."""

from __future__ import annotations

from django.urls import path

from vedich.web.maps import views

urlpatterns = [
    path("maps/", views.tiles, name="maps"),
    path("maps/<str:area>/", views.below, name="maps_one"),
]
