"""The addresses of the targets of an area for one indicator."""

from __future__ import annotations

from django.urls import path

from vedich.web.target import calling, views

urlpatterns = [
    path("targets/<str:area>/<str:code>/", views.target, name="targets_indicator"),
    path("targets/<str:area>/<str:code>/call/", calling.call, name="targets_call"),
    path("targets/<str:area>/<str:code>/called/", calling.called, name="targets_called"),
]
