"""Every address of the site: the pages, and what is shown when something goes wrong."""

from __future__ import annotations

from vedich.web.urls import urlpatterns as pages

urlpatterns = [*pages]

handler403 = "vedich.web.faults.views.refused"
handler404 = "vedich.web.faults.views.not_found"
handler500 = "vedich.web.faults.views.broken"
handler400 = "vedich.web.faults.views.not_understood"
handler429 = "vedich.web.faults.views.too_fast"
