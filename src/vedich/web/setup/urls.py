"""Addresses of setting up, one subject a block."""

from __future__ import annotations

from django.urls import path

from vedich.web.setup import borders, views
from vedich.web.setup.agencies import views as agencies
from vedich.web.setup.indicators import dividing
from vedich.web.setup.indicators import views as indicators
from vedich.web.setup.people import views as people
from vedich.web.setup.regimes import views as regimes
from vedich.web.setup.schemes import views as schemes
from vedich.web.setup.targets import down, one
from vedich.web.setup.targets import views as targets
from vedich.web.setup.workbooks import views as workbooks

urlpatterns = [
    path("setup/", views.hub, name="setup"),
    path("setup/targets/", targets.targets, name="setup_targets"),
    path("setup/targets/<str:area>/", targets.targets_of, name="setup_targets_of"),
    path("setup/targets/<str:area>/new/", targets.new, name="setup_target_new"),
    path("setup/targets/<str:area>/<int:target>/", one.target, name="setup_target"),
    path("setup/targets/<str:area>/<int:target>/down/", down.down, name="setup_target_down"),
    path("setup/indicators/", indicators.indicators, name="setup_indicators"),
    path("setup/new-indicator/", indicators.new, name="setup_indicator_new"),
    path("setup/breakdowns/", dividing.new_breakdown, name="setup_breakdown_new"),
    path("setup/new-list/", indicators.new_set, name="setup_set_new"),
    path("setup/indicators/<str:code>/", indicators.indicator, name="setup_indicator"),
    path("setup/agencies/", agencies.agencies, name="setup_agencies"),
    path("setup/new-agency/", agencies.new, name="setup_agency_new"),
    path("setup/agencies/<str:key>/", agencies.agency, name="setup_agency"),
    path("setup/regimes/", regimes.all_regimes, name="setup_regimes"),
    path("setup/new-regime/", regimes.new, name="setup_regime_new"),
    path("setup/schemes/", schemes.schemes, name="setup_schemes"),
    path("setup/borders/", borders.borders, name="setup_borders"),
    path("setup/workbooks/", workbooks.workbooks, name="setup_workbooks"),
    path("setup/workbooks/<str:kind>/", workbooks.workbook, name="setup_workbook"),
    path("setup/people/", people.people, name="setup_people"),
    path("setup/new-person/", people.new, name="setup_person_new"),
    path("setup/people/<str:username>/", people.person, name="setup_person"),
]
