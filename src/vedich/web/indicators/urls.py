"""Addresses of indicators."""

from __future__ import annotations

from django.urls import path

from vedich.web.indicators import views

urlpatterns = [
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<str:code>/", views.indicator, name="indicators_one"),
]
