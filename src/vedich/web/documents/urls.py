"""Addresses of the documents of an area."""

from __future__ import annotations

from django.urls import path

from vedich.web.documents import papers, reviewing, views

_FILE = "documents/<str:area>/file/<int:upload>/"

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/sample.docx", views.sample, name="documents_sample"),
    path("documents/<str:area>/", views.of_area, name="documents_of"),
    path("documents/<str:area>/hand-in/", views.hand_in, name="documents_hand_in"),
    path(_FILE, views.progress, name="documents_progress"),
    path(f"{_FILE}original/", views.original, name="documents_original"),
    path(f"{_FILE}marked/", papers.marked_copy, name="documents_marked"),
    path("documents/<str:area>/paper/<int:document>/", papers.paper, name="documents_paper"),
    path("documents/<str:area>/paper/<int:document>/relate/", papers.relate, name="documents_relate"),
    path(f"{_FILE}review/", reviewing.review, name="documents_review"),
    path(f"{_FILE}changes/", reviewing.changes, name="documents_changes"),
    path(f"{_FILE}accept-certain/", reviewing.accept_all_certain, name="documents_accept_certain"),
    path(f"{_FILE}describe/", reviewing.describe, name="documents_describe"),
    path(f"{_FILE}commit/", reviewing.commit, name="documents_commit"),
    path(f"{_FILE}item/<str:item>/", reviewing.one, name="documents_item"),
    path(f"{_FILE}item/<str:item>/decide/", reviewing.decide_one, name="documents_decide"),
    path(f"{_FILE}item/<str:item>/correct/", reviewing.correct, name="documents_correct"),
]
