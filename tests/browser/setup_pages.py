"""The pages of setting up, each with the person who sees most of it, and what stands on record for them."""

from __future__ import annotations

from decimal import Decimal

from allauth.mfa.models import Authenticator

from tests.actions.conftest import NOW, Office
from vedich.actions.areas import load_areas
from vedich.actions.targets import Aim, set_targets
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator

SETUP_PAGES: dict[str, tuple[str | None, str]] = {
    "setup": ("lan", "/setup/"),
    "setup-targets": ("lan", "/setup/targets/X34:28108/?year=2026"),
    "setup-targets-none": ("lan", "/setup/targets/X34:28108/?year=2029"),
    "setup-target-new": ("lan", "/setup/targets/X34:28108/new/"),
    "setup-target": ("lan", "/setup/targets/X34:28108/{target}/"),
    "setup-target-down": ("lan", "/setup/targets/T34:80/{whole}/down/"),
    "setup-indicators": ("keeper", "/setup/indicators/"),
    "setup-indicator-new": ("keeper", "/setup/new-indicator/?from=POV-001"),
    "setup-indicator": ("keeper", "/setup/indicators/POV-001/"),
    "setup-breakdowns": ("keeper", "/setup/breakdowns/"),
    "setup-set-new": ("keeper", "/setup/new-list/"),
    "setup-agencies": ("keeper", "/setup/agencies/"),
    "setup-agency-new": ("keeper", "/setup/new-agency/"),
    "setup-agency": ("keeper", "/setup/agencies/ubnd-can-duoc/"),
    "setup-regimes": ("keeper", "/setup/regimes/"),
    "setup-regime-new": ("keeper", "/setup/new-regime/"),
    "setup-schemes": ("keeper", "/setup/schemes/"),
    "setup-workbooks": ("lan", "/setup/workbooks/"),
    "setup-people": ("administrator", "/setup/people/"),
    "setup-person-new": ("administrator", "/setup/new-person/"),
    "setup-person": ("administrator", "/setup/people/hoa/"),
}


def lay_out_setup(office: Office) -> dict[str, int]:
    """Give what the addresses name: a target of the province with communes below it.

    The administrator has a second factor, since without one every page leads to the one that sets it up.
    """
    Authenticator.objects.create(
        user=office.administrator, type=Authenticator.Type.TOTP, data={"secret": "-"}
    )
    load_areas(by=office.keeper, at=NOW, keys=("X34:28114", "X34:28126"), alone=True)
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("12345"), printed="12.345")
    made = set_targets(
        by=office.lan, at=NOW, area=office.province, period=Period.year(2026), basis=Basis.ADOPTED, aims=[aim]
    )
    return {"whole": made["targets"][0]}
