"""Addresses of the documents of an area."""

from __future__ import annotations

from django.urls import path

from vedich.web.documents import views

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/<str:area>/", views.of_area, name="documents_of"),
    path("documents/<str:area>/hand-in/", views.hand_in, name="documents_hand_in"),
    path("documents/<str:area>/file/<int:upload>/", views.progress, name="documents_progress"),
    path("documents/<str:area>/file/<int:upload>/original/", views.original, name="documents_original"),
]
