"""What the record can keep of a document is proposed, the rest left with its reason; nothing is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, TODAY, Office
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import appoint
from vedich.actions.keeping import Paper, keep_document
from vedich.actions.proposing import Proposal, Wish, proposal
from vedich.actions.trouble import ActionError
from vedich.domain.area import AreaType
from vedich.domain.document import ClaimKind
from vedich.domain.role import Role
from vedich.domain.target import Basis
from vedich.reading.read import read_text
from vedich.store.models import Agency, Area, DeclaredJudgement, Document, Event, Observation, Target, User
from vedich.store.verification import verify_record

COMMUNE = "X34:28108"
REPORT = (
    "Xã Cần Đước: lũy kế đến 20/9/2026, thu ngân sách nhà nước trên địa bàn 61,45 tỷ đồng, đạt 84,2% dự toán "
    "tỉnh giao (73 tỷ đồng). Năm 2026, sản lượng tôm đạt trên 1.640 tấn. "
    "Diện tích gieo trồng lúa năm 2026 đạt 4.120/4.100 ha, đạt 100,5% kế hoạch. "
    "Năm 2026, trong 22 chỉ tiêu có 13 chỉ tiêu đạt, trong đó 4 chỉ tiêu vượt; 7 chỉ tiêu không đạt."
)
UNNAMED = (
    "UBND huyện họp thường kỳ\n\nNgày 1/11/2023, UBND huyện họp đánh giá tình hình. "
    "Mười tháng đầu năm 2023, thu ngân sách của huyện đạt 526,8 tỷ đồng."
)
THEN = date(2026, 9, 22)
PAPER = Paper("214/BC-UBND", THEN, "Báo cáo tháng 9", file_hash="ab" * 32, file_name="bao-cao.txt")


def proposed(by: User, text: str = REPORT, *, day: date = THEN, **wish: object) -> Proposal:
    """Propose what to keep of a text, with the offset as the place."""
    asked = Wish(by=by, today=TODAY, day=day, stem="abababab", **wish)  # type: ignore[arg-type]
    return proposal(read_text(text), asked, lambda span: f"{span.start}")


def reasons(found: Proposal) -> dict[str, str]:
    return {left.surface: left.why.en for left in found.left}


def test_a_plan_stands_on_the_authority_its_percentage_names_and_for_the_year(office: Office) -> None:
    found = proposed(office.hoa)
    assert [(str(each.period), each.basis) for each in found.kept if each.claim.kind is ClaimKind.TARGET] == [
        ("2026", Basis.ASSIGNED)
    ]
    assert reasons(found) == {"4.100 ha": "not said on whose authority; add --basis"}


def test_the_person_says_what_the_document_leaves_open(office: Office) -> None:
    found = proposed(office.hoa, basis=Basis.OWN_PLAN)
    assert {each.basis for each in found.kept if each.claim.kind is ClaimKind.TARGET} == {
        Basis.ASSIGNED,
        Basis.OWN_PLAN,
    }
    assert found.left == []


@pytest.mark.parametrize(
    ("number", "basis"),
    [
        ("58/NQ-HĐND", Basis.ADOPTED),
        ("25-NQ/TU", Basis.PARTY_RESOLUTION),
        ("9/BC-UBND", Basis.ASSIGNED),
        ("", Basis.ASSIGNED),
    ],
)
def test_a_resolution_sets_its_targets_itself(office: Office, number: str, basis: Basis) -> None:
    found = proposed(office.hoa, number=number)
    assert found.kept[1].claim.surface == "73 tỷ đồng"
    assert found.kept[1].basis is basis


def test_doubtful_readings_are_left(office: Office) -> None:
    found = proposed(office.hoa, least=1.0)
    assert found.kept == []
    assert found.counted == []
    assert all("too little certainty" in why for why in reasons(found).values())


def test_what_the_account_has_no_right_to_is_left(office: Office) -> None:
    found = proposed(office.administrator)
    assert found.kept == []
    assert "no right to confirm in X34:28108" in reasons(found).values()


def test_one_figure_of_a_period_is_kept_and_another_one_left(office: Office) -> None:
    text = "Xã Cần Đước: năm 2026, sản lượng lúa đạt 500 tấn. Năm 2026, sản lượng lúa đạt 510 tấn."
    found = proposed(office.hoa, text)
    assert [each.claim.value for each in found.kept] == [Decimal(500)]
    assert "enter it yourself" in reasons(found)["510 tấn"]


def test_the_date_of_the_document_says_which_area_a_name_means(office: Office) -> None:
    text = "Huyện Cần Đước: năm 2023, sản lượng lúa đạt 88.800 tấn."
    before = proposed(office.hoa, text, day=date(2024, 1, 19))
    assert reasons(before) == {"88.800 tấn": "no right to confirm in H63:806"}


def test_an_area_that_a_document_leaves_unnamed_becomes_a_placeholder(office: Office) -> None:
    nation = Area.objects.get(key="VN")
    for role, area in ((Role.SPECIALIST, nation), (Role.INDICATOR_MANAGER, None)):
        appoint(
            by=office.administrator, at=NOW, user=office.lan, role=role, area=area, since=date(2020, 1, 1)
        )
    found = proposed(office.lan, UNNAMED, day=date(2023, 11, 1))
    assert list(found.placeholders) == ["L:rural_district-abababab"]
    paper = Paper("", date(2023, 11, 1), "Phiên họp", file_hash="cd" * 32)
    keep_document(
        by=office.lan,
        at=NOW,
        area=found.area,
        paper=paper,
        confirmed=found.kept,
        placeholders=found.placeholders.values(),
    )
    place = Area.objects.get(key="L:rural_district-abababab")
    assert place.placeholder
    assert place.names.get().type == AreaType.RURAL_DISTRICT.value
    assert Observation.objects.get().area == place
    again = proposed(office.lan, UNNAMED, day=date(2023, 11, 1))
    assert again.placeholders == {}
    assert verify_record().faults == ()


def test_a_clerk_may_not_add_an_unnamed_area_and_nothing_is_written(office: Office) -> None:
    found = proposed(office.hoa, UNNAMED, day=date(2023, 11, 1))
    before = Event.objects.count()
    with pytest.raises(NotAllowedError):
        keep_document(
            by=office.hoa,
            at=NOW,
            area=found.area,
            paper=PAPER,
            confirmed=found.kept,
            placeholders=found.placeholders.values(),
        )
    assert Event.objects.count() == before


def test_a_document_is_kept_with_its_issuer_and_what_was_confirmed(office: Office) -> None:
    found = proposed(office.hoa)
    done = keep_document(
        by=office.hoa, at=NOW, area=found.area, paper=PAPER, confirmed=found.kept, counted=found.counted
    )
    assert (done["observations"], done["targets"], done["declared"]) == (3, 1, 1)
    document = Document.objects.get()
    assert document.issuer == office.committee
    assert (document.number, document.on, document.file and document.file.sha256) == (
        "214/BC-UBND",
        THEN,
        "ab" * 32,
    )
    assert Observation.objects.get(indicator__code="AGR-008").words == "trên"
    declared = DeclaredJudgement.objects.get()
    assert (declared.total, declared.met, declared.exceeded, declared.missed) == (22, 13, 4, 7)
    assert Target.objects.count() == 1  # of twenty-two that the document counts it names one
    assert verify_record().faults == ()


def test_an_issuer_that_the_record_lacks_is_added_once(office: Office) -> None:
    found = proposed(office.hoa)
    for number in ("58/NQ-HĐND", "59/NQ-HĐND"):
        paper = Paper(number, THEN, "Nghị quyết")
        keep_document(by=office.hoa, at=NOW, area=found.area, paper=paper, counted=found.counted)
    council = Agency.objects.get(kind="council")
    assert (council.vi, council.documents.count()) == ("HĐND xã Cần Đước", 2)


def test_what_was_confirmed_before_is_not_proposed_again(office: Office) -> None:
    found = proposed(office.hoa)
    places = frozenset((each.claim.span.start, each.claim.span.end) for each in found.kept)
    told = frozenset(each.tally.surface for each in found.counted)
    again = proposed(office.hoa, already=places, told=told)
    assert again.kept == []
    assert again.counted == []
    assert list(reasons(again).values()).count("confirmed before") == len(places) + len(told)


def test_a_document_of_no_known_area_is_refused(office: Office) -> None:
    with pytest.raises(ActionError, match="which area"):
        keep_document(by=office.hoa, at=NOW, area="", paper=PAPER)
