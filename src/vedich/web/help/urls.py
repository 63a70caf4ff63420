"""The addresses of help."""

from __future__ import annotations

from django.urls import path

from vedich.web.help import views

urlpatterns = [
    path("help/", views.topics, name="help"),
    path("help/<str:topic>/", views.topic, name="help_topic"),
]
