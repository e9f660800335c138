"""Papers with the points of an overleg, and all of them as one PDF."""

import datetime
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agenda import actions
from agenda.actions import NietMogelijk
from agenda.models import Bundel, Deelnemer, Vergaderstuk
from agenda.overleg import bundel as bundels
from agenda.overleg import goedkeuren, stukken
from regions.models import Deelname, Soort
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg, punt
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
O = "/regio/twente/overleg/"  # noqa: E741


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def wachttijden(regio):
    return punt(overleg(regio))


@pytest.fixture
def coordinator(as_rol, regio):
    return as_rol(Rol.COORDINATOR, regio=regio)


def pdf(bladen=1, maat=(595, 842), **bewaren):
    """A PDF of so many empty pages."""
    with pikepdf.new() as made:
        for _ in range(bladen):
            made.add_blank_page(page_size=maat)
        uit = io.BytesIO()
        made.save(uit, **(bewaren or {"deterministic_id": True}))
        return uit.getvalue()


def stuur(client, punt, inhoud, naam="notitie.pdf", **velden):
    return client.post(f"{O}punt/{punt.pk}/stukken/", {"bestand": SimpleUploadedFile(naam, inhoud)} | velden)


def leg_erbij(punt, inhoud, naam="notitie.pdf", titel="Notitie"):
    found = stukken.lees_stuk(SimpleUploadedFile(naam, inhoud))
    by = factories.gebruiker(Rol.COORDINATOR, regio=punt.overleg.regio)
    stuk = Vergaderstuk.van_bytes(found[0], soort=found[1], bladzijden=found[2], naam=naam, titel=titel)
    return stukken.voeg_toe(punt, stuk, by=by)


def test_a_paper_is_added_read_and_taken_away(coordinator, wachttijden, as_rol, regio):
    assert stuur(coordinator, wachttijden, pdf(3), titel="Cijfers").status_code == 302
    stuk = Vergaderstuk.objects.get()
    assert (stuk.titel, stuk.bladzijden, stuk.als) == ("Cijfers", 3, "regiocoördinator")
    assert "3 bladzijden" in coordinator.get(wachttijden.overleg.get_absolute_url()).text
    assert coordinator.get(f"{O}stuk/{stuk.pk}/").content == pdf(3)
    assert coordinator.post(f"{O}stuk/{stuk.pk}/weg/").status_code == 302
    assert not Vergaderstuk.objects.exists()


def test_without_a_title_it_is_called_as_its_file(coordinator, wachttijden):
    stuur(coordinator, wachttijden, pdf(), "cijfers_over_2026.PDF")
    assert Vergaderstuk.objects.get().titel == "cijfers over 2026"


@pytest.mark.parametrize(
    ("inhoud", "naam", "said"),
    [
        (b"geen pdf", "notitie.pdf", "maar is het niet"),
        (b"%PDF-1.7 stuk", "notitie.pdf", "beschadigd"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "notitie.pdf", "beveiligd"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="")), "notitie.pdf", "beveiligd"),
        (pdf(0), "notitie.pdf", "0 bladzijden"),
        (b"\x89PNG\r\n\x1a\n$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "foto.png", "virus"),
        (b"MZ", "programma.exe", "kan hier niet"),
        (b"", "leeg.pdf", "leeg"),
    ],
)
def test_what_is_no_paper_is_refused_in_a_sentence(coordinator, wachttijden, inhoud, naam, said):
    response = stuur(coordinator, wachttijden, inhoud, naam, titel="Mijn titel")
    assert response.status_code == 422
    assert said in response.text
    assert "Mijn titel" in response.text
    assert not Vergaderstuk.objects.exists()


def test_the_same_file_twice_is_told(coordinator, wachttijden):
    stuur(coordinator, wachttijden, pdf())
    assert "staat al bij dit punt" in stuur(coordinator, wachttijden, pdf()).text
    assert Vergaderstuk.objects.count() == 1


