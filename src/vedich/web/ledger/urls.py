"""The addresses of the ledger."""

from __future__ import annotations

from django.urls import path

from vedich.web.ledger import total, views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/<str:area>/", views.periods, name="ledger_one"),
    path("ledger/<str:area>/<int:period>/", views.period, name="ledger_period"),
    path("ledger/<str:area>/<int:period>/total/", total.total, name="ledger_total"),
]
