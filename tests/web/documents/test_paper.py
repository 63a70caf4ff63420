"""A document's page keeps its relations and all that came from it, for whoever may see that."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.factory.figures import facts_of
from tests.factory.layouts import OPEN
from tests.factory.resolution import resolution, with_wrong_figures
from tests.factory.writers.docx import docx_of
from tests.web.documents.papers import REPORT, read_all
from tests.web.targets.boards import lay_out
from vedich.actions.documents import register_document, relate_documents
from vedich.actions.uploads import hand_in
from vedich.store.models import Document, DocumentRelation, Upload, User
from vedich.store.remembering import forget

As = Callable[[User], Client]


def on_record(
    office: Office, client: Client, data: bytes = REPORT.encode(), name: str = "a.txt", of: str = "commune"
) -> str:
    """Hand a document in, accept what is certain, commit it, and give the address of its page."""
    area, by = getattr(office, of), office.hoa if of == "commune" else office.lan
    made = hand_in(by=by, at=NOW, area=area, data=data, name=name)
    read_all()
    address = f"/documents/{area.key}/file/{made['upload']}/"
    told = {
        "seen": "0",
        "number": f"{made['upload']}/BC-UBND",
        "on": "2026-09-22",
        "title": "Báo cáo",
        "basis": "own_plan",
    }
    client.post(f"{address}describe/", told)
    client.post(f"{address}accept-certain/")
    client.post(f"{address}commit/")
    return f"/documents/{area.key}/paper/{Document.objects.get(file__uploads=made['upload']).pk}/"


def test_all_that_came_from_a_document_stands_on_its_page_with_its_place(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    page = client.get(on_record(office, client)).content.decode()
    assert "1/BC-UBND" in page
    assert "61,45 tỷ đồng" in page
    assert "/targets/X34:28108/?as_of=2026-09" in page
    upload = Upload.objects.get()
    assert f"/file/{upload.pk}/original/" in page
    assert f"/file/{upload.pk}/marked/" in page
    assert "UBND xã Cần Đước" in page


def test_relations_show_from_both_ends_and_lead_only_where_one_may_go(office: Office, as_: As) -> None:
    client = as_(office.hoa)
    address = on_record(office, client)
    mine = Document.objects.get()
    made = register_document(
        by=office.lan,
        at=NOW,
        area=office.province,
        number="58/NQ-HĐND",
        on=date(2025, 12, 10),
        title="Nghị quyết",
    )
    other = Document.objects.get(pk=made["document"])
    relate_documents(by=office.hoa, at=NOW, document=mine, other=other, kind="based_on")
    page = client.get(address).content.decode()
    assert "Căn cứ vào" in page
    assert "58/NQ-HĐND" in page
    assert f"/paper/{other.pk}/" not in page  # a clerk of the commune does not read the province's
    page = as_(office.lan).get(f"/documents/T34:80/paper/{other.pk}/").content.decode()
    assert "Là căn cứ của" in page
    assert f"/documents/X34:28108/paper/{mine.pk}/" in page


def test_a_relation_is_added_on_the_page_and_to_itself_refused(office: Office, as_: As) -> None:
    client = as_(office.lan)
    numbers = []
    for number in ("58/NQ-HĐND", "12/NQ-HĐND"):
        made = register_document(
            by=office.lan, at=NOW, area=office.province, number=number, on=date(2025, 12, 10), title=number
        )
        numbers.append(made["document"])
    first, second = numbers
    address = f"/documents/T34:80/paper/{first}/"
    page = client.post(f"{address}relate/", {"other": str(second), "kind": "amends"}, follow=True)
    assert "Sửa đổi, bổ sung" in page.content.decode()
    for told in ({"other": str(first), "kind": "amends"}, {"other": str(second), "kind": "x"}, {}):
        assert client.post(f"{address}relate/", told, follow=True).status_code == 200
    assert DocumentRelation.objects.count() == 1


def test_the_marked_copy_carries_its_findings_in_the_form_of_the_file(office: Office, as_: As) -> None:
    draft, _ = with_wrong_figures(resolution(6), 3, 6)
    made = hand_in(by=office.lan, at=NOW, area=office.province, data=docx_of(draft), name="nghị quyết.docx")
    plain = hand_in(
        by=office.lan,
        at=NOW,
        area=office.province,
        data=REPORT.replace("84,2%", "94,2%").encode(),
        name="a.txt",
    )
    read_all()
    client = as_(office.lan)
    answer = client.get(f"/documents/T34:80/file/{made['upload']}/marked/")
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as copy:
        assert "VD601" in copy.read("word/comments.xml").decode()
    answer = client.get(f"/documents/T34:80/file/{plain['upload']}/marked/")
    assert "a.html" in answer["Content-Disposition"]
    assert "VD104" in answer.content.decode()
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_page_asks_the_same_number_of_questions_however_much_came_of_it(office: Office, as_: As) -> None:
    client = as_(office.lan)
    counts = []
    for seed, lines in ((6, 2), (9, None)):
        data = docx_of(OPEN["classic_appendix"](facts_of(seed, year=2026, lines=lines)))
        address = on_record(office, client, data, f"{seed}.docx", "province")
        forget()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0]


def test_a_figure_without_a_printed_form_is_written_the_vietnamese_way(office: Office, as_: As) -> None:
    lay_out(office)
    paper = Document.objects.order_by("pk")[0]
    page = as_(office.hoa).get(f"/documents/X34:28108/paper/{paper.pk}/").content.decode()
    assert "0,63 %" in page
    assert "0.63 %" not in page