def test_a_point_with_papers_stays(coordinator, wachttijden):
    leg_erbij(wachttijden, pdf())
    text = coordinator.post(f"{O}punt/{wachttijden.pk}/weg/", follow=True).text
    assert "Bij dit punt staan stukken" in text


def test_after_approval_the_papers_stay_as_they_were(regio):
    held, later = overleg(regio, VANDAAG.replace(day=2)), overleg(regio, VANDAAG)
    hier = punt(held)
    stuk = leg_erbij(hier, pdf())
    daar = punt(later, herkomst=f"besluitenlijst-{held.pk}")
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    goedkeuren.keur_goed(daar, by=by)
    with pytest.raises(NietMogelijk, match="vastgesteld"):
        stukken.haal_weg(stuk)
    with pytest.raises(NietMogelijk, match="vastgesteld"):
        leg_erbij(hier, pdf(2))


def test_who_does_not_see_the_overleg_sees_no_paper_and_no_bundle(as_rol, regio, wachttijden):
    stuk = leg_erbij(wachttijden, pdf())
    Bundel.objects.create(overleg=wachttijden.overleg, vingerafdruk="x", inhoud=b"%PDF", bladzijden=1)
    paden = [f"{O}stuk/{stuk.pk}/", f"{O}{wachttijden.overleg_id}/bundel/"]
    paden.append(f"{paden[1]}pdf/")
    gemeente = factories.gemeente("Almelo", regio=regio)
    zeeland = factories.regio("Zeeland")
    codes = {
        200: as_rol(Rol.MEDEWERKER, organisatie=gemeente),
    }
    for code, client in codes.items():
        assert [client.get(pad).status_code for pad in paden] == [code] * 3
    for rol, waar in ((Rol.LANDELIJK, {}), (Rol.COORDINATOR, {"regio": zeeland})):
        client = as_rol(rol, **waar)
        assert [client.get(pad).status_code for pad in paden] == [404] * 3
        assert client.post(f"{O}stuk/{stuk.pk}/weg/").status_code == 403
    assert Vergaderstuk.objects.exists()


def test_another_regio_reaches_no_paper_by_its_number(as_rol, wachttijden):
    stuk = leg_erbij(wachttijden, pdf())
    zeeland = factories.regio("Zeeland")
    client = as_rol(Rol.COORDINATOR, regio=zeeland)
    assert client.get(f"/regio/zeeland/overleg/stuk/{stuk.pk}/").status_code == 404
    assert client.post(f"/regio/zeeland/overleg/stuk/{stuk.pk}/weg/").status_code == 404


@pytest.fixture
def gevuld(wachttijden):
    """Two points: one with a paper of two pages, a wide one and a picture, one without."""
    leg_erbij(wachttijden, pdf(2), titel="Cijfers")
    leg_erbij(wachttijden, pdf(1, (1190, 842)), titel="Kaart")
    leg_erbij(wachttijden, b"\x89PNG\r\n\x1a\nbeeld", "foto.png", "Foto")
    punt(wachttijden.overleg, "Rondvraag")
    return wachttijden.overleg


def test_the_bundle_holds_every_pdf_with_bookmarks_links_and_numbers(gevuld):
    inhoud, bladzijden = bundels.als_pdf(gevuld)
    with pikepdf.open(io.BytesIO(inhoud)) as made:
        assert len(made.pages) == bladzijden == 4
        assert str(made.Root.Lang) == "nl"
        with made.open_outline() as boom:
            assert [item.title for item in boom.root] == ["Agenda", "1. Wachttijden", "2. Rondvraag"]
            assert [item.title for item in boom.root[1].children] == ["Cijfers", "Kaart"]
        links = [link for link in made.pages[0].get("/Annots", []) if "/Dest" in link]
        assert [made.pages.index(pikepdf.Page(link.Dest[0])) for link in links] == [1, 3]
        assert not [link for link in made.pages[0].Annots if "/A" in link]
        assert all("/XObject" in blad.Resources for blad in list(made.pages)[1:])
        assert [float(n) for n in made.pages[3].trimbox][2:] == [1190, 842]


