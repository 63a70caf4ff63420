"""Every page in both languages at both widths: nothing loaded from elsewhere, no breach, no serious fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.actions.conftest import NOW, Office
from tests.browser.setup_pages import SETUP_PAGES, lay_out_setup
from tests.browser.walk import Walk
from tests.web.documents.papers import REPORT, read_all
from tests.web.inbox.piles import pile_up
from tests.web.reports.forms import ask_for, tell_september
from tests.web.targets.boards import lay_out
from vedich.actions.reorganising.planning import plan_reorganisation
from vedich.actions.uploads import hand_in
from vedich.store.models import Document, Target, Violation

# Each page with the person who sees most of it.
PAGES = {
    "home": ("lan", "/"),
    "inbox": ("binh", "/inbox/"),
    "finding": ("hoa", "/inbox/finding/{finding}/"),
    "borders": ("keeper", "/setup/borders/"),
    "areas": ("minh", "/areas/"),
    "area": ("minh", "/areas/X34:28108/"),
    "scorecard": ("minh", "/scorecard/X34:28108/?as_of=2026-09"),
    "targets": ("minh", "/targets/X34:28108/?as_of=2026-09"),
    "target": ("minh", "/targets/X34:28108/BUD-001/?as_of=2026-09"),
    "call-target": ("hoa", "/targets/X34:28108/BUD-001/call/?as_of=2026-09"),
    "no-target": ("minh", "/targets/X34:28108/AGR-001/?as_of=2026-09"),
    "compare": ("minh", "/compare/T34:80/?as_of=2026-09"),
    "league": ("minh", "/compare/T34:80/BUD-001/?as_of=2026-09"),
    "nothing-below": ("minh", "/compare/X34:28108/?as_of=2026-09"),
    "map": ("minh", "/maps/T34:80/?as_of=2026-09"),
    "tiles": ("minh", "/maps/?as_of=2026-09"),
    "no-map": ("minh", "/maps/X34:28108/?as_of=2026-09"),
    "indicators": ("minh", "/indicators/"),
    "indicator": ("minh", "/indicators/POV-001/"),
    "no-targets": ("minh", "/targets/T34:80/?as_of=2020-01"),
    "from-where": ("minh", "/targets/X34:28108/from-where/?figure=result&as_of=2026-09&target={target}"),
    "choose-targets": ("keeper", "/targets/"),
    "documents": ("minh", "/documents/"),
    "documents-of": ("hoa", "/documents/X34:28108/"),
    "ledger": ("lan", "/ledger/T34:80/"),
    "ledger-opening": ("lan", "/ledger/T34:80/?regime=administrative&period=2027-01&set=&lock_after=20"),
    "ledger-period": ("lan", "/ledger/T34:80/1/"),
    "ledger-total": ("lan", "/ledger/T34:80/1/total/"),
    "report-entry": ("hoa", "/report/{report}/"),
    "report": ("lan", "/report/{report}/"),
    "blank-form": ("hoa", "/report/{report}/blank/"),
    "help": ("hoa", "/help/"),
    "help-entry": ("hoa", "/help/entry/"),
    "paper": ("hoa", "/documents/X34:28108/paper/{paper}/"),
    "check": ("hoa", "/check/"),
    "review": ("hoa", "/documents/X34:28108/file/{upload}/review/"),
    "correct": ("hoa", "/documents/X34:28108/file/{upload}/item/c0/correct/"),
    "audit": ("hoa", "/audit/X34:28108/?check"),
    "reorganisations": ("keeper", "/reorganise/"),
    "reorganise-division": ("keeper", "/reorganise/1/"),
    "reorganise-weights": ("keeper", "/reorganise/1/weights/"),
    "reorganise-decision": ("keeper", "/reorganise/1/decision/"),
    "reorganise-new": ("keeper", "/reorganise/new/?kind=division&areas=X34:28108"),
    "account": ("hoa", "/account/"),
    "devices": ("hoa", "/account/devices/"),
    "not-found": ("hoa", "/there-is-no-such-page/"),
    "sign-in": (None, "/sign-in/"),
    "clerks-inbox": ("hoa", "/inbox/"),
    "found-areas": ("minh", "/areas/?q=phuoc"),
    "password": ("hoa", "/account/password/"),
    "closed": (None, "/sign-in/closed/"),
    **SETUP_PAGES,
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_whole_and_open_to_everybody(
    width: int, lang: str, office: Office, walk: Callable[..., Walk]
) -> None:
    pile_up(office.commune, office.committee, 4)
    lay_out(office, many=12)
    by, area = office.hoa, office.commune
    upload = hand_in(by=by, at=NOW, area=area, data=REPORT.encode(), name="báo cáo.txt")["upload"]
    hand_in(by=by, at=NOW, area=area, data=bytes(range(256)), name="không rõ dạng.bin")
    read_all()
    paper = Document.objects.order_by("pk")[0].pk
    target = Target.objects.filter(indicator__code="BUD-001").order_by("pk")[0].pk
    finding = Violation.objects.order_by("pk")[0].pk
    report = ask_for(office, many=45).pk
    tell_september(office, many=45)
    numbers = lay_out_setup(office)
    pieces = [{"type": "commune", "name": name, "parent": "T34:80"} for name in ("Đông", "Tây")]
    part = {
        "kind": "division", "old": area.key, "pieces": pieces, "basis": "population",
        "weights": {"population": [12000, 8000], "area": [20, 45]},
    }  # fmt: skip
    plan_reorganisation(by=office.keeper, at=NOW, plan={"on": "2028-01-01", "parts": [part]})
    walks: dict[str | None, Walk] = {}
    for name, (who, path) in PAGES.items():
        if who not in walks:
            walks[who] = walk(getattr(office, who) if who else None, lang=lang, width=width)
        one = walks[who]
        one.go(
            path.format(target=target, report=report, upload=upload, paper=paper, finding=finding, **numbers)
        )
        one.check()
        one.shoot(name)
        assert one.page.locator("h1").count() == 1, path
        assert one.page.locator("html").get_attribute("lang") == lang
