"""The address of the first page."""

from __future__ import annotations

from django.urls import path

from vedich.web.home import views

urlpatterns = [path("", views.home, name="home"), path("alive/", views.alive, name="alive")]
