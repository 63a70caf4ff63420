"""The addresses of a report."""

from __future__ import annotations

from django.urls import path

from vedich.web.reports import entry, judging, offline, proofs, views, workbook

urlpatterns = [
    path("report/worker.js", offline.worker, name="report_worker"),
    path("report/<int:report>/", views.report, name="report"),
    path("report/<int:report>/blank/", views.blank, name="report_blank"),
    path("report/<int:report>/draft/", entry.draft, name="report_draft"),
    path("report/<int:report>/save/", entry.save, name="report_save"),
    path("report/<int:report>/workbook/", workbook.workbook, name="report_workbook"),
    path("report/<int:report>/evidence/", proofs.attach, name="report_evidence"),
    path("evidence/<int:evidence>/", proofs.proof, name="evidence"),
    path("report/<int:report>/move/", judging.move, name="report_move"),
]
