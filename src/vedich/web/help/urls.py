"""The addresses of help."""

from __future__ import annotations

from django.urls import path

from vedich.web.help import views

urlpatterns = [
    path("help/", views.topics, name="help"),
    path("help/tour/<str:tour>/", views.tour, name="help_tour"),
    path("help/tour/<str:tour>/seen/", views.tour_seen, name="help_tour_seen"),
    path("help/<str:topic>/", views.topic, name="help_topic"),
]
