"""The addresses of all pages, one folder a line."""

from __future__ import annotations

from vedich.web.account.urls import urlpatterns as account
from vedich.web.areas.urls import urlpatterns as areas
from vedich.web.audit.urls import urlpatterns as audit
from vedich.web.check.urls import urlpatterns as check
from vedich.web.compare.urls import urlpatterns as compare
from vedich.web.documents.urls import urlpatterns as documents
from vedich.web.help.urls import urlpatterns as help_pages
from vedich.web.home.urls import urlpatterns as home
from vedich.web.inbox.urls import urlpatterns as inbox
from vedich.web.indicators.urls import urlpatterns as indicators
from vedich.web.ledger.urls import urlpatterns as ledger
from vedich.web.maps.urls import urlpatterns as maps
from vedich.web.reorganise.urls import urlpatterns as reorganise
from vedich.web.reports.urls import urlpatterns as reports
from vedich.web.scorecard.urls import urlpatterns as scorecard
from vedich.web.setup.urls import urlpatterns as setup
from vedich.web.sign_in.urls import urlpatterns as sign_in
from vedich.web.target.urls import urlpatterns as target
from vedich.web.targets.urls import urlpatterns as targets

urlpatterns = [
    *home,
    *inbox,
    *scorecard,
    *targets,
    *documents,
    *check,
    *ledger,
    *target,
    *indicators,
    *compare,
    *maps,
    *reports,
    *audit,
    *areas,
    *setup,
    *reorganise,
    *help_pages,
    *account,
    *sign_in,
]
