"""The addresses of the audit trail."""

from __future__ import annotations

from django.urls import path

from vedich.web.audit import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit/<str:area>/", views.trail, name="audit_one"),
]
