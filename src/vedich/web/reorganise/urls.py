"""The addresses of the assistant of reorganisations."""

from __future__ import annotations

from django.urls import path

from vedich.web.reorganise import planning, roles, views

urlpatterns = [
    path("reorganise/", views.plans_there, name="reorganisations"),
    path("reorganise/new/", planning.new, name="reorganise_new"),
    path("reorganise/<int:plan>/", views.plan_page, name="reorganisation"),
    path("reorganise/<int:plan>/decision/", planning.decision, name="reorganise_decision"),
    path("reorganise/<int:plan>/weights/", planning.weights, name="reorganise_weights"),
    path("reorganise/<int:plan>/roles/", roles.roles, name="reorganise_roles"),
]