def test_made_twice_it_is_the_same(gevuld):
    assert bundels.als_pdf(gevuld) == bundels.als_pdf(gevuld)


def test_the_version_to_decide_on_is_in_it(regio):
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    tafel = overleg(regio)
    punt(tafel, "De agenda", versie=versie)
    inhoud, bladzijden = bundels.als_pdf(tafel)
    assert bladzijden > 2
    with pikepdf.open(io.BytesIO(inhoud)) as made, made.open_outline() as boom:
        assert boom.root[1].children[0].title.endswith("versie 1")


def test_it_is_made_once_and_again_when_something_changed(coordinator, gevuld):
    url = f"{O}{gevuld.pk}/bundel/"
    assert "Maak de bundel" in coordinator.get(url).text
    coordinator.post(url)
    assert "wordt gemaakt" in coordinator.get(url).text
    bundel = Bundel.objects.get()
    bundels.maak(bundel.pk, bundel.vingerafdruk)
    assert "4 bladzijden" in coordinator.get(url).text
    coordinator.post(url)
    first = bytes(Bundel.objects.get().inhoud)
    assert coordinator.get(f"{url}pdf/").content == first
    punt(gevuld, "Nog iets")
    assert "iets veranderd" in coordinator.get(url).text
    coordinator.post(url)
    assert not Bundel.objects.get().is_gemaakt


def test_what_was_asked_for_before_the_last_change_is_not_stored(gevuld):
    bundel = bundels.vraag(gevuld)
    oud = bundel.vingerafdruk
    punt(gevuld, "Nog iets")
    bundels.vraag(gevuld)
    bundels.maak(bundel.pk, oud)
    assert not Bundel.objects.get().is_gemaakt


def test_what_cannot_be_made_is_told(coordinator, gevuld, monkeypatch):
    bundel = bundels.vraag(gevuld)
    monkeypatch.setattr(bundels, "GROOTST", 10)
    bundels.maak(bundel.pk, bundel.vingerafdruk)
    assert "groter dan 100 MB" in coordinator.get(f"{O}{gevuld.pk}/bundel/").text
    monkeypatch.undo()


def test_one_that_got_lost_may_be_asked_for_again(gevuld):
    bundel = bundels.vraag(gevuld)
    Bundel.objects.update(gevraagd_op=VANDAAG.replace(day=1).isoformat() + "T00:00Z")
    assert not Bundel.objects.get().wacht
    assert bundels.vraag(gevuld).gevraagd_op > bundel.gevraagd_op


def test_who_sits_at_the_table_without_being_a_party_reads_the_papers_one_by_one(as_rol, regio, gevuld):
    partner = factories.organisatie("Huisartsenkring", Soort.PARTNER)
    Deelname.objects.create(regio=regio, organisatie=partner, period=since(VANDAAG.replace(day=1)))
    contact = factories.contact(partner, regio)
    Deelnemer.objects.create(overleg=gevuld, contactpersoon=contact)
    bundel = bundels.vraag(gevuld)
    bundels.maak(bundel.pk, bundel.vingerafdruk)
    client = as_rol(Rol.PARTNER, organisatie=partner, regio=regio)
    text = client.get(gevuld.get_absolute_url()).text
    assert "Cijfers" in text
    assert "in één PDF" not in text
    assert client.get(f"{O}stuk/{Vergaderstuk.objects.first().pk}/").status_code == 200
    for pad in (f"{O}{gevuld.pk}/bundel/", f"{O}{gevuld.pk}/bundel/pdf/"):
        assert client.get(pad).status_code == 404


def test_another_hour_or_a_decision_makes_it_old(regio):
    versie = actions.aanbieden(fabriek.keten(regio).agenda, by=None)
    tafel = overleg(regio, VANDAAG)
    punt(tafel, "De agenda", versie=versie)
    eerst = bundels.vingerafdruk(tafel)
    tafel.van = datetime.time(9)
    later = bundels.vingerafdruk(tafel)
    actions.vaststellen(versie, by=None, bij=tafel)
    assert len({eerst, later, bundels.vingerafdruk(tafel)}) == 3
