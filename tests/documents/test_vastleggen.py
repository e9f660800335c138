"""Freezing: same content, same document; what is stored stays."""

import hashlib

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models.expressions import RawSQL
from django.tasks import default_task_backend

from documents.actions import intrekken, vastleggen
from documents.canoniek import canoniek, gedrukt, gelezen, kenmerk_van
from documents.models import Document
from tests import factories
from tests.documents.inhoud import agenda

pytestmark = pytest.mark.django_db


def leg_vast(inhoud=None, **fields):
    inhoud = inhoud or agenda()
    fields.setdefault("regio", None)
    return vastleggen(
        soort="samenwerkingsagenda",
        titel=inhoud["titel"],
        inhoud=inhoud,
        template="documents/samenwerkingsagenda.html",
        by=None,
        **fields,
    )


def set_file(document, content=b"%PDF-1.7", sha=None, **fields):
    sha = sha or hashlib.sha256(content).hexdigest()
    made = {"bestand": content, "bestand_sha256": sha, "gemaakt_op": "2026-03-12T12:00Z"} | fields
    return Document.objects.filter(pk=document.pk).update(**made)


def test_the_order_of_keys_does_not_matter():
    assert canoniek({"b": [1, "é"], "a": ""}) == canoniek({"a": "", "b": [1, "é"]}) == '{"a":"","b":[1,"é"]}'


@pytest.mark.parametrize("inhoud", [{"a": float("nan")}, {"a": "\ud800"}])
def test_what_has_no_bytes_has_no_kenmerk(inhoud):
    with pytest.raises(ValueError, match=r"JSON|surrogates"):
        canoniek(inhoud)


def test_the_kenmerk_is_the_sha256_of_the_content():
    document = leg_vast()
    assert document.kenmerk == hashlib.sha256(document.inhoud.encode()).hexdigest()
    assert kenmerk_van(canoniek(document.data)) == document.kenmerk


@pytest.mark.parametrize("typed", ["0123 4567 89AB cdef", "0123-4567-89ab-cdef", " 0123456789abcdef\n"])
def test_a_kenmerk_is_read_as_people_type_it(typed):
    assert gelezen(typed) == "0123456789abcdef"


@pytest.mark.parametrize("typed", ["", "0123", "0123 4567 89ab cdeg", "0123 4567 89ab cdef 0"])
def test_what_is_no_kenmerk_is_none(typed):
    assert gelezen(typed) is None


def test_a_kenmerk_is_printed_in_groups_of_four():
    assert gedrukt("0123456789abcdef" * 4) == "0123 4567 89AB CDEF"


def test_the_same_content_gives_the_same_document():
    assert leg_vast().pk == leg_vast().pk
    assert leg_vast(agenda(versie=4)).pk != leg_vast().pk


def test_the_worker_is_asked_once():
    default_task_backend.clear()
    document = leg_vast()
    leg_vast()
    assert [result.args for result in default_task_backend.results] == [[document.pk]]


def test_date_and_state_come_from_the_content():
    adopted, offered = leg_vast(), leg_vast(agenda(vaststelling=None))
    assert (str(adopted.datum), adopted.vastgesteld) == ("2026-03-12", True)
    assert (str(offered.datum), offered.vastgesteld) == ("2026-03-01", False)


def test_the_file_name_says_what_it_is():
    document = leg_vast(regio=factories.regio("Twente"))
    assert document.bestandsnaam == "twente-samenwerkingsagenda-v3-2026-03-12.pdf"


def test_content_that_can_hold_no_nul_is_kept_as_it_is():
    document = leg_vast(agenda(vrij="a\x00b"))
    assert Document.objects.get(pk=document.pk).data["vrij"] == "a\x00b"


@pytest.mark.parametrize(
    ("field", "value"), [("inhoud", "{}"), ("titel", "Anders"), ("versie", "9"), ("kenmerk", "0" * 64)]
)
def test_what_is_frozen_never_changes(field, value):
    document = leg_vast()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**{field: value})


def test_a_document_is_never_deleted():
    with pytest.raises(DatabaseError), transaction.atomic():
        leg_vast().delete()


def test_the_file_is_set_once():
    document = leg_vast()
    assert set_file(document) == 1
    for change in ({"content": b"%PDF-2"}, {"bestand": None, "bestand_sha256": "", "gemaakt_op": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            set_file(document, **change)


@pytest.mark.parametrize("halves", [{"bestand": None}, {"bestand_sha256": ""}, {"gemaakt_op": None}])
def test_a_file_and_its_sha256_come_together(halves):
    with pytest.raises(IntegrityError), transaction.atomic():
        set_file(leg_vast(), **halves)


def test_a_file_is_at_most_20_mb():
    with pytest.raises(IntegrityError, match="document_bestand_at_most_20_mb"), transaction.atomic():
        set_file(leg_vast(), bestand=RawSQL("convert_to(repeat('0', %s), 'UTF8')", [20 * 1024 * 1024 + 1]))


def test_a_document_cannot_be_un_withdrawn():
    document = intrekken(leg_vast(), by=factories.gebruiker())
    assert str(document.ingetrokken_op) == "2026-11-23"
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(ingetrokken_op=None)


def test_a_kenmerk_of_other_content_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="document_kenmerk_is_that_of_inhoud"), transaction.atomic():
        Document.objects.create(
            kenmerk="0" * 64, soort="samenwerkingsagenda", datum="2026-01-01", inhoud="{}"
        )


def test_lists_do_not_carry_files():
    leg_vast()
    assert {"bestand", "inhoud"} <= Document.objects.get().get_deferred_fields()
