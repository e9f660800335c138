"""The pages of who speaks for whom: looked up, given, ended, confirmed; and who may do which."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regions.models import Bewijsstuk, Mandaat, Regio
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

VANDAAG = datetime.date(2026, 11, 23)
PDF = b"%PDF-1.7 besluit"


@pytest.fixture
def twente():
    return factories.regio("Twente", spreekwijze=Regio.Spreekwijze.BESLUIT)


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


@pytest.fixture
def borne(twente):
    return factories.gemeente("Borne", regio=twente)


@pytest.fixture
def themas():
    return {thema.code: thema for thema in factories.themas()}


@pytest.fixture
def bestuurder(as_rol, borne):
    return as_rol(Rol.BESTUURDER, organisatie=borne)


def url(name, *args):
    return reverse(name, args=["twente", *args])


def van(name, *args):
    return reverse(name, args=["borne", *args])


def geef(client, ontvanger, *regios, stap="geef", adres="", **fields):
    """Post a mandate, all filled in unless told otherwise."""
    data = {
        "regios": [regio.pk for regio in regios],
        "ontvanger": ontvanger.pk,
        "reikwijdte": "alle",
        "vorm": "centrumgemeente",
        "basis": "besluit",
        "besluit_datum": "2026-11-01",
        "van": "2026-11-23",
        "stap": stap,
    }
    return client.post(adres or van("mandaat_nieuw"), data | fields)


# Looking it up


def test_the_page_says_who_speaks_and_who_for_itself(bestuurder, twente, almelo, borne):
    factories.gemeente("Losser", regio=twente)
    factories.mandaat(borne, almelo, twente, basis="besluit", besluit_datum=datetime.date(2026, 1, 5))
    page = bestuurder.get(url("mandaten")).text
    assert "Almelo spreekt namens 1 gemeente" in page
    assert "Deze gemeenten spreken voor zichzelf" in page
    assert "Mandaatbesluit van 05-01-2026" in page
    assert "ontbreekt" not in page


def test_by_agreement_nobody_is_listed_as_without(bestuurder, twente, almelo, borne):
    twente.spreekwijze = Regio.Spreekwijze.AFSPRAAK
    twente.save()
    factories.gemeente("Losser", regio=twente)
    factories.mandaat(borne, almelo, twente)
    assert "Losser" not in bestuurder.get(url("mandaten")).text


def test_the_page_of_another_day_and_theme(bestuurder, twente, almelo, borne, themas):
    factories.mandaat(borne, almelo, twente, thema=themas["ggz"], tot=datetime.date(2026, 7, 1))
    assert "Almelo spreekt namens" in bestuurder.get(url("mandaten"), {"op": "2026-06-30"}).text
    assert "Almelo spreekt namens" not in bestuurder.get(url("mandaten")).text
    other = bestuurder.get(url("mandaten"), {"op": "2026-06-30", "thema": "ouderen"}).text
    assert "Almelo spreekt namens" not in other


def test_a_day_and_a_theme_that_are_none_get_a_sentence(bestuurder, twente):
    page = bestuurder.get(url("mandaten"), {"op": "2026-02-30", "thema": "nergens"}).text
    assert "Deze dag bestaat niet." in page
    assert "Dit thema bestaat hier niet." in page


def test_the_list_can_be_taken_along(bestuurder, twente, almelo, borne):
    factories.mandaat(borne, almelo, twente, toelichting="=1")
    answer = bestuurder.get(url("mandaten_export", "csv"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Almelo;Borne;gemeente;alle thema's" in text
    assert "'=1;2026-11-23" in text
    assert bestuurder.get(url("mandaten_export", "xlsx")).content[:2] == b"PK"
    assert bestuurder.get(url("mandaten_export", "docx")).status_code == 404


def test_contacts_say_who_speaks_for_whom(bestuurder, twente, almelo, borne):
    factories.mandaat(borne, almelo, twente)
    page = bestuurder.get(url("contacten")).text
    assert "spreekt namens Borne" in page
    assert "Almelo spreekt namens deze gemeente" in page


def test_the_page_costs_the_same_whatever_it_holds(bestuurder, twente, almelo, borne):
    costs = []
    for nummer in range(3):
        gever = factories.gemeente(f"Gever {nummer}", regio=twente)
        factories.mandaat(gever, almelo, twente)
        with counted() as statements:
            bestuurder.get(url("mandaten"))
        costs.append(len(statements))
    assert len(set(costs)) == 1


# Giving


def test_a_mandate_is_looked_through_and_then_given(bestuurder, twente, almelo, themas):
    pks = [themas["ggz"].pk, themas["ouderen"].pk]
    fields = {"reikwijdte": "bepaald", "themas": pks}
    check = geef(bestuurder, almelo, twente, stap="nakijken", **fields)
    assert "Almelo spreekt namens Borne in Twente, over GGZ." in check.text
    assert not Mandaat.objects.exists()
    assert geef(bestuurder, almelo, twente, **fields).status_code == 302
    assert Mandaat.objects.geldend(VANDAAG).count() == 2


def test_going_back_keeps_what_was_filled_in(bestuurder, twente, almelo):
    page = geef(bestuurder, almelo, twente, stap="wijzig", toelichting="Vijf dorpen").text
    assert "Vijf dorpen" in page
    assert "Er is 1 probleem" not in page


def test_in_several_regios_at_once(bestuurder, twente, almelo, borne):
    salland = factories.regio("Salland", spreekwijze=Regio.Spreekwijze.AFSPRAAK)
    menzis = factories.verzekeraar("Menzis", regio=twente)
    asr = factories.verzekeraar("ASR", regio=twente)
    for organisatie in (menzis, asr):
        organisatie.deelnames.create(regio=salland, period=organisatie.deelnames.get().period)
    client = bestuurder
    client.force_login(factories.gebruiker(Rol.BEHEERDER, organisatie=menzis))
    session = client.session
    session["tweede_factor"] = True
    session.save()
    adres = reverse("mandaat_nieuw", args=["menzis"])
    assert geef(client, asr, twente, salland, adres=adres, vorm="verzekeraar").status_code == 302
    assert set(Mandaat.objects.values_list("regio__naam", flat=True)) == {"Twente", "Salland"}


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"reikwijdte": "bepaald"}, "Kruis minstens één thema aan."),
        ({"besluit_datum": ""}, "Vul de datum van het mandaatbesluit in."),
        ({"basis": "afspraak"}, "Twente werkt met mandaatbesluiten."),
        ({"van": "2026-11-23", "tot_en_met": "2026-11-01"}, "De laatste dag ligt voor de eerste."),
        ({"van": "2017-01-01"}, "bestaat pas vanaf 01-01-2018"),
        ({"vorm": "orgaan"}, "Almelo is geen partner"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(bestuurder, twente, almelo, fields, reden):
    answer = geef(bestuurder, almelo, twente, **fields)
    assert answer.status_code == 422
    assert reden in answer.text
    assert not Mandaat.objects.exists()


def test_the_row_in_the_way_is_named(bestuurder, twente, almelo, borne):
    factories.mandaat(borne, factories.gemeente("Losser", regio=twente), twente)
    answer = geef(bestuurder, almelo, twente)
    assert answer.status_code == 422
    assert "Losser spreekt al namens Borne" in answer.text


def test_who_gave_at_the_same_moment_is_said(bestuurder, twente, almelo, borne, monkeypatch):
    """The form saw nothing yet; the database does."""
    factories.mandaat(borne, almelo, twente)
    monkeypatch.setattr("regions.forms.mandaten.bezwaren", lambda rijen, **rest: [])
    answer = geef(bestuurder, almelo, twente)
    assert answer.status_code == 422
    assert "Almelo spreekt al namens Borne" in answer.text


def test_oneself_and_who_does_not_take_part_cannot_be_chosen(bestuurder, twente, borne):
    zwolle = factories.gemeente("Zwolle", regio=factories.regio("Zwolle e.o."))
    assert geef(bestuurder, borne, twente).status_code == 422
    assert geef(bestuurder, zwolle, twente).status_code == 422


def test_a_regio_where_each_speaks_for_itself_is_no_choice(bestuurder, twente, almelo):
    Regio.objects.update(spreekwijze="zelf")
    assert geef(bestuurder, almelo, twente).status_code == 422
    assert "spreekt ieder voor zichzelf" in bestuurder.get(van("organisatie_mandaten")).text


def test_correcting_takes_the_first_back(bestuurder, twente, almelo):
    geef(bestuurder, almelo, twente)
    eerst = Mandaat.objects.get()
    adres = f"{van('mandaat_nieuw')}?corrigeer={eerst.pk}"
    assert "corrigeren" in bestuurder.get(adres).text
    assert geef(bestuurder, almelo, twente, adres=adres, besluit_datum="2026-11-02").status_code == 302
    eerst.refresh_from_db()
    assert eerst.ingetrokken_op == VANDAAG
    assert Mandaat.objects.telt().get().besluit_datum == datetime.date(2026, 11, 2)


def test_going_on_starts_the_day_after(bestuurder, twente, almelo, borne):
    oud = factories.mandaat(borne, almelo, twente, tot=datetime.date(2027, 1, 1))
    page = bestuurder.get(f"{van('mandaat_nieuw')}?vervolg={oud.pk}")
    assert page.context["form"]["van"].value() == datetime.date(2027, 1, 1)


# Evidence


def bewijs(inhoud=PDF, naam="besluit.pdf"):
    return SimpleUploadedFile(naam, inhoud)


def test_a_file_survives_the_look_through(bestuurder, as_rol, twente, almelo):
    check = geef(bestuurder, almelo, twente, stap="nakijken", bewijs=bewijs())
    stuk = Bewijsstuk.objects.get()
    assert "besluit.pdf" in check.text
    assert f'name="bewaard" value="{stuk.pk}"' in check.text
    geef(bestuurder, almelo, twente, bewaard=stuk.pk)
    mandaat = Mandaat.objects.get()
    answer = bestuurder.get(url("mandaat_bewijs", mandaat.pk))
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="besluit.pdf"'


def test_a_file_survives_a_fault_elsewhere(bestuurder, twente, almelo):
    page = geef(bestuurder, almelo, twente, vorm="", bewijs=bewijs())
    assert page.status_code == 422
    assert "Al toegevoegd: besluit.pdf" in page.text


@pytest.mark.parametrize(
    ("naam", "inhoud", "reden"),
    [
        ("besluit.pdf", b"MZ\x90", "heet .pdf, maar is het niet"),
        ("besluit.docx", b"PK\x03\x04rest", "heet .docx, maar is het niet"),
        ("besluit.html", b"<script>", "kan hier niet"),
        ("besluit.pdf", b"", "is leeg"),
    ],
)
def test_another_kind_of_file_is_refused(bestuurder, twente, almelo, naam, inhoud, reden):
    page = geef(bestuurder, almelo, twente, bewijs=bewijs(inhoud, naam))
    assert page.status_code == 422
    assert reden in page.text or "leeg" in page.text
    assert not Bewijsstuk.objects.exists()


def test_a_file_that_is_too_large_is_refused(bestuurder, twente, almelo, monkeypatch):
    monkeypatch.setattr("regions.mandaten.bewijs.GROOTST", 5)
    assert "groter dan 20 MB" in geef(bestuurder, almelo, twente, bewijs=bewijs()).text


def test_the_file_of_another_cannot_be_taken(bestuurder, twente, almelo):
    stuk = Bewijsstuk.van_bytes(PDF, organisatie=almelo, naam="x.pdf", soort="application/pdf")
    stuk.save()
    assert geef(bestuurder, almelo, twente, bewaard=stuk.pk).status_code == 422


@pytest.mark.parametrize(
    ("rol", "waar", "status"),
    [
        (Rol.MEDEWERKER, "almelo", 200),
        (Rol.COORDINATOR, "regio", 200),
        (Rol.MEDEWERKER, "elders", 404),
        (Rol.PARTNER, "ggd", 404),
        (Rol.LANDELIJK, "vng", 404),
        (Rol.FUNCTIONEEL, "", 404),
    ],
)
def test_who_sees_the_file(as_rol, twente, almelo, borne, rol, waar, status):
    stuk = Bewijsstuk.van_bytes(PDF, organisatie=borne, naam="x.pdf", soort="application/pdf")
    stuk.save()
    mandaat = factories.mandaat(borne, almelo, twente, bewijs=stuk)
    plaats = {
        "almelo": lambda: {"organisatie": almelo},
        "regio": lambda: {"regio": twente},
        "elders": lambda: {"organisatie": factories.gemeente("Zwolle", regio=factories.regio("Zwolle"))},
        "ggd": lambda: {"organisatie": factories.verzekeraar("GGD", regio=twente)},
        "vng": lambda: {"organisatie": factories.verzekeraar("VNG")},
        "": dict,
    }[waar]()
    client = as_rol(rol, **plaats)
    assert client.get(url("mandaat_bewijs", mandaat.pk)).status_code == status


# Ending, taking back, confirming


def test_ending_says_first_what_it_means(bestuurder, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente)
    address = van("mandaat_beeindigen", mandaat.pk)
    assert "spreekt Borne voor zichzelf" in bestuurder.get(address).text
    answer = bestuurder.post(address, {"laatste_dag": "2026-12-31", "version": 1})
    assert answer.status_code == 302
    assert Mandaat.objects.get().last_day == datetime.date(2026, 12, 31)
    bestuurder.post(van("mandaat_doorlopen", mandaat.pk))
    assert Mandaat.objects.get().last_day is None


def test_an_end_that_someone_else_set_first_is_shown(bestuurder, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente)
    mandaat.save()
    answer = bestuurder.post(
        van("mandaat_beeindigen", mandaat.pk), {"laatste_dag": "2026-12-31", "version": 1}
    )
    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    assert 'value="2026-12-31"' in answer.text
    assert Mandaat.objects.get().last_day is None


def test_taking_back_a_mistake(bestuurder, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente, vastgelegd_op=VANDAAG)
    bestuurder.post(van("mandaat_intrekken", mandaat.pk))
    assert Mandaat.objects.get().ingetrokken_op == VANDAAG
    assert "heeft nooit gegolden" in bestuurder.get(van("organisatie_mandaten")).text


def test_too_late_to_take_back_is_said(bestuurder, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente)
    answer = bestuurder.post(van("mandaat_intrekken", mandaat.pk), follow=True)
    assert "Dit mandaat gold al." in answer.text
    assert Mandaat.objects.get().ingetrokken_op is None


def test_what_a_herindeling_moved_is_confirmed(bestuurder, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente, wacht_op_bevestiging=True)
    assert "Wacht op uw bevestiging" in bestuurder.get(van("organisatie_mandaten")).text
    assert "Almelo spreekt namens" not in bestuurder.get(url("mandaten")).text
    bestuurder.post(van("mandaat_bevestigen", mandaat.pk), {"keuze": "ja"})
    assert "Almelo spreekt namens 1 gemeente" in bestuurder.get(url("mandaten")).text


def test_what_cannot_hold_is_said_before_confirming(bestuurder, twente, almelo, borne):
    factories.mandaat(borne, almelo, twente)
    losser = factories.gemeente("Losser", regio=twente)
    mandaat = factories.mandaat(borne, losser, twente, wacht_op_bevestiging=True)
    page = bestuurder.get(van("mandaat_bevestigen", mandaat.pk)).text
    assert "Almelo spreekt al namens Borne" in page
    bestuurder.post(van("mandaat_bevestigen", mandaat.pk), {"keuze": "nee"})
    assert not Mandaat.objects.wachtend().exists()


# How the regio works


def kies(client, wijze, begonnen="besluit False", **fields):
    return client.post(url("mandaten_werkwijze"), {"spreekwijze": wijze, "begonnen": begonnen} | fields)


def test_the_coordinator_chooses(as_rol, twente):
    client = as_rol(Rol.COORDINATOR, regio=twente)
    assert client.get(url("mandaten_werkwijze")).status_code == 200
    assert kies(client, "afspraak", mandaat_in_document="on").status_code == 302
    twente.refresh_from_db()
    assert (twente.spreekwijze, twente.mandaat_in_document) == ("afspraak", True)


def test_who_chose_first_is_shown(as_rol, twente):
    client = as_rol(Rol.COORDINATOR, regio=twente)
    answer = kies(client, "afspraak", begonnen="zelf False")
    assert answer.status_code == 409
    assert "Nu geldt: met mandaatbesluiten" in answer.text
    assert Regio.objects.get().spreekwijze == "besluit"


def test_each_for_itself_waits_until_the_givers_ended_theirs(as_rol, twente, almelo, borne):
    factories.mandaat(borne, almelo, twente)
    answer = kies(as_rol(Rol.COORDINATOR, regio=twente), "zelf")
    assert answer.status_code == 422
    assert "Borne laat een ander namens zich spreken" in answer.text


# Who may do which

WHO = {
    "bestuurder": lambda as_rol, twente, almelo, borne: as_rol(Rol.BESTUURDER, organisatie=borne),
    "beheerder": lambda as_rol, twente, almelo, borne: as_rol(Rol.BEHEERDER, organisatie=borne),
    "medewerker": lambda as_rol, twente, almelo, borne: as_rol(Rol.MEDEWERKER, organisatie=borne),
    "bestuurder van de ander": lambda as_rol, twente, almelo, borne: as_rol(
        Rol.BESTUURDER, organisatie=almelo
    ),
    "coördinator": lambda as_rol, twente, almelo, borne: as_rol(Rol.COORDINATOR, regio=twente),
    "coördinator elders": lambda as_rol, twente, almelo, borne: as_rol(
        Rol.COORDINATOR, regio=factories.regio("Elders")
    ),
    "redacteur": lambda as_rol, twente, almelo, borne: as_rol(Rol.REDACTEUR, regio=twente),
    "partner": lambda as_rol, twente, almelo, borne: as_rol(
        Rol.PARTNER, organisatie=factories.verzekeraar("GGD", regio=twente)
    ),
    "partner elders": lambda as_rol, twente, almelo, borne: as_rol(
        Rol.PARTNER, organisatie=factories.verzekeraar("GGD", regio=factories.regio("Elders"))
    ),
    "landelijk": lambda as_rol, twente, almelo, borne: as_rol(
        Rol.LANDELIJK, organisatie=factories.verzekeraar("VNG")
    ),
    "functioneel": lambda as_rol, twente, almelo, borne: as_rol(Rol.FUNCTIONEEL),
}
# Per role: the page of the regio, how the regio works, and the seven doors of the giver.
MATRIX = {
    "bestuurder": (200, 403, 200),
    "beheerder": (200, 403, 200),
    "medewerker": (200, 403, 403),
    "bestuurder van de ander": (200, 403, 403),
    "coördinator": (200, 200, 403),
    "coördinator elders": (200, 403, 403),
    "redacteur": (200, 403, 403),
    "partner": (200, 403, 403),
    "partner elders": (404, 404, 404),
    "landelijk": (200, 403, 403),
    "functioneel": (200, 200, 403),
}


@pytest.mark.parametrize("wie", MATRIX)
def test_who_may_do_which(wie, as_rol, twente, almelo, borne):
    wacht = factories.mandaat(borne, almelo, twente, wacht_op_bevestiging=True)
    mandaat = factories.mandaat(borne, almelo, twente)
    client = WHO[wie](as_rol, twente, almelo, borne)
    regio, werkwijze, gever = MATRIX[wie]
    assert client.get(url("mandaten")).status_code == regio
    assert client.get(url("mandaten_export", "csv")).status_code == regio
    assert client.get(url("mandaten_werkwijze")).status_code == werkwijze
    for name in ("organisatie_mandaten", "mandaat_nieuw"):
        assert client.get(van(name)).status_code == gever
    assert client.get(van("mandaat_beeindigen", mandaat.pk)).status_code == gever
    assert client.get(van("mandaat_bevestigen", wacht.pk)).status_code == gever
    for name in ("mandaat_intrekken", "mandaat_doorlopen"):
        assert client.post(van(name, mandaat.pk)).status_code == (302 if gever == 200 else gever)


def test_the_mandate_of_another_is_not_found_at_ones_own(bestuurder, twente, almelo, borne):
    ander = factories.mandaat(almelo, borne, twente)
    for name in ("mandaat_beeindigen", "mandaat_bevestigen"):
        assert bestuurder.get(van(name, ander.pk)).status_code == 404
    assert bestuurder.post(van("mandaat_intrekken", ander.pk)).status_code == 404


def test_the_page_of_the_organisation_has_the_door(bestuurder, as_rol, twente, almelo, borne):
    door = van("organisatie_mandaten")
    assert door in bestuurder.get(borne.get_absolute_url()).text
    assert door not in bestuurder.get(almelo.get_absolute_url()).text


def test_what_was_left_unsent_is_found_again(bestuurder, twente, almelo, borne):
    address = reverse("concept_bewaren", args=[f"mandaat-{borne.pk}"])
    bestuurder.post(address, {"tab": "abcdefgh1234", "toelichting": "Vijf dorpen", "ontvanger": almelo.pk})
    page = bestuurder.get(van("mandaat_nieuw"))
    concept = page.context["concept"]
    page = bestuurder.get(van("mandaat_nieuw"), {"concept": concept.pk}).text
    assert "Vijf dorpen" in page
    assert "Er is" not in page
    assert "Mandaat namens Borne" in bestuurder.get("/").text
    geef(bestuurder, almelo, twente, tab="abcdefgh1234")
    assert "Mandaat namens Borne" not in bestuurder.get("/").text


def test_where_nothing_was_chosen_yet_what_is_known_is_shown(bestuurder, twente, almelo, borne):
    factories.mandaat(borne, almelo, twente)
    Regio.objects.update(spreekwijze="zelf")
    page = bestuurder.get(url("mandaten")).text
    assert "koos nog niet" in page
    assert "Almelo spreekt namens 1 gemeente" in page
