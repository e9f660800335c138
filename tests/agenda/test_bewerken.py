"""A block is edited in place with htmx, and on the same address without JavaScript."""

import pytest

from agenda import actions
from agenda.models import Blok, Opgave, Partner
from regions.conflict import als_post
from regions.models import Concept
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def afspraak(regio):
    return fabriek.keten(regio)


@pytest.fixture
def opgave(afspraak):
    return Blok.objects.get(soort="opgave")


@pytest.fixture
def client(as_rol, regio):
    return as_rol(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


def url(blok, what="bewerken"):
    return f"/regio/twente/agenda/blok/{blok.pk}/{what}/"


def post(client, blok, *, htmx=True, version=1, **fields):
    """Send the form of an opgave as a browser does."""
    lines = {"regel-TOTAL_FORMS": "1", "regel-INITIAL_FORMS": "0"}
    data = {"titel": "Ouderen", "version": version, **lines, **fields}
    return client.post(url(blok), data, headers=HTMX if htmx else {})


def test_the_form_comes_as_a_fragment_with_focus(client, opgave):
    response = client.get(url(opgave), headers=HTMX)
    assert "<html" not in response.text
    assert f'id="blok-{opgave.pk}"' in response.text
    assert "autofocus" in response.text
    assert response.headers["Vary"].count("HX-Request")


def test_the_form_is_a_page_without_javascript(client, opgave):
    response = client.get(url(opgave))
    assert "<html" in response.text
    assert "Opgave bewerken" in response.text


def test_a_save_answers_with_the_block_and_says_so(client, opgave):
    response = post(client, opgave, titel="Ouderen blijven thuis")
    assert response.status_code == 200
    assert "<html" not in response.text
    assert "Ouderen blijven thuis" in response.text
    assert '<div id="status" hx-swap-oob="innerHTML">Opgave opgeslagen om' in response.text
    assert Opgave.objects.get().titel == "Ouderen blijven thuis"
    opgave.refresh_from_db()
    assert (opgave.version, opgave.gewijzigd_als) == (2, "regiocoördinator, Enschede")


def as_it_is(client, blok):
    """What the form of a blok posts when nothing is changed in it."""
    form = client.get(url(blok), headers=HTMX).context["form"]
    return als_post(form) | {"version": str(blok.version)}


@pytest.mark.parametrize(("soort", "most"), [("opgave", 6), ("afspraak", 15)])
def test_a_save_reads_little(client, afspraak, soort, most):
    """The regio, the blok and its lines once, the lock, and what is shown; what it writes is not counted."""
    menzis, vgz = factories.verzekeraar("Menzis"), factories.verzekeraar("VGZ")
    actions.schrijf(
        afspraak.afspraak, partners=[menzis, vgz], regels=[(menzis, "Koopt in"), (None, "Volgen")]
    )
    blok = Blok.objects.get(soort=soort)
    data = as_it_is(client, blok)
    data["titel"] = "Anders"
    with counted() as queries:
        assert client.post(url(blok), data, headers=HTMX).status_code == 200
    assert len(queries) <= most, "\n".join(queries)
    assert str(Blok.objects.get(pk=blok.pk).detail) == "Anders"


def test_a_plain_save_goes_back_to_the_block(client, opgave):
    response = post(client, opgave, htmx=False, titel="Thuis")
    assert response.status_code == 302
    assert response.url.endswith(f"/regio/twente/agenda/#blok-{opgave.pk}")


@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_wrong_is_said_and_all_is_kept(client, opgave, htmx):
    response = post(client, opgave, htmx=htmx, titel="", tekst="Mijn lange verhaal", version=1)
    assert response.status_code == 422
    assert "error-summary" in response.text
    assert "Mijn lange verhaal" in response.text
    assert ("<title>Fout: " in response.text) is not htmx
    opgave.refresh_from_db()
    assert opgave.version == 1


def test_markup_is_made_safe(client, opgave):
    post(client, opgave, tekst="<script>alert(1)</script><p onclick=x>Hallo <b>wereld</b></p>")
    assert Opgave.objects.get().tekst == "<p>Hallo <strong>wereld</strong></p>"


def test_figures_are_kept_with_their_source(client, opgave):
    fields = {"omschrijving": "75-plussers", "waarde": "12%", "jaar": "2025", "bron": "CBS"}
    post(client, opgave, **{f"regel-0-{name}": value for name, value in fields.items()})
    assert Opgave.objects.get().cijfers == [fields | {"jaar": 2025, "waar": ""}]


def test_one_more_line_keeps_what_was_typed_and_saves_nothing(client, opgave):
    response = post(client, opgave, titel="Half klaar", meer="regel", **{"regel-0-waarde": "12%"})
    assert response.status_code == 200
    assert 'value="Half klaar"' in response.text
    assert "regel-1-waarde" in response.text
    assert Opgave.objects.get().titel != "Half klaar"


def test_a_block_is_added_under_its_ouder(client, opgave):
    response = client.post(
        url(opgave, "nieuw/doel"), {"titel": "Minder valpartijen", "version": ""}, headers=HTMX
    )
    assert response.status_code == 200, response.text
    assert f"beforeend:#lijst-{opgave.pk}-doel" in response.text
    assert Blok.objects.filter(ouder=opgave, doel__titel="Minder valpartijen").exists()


def test_a_block_is_not_added_where_it_does_not_belong(client, opgave):
    assert client.get(url(opgave, "nieuw/actie")).status_code == 404
    assert client.get(url(opgave, "nieuw/onzin")).status_code == 404
    assert client.get("/regio/twente/agenda/thema/nieuw/").status_code == 200


def test_a_region_adds_a_theme_of_its_own(client, afspraak):
    client.post("/regio/twente/agenda/thema/nieuw/", {"naam": "Wonen en zorg"})
    assert Blok.objects.filter(thema__thema__naam="Wonen en zorg", agenda=afspraak.agenda).exists()


def afspraak_velden(**fields):
    lines = {"regel-TOTAL_FORMS": "2", "regel-INITIAL_FORMS": "0"}
    return {"titel": "Loket", "vorm": "pilot", "version": 1, **lines, **fields}


def test_an_afspraak_keeps_who_does_what(client, regio, afspraak):
    verzekeraar = factories.verzekeraar("Menzis", regio=regio)
    fields = {"trekker": verzekeraar.pk, "partners": [verzekeraar.pk], "regel-0-wie": verzekeraar.pk}
    fields |= {"regel-0-tekst": "Betaalt het loket", "regel-1-tekst": "Evalueren elk jaar"}
    response = client.post(url(afspraak), afspraak_velden(**fields), headers=HTMX)
    assert response.status_code == 200, response.text
    assert "Betaalt het loket" in response.text
    assert Partner.objects.get().organisatie == verzekeraar
    kept = afspraak.afspraak.wie_doet_wat.order_by("volgorde").values_list("organisatie__naam", "tekst")
    assert list(kept) == [("Menzis", "Betaalt het loket"), (None, "Evalueren elk jaar")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"trekker": "999999"}, "Selecteer een geldige keuze"),
        ({"trekker": "1 or 1=1"}, "Selecteer een geldige keuze"),
        ({"partners": ["0"]}, "Selecteer een geldige keuze"),
        ({"van": "2027-02-31"}, "geldige datum"),
        ({"van": "2027-02-01", "tot_en_met": "2027-01-31"}, "De laatste dag ligt voor de eerste dag"),
        ({"van": "2027-02-01", "evaluatie": "2027-01-31"}, "De evaluatie ligt voor de eerste dag"),
        ({"titel": "a\x00b"}, "Null-tekens"),
        ({"titel": "x" * 5_000_000}, "200"),
        ({"tekst": "x" * 5_000_000}, "veel te lang"),
        ({"tekst": "woord " * 20_000}, "te lang"),
        ({"vorm": "misschien"}, "Selecteer een geldige keuze"),
        ({"regel-TOTAL_FORMS": "veel"}, "ManagementForm"),
        ({"regel-0-wie": "0", "regel-0-tekst": "x"}, "Kijk de regels"),
        ({"regel-0-tekst": "x", "regel-1-tekst": "y"}, "Er staan twee regels voor samen"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, afspraak, fields, said):
    response = client.post(url(afspraak), afspraak_velden(**fields), headers=HTMX)
    assert response.status_code == 422
    assert said in response.text
    assert afspraak.afspraak.__class__.objects.get().titel == "Eén loket voor mantelzorgers"


def test_emoji_and_right_to_left_are_only_text(client, opgave):
    titel = "👵🏽 عنوان <b>"
    assert post(client, opgave, titel=titel).status_code == 200
    assert Opgave.objects.get().titel == titel
    assert "&lt;b&gt;" in client.get("/regio/twente/agenda/").text


def test_unsent_text_is_offered_and_forgotten_when_sent(client, opgave):
    tab = "abcdefgh12345678"
    sleutel = f"blok-{opgave.pk}"
    kept = {"titel": "Nog niet af", "tab": tab, "version": "1"}
    client.post(f"/concept/{sleutel}/bewaren/", kept)
    offered = client.get(url(opgave))
    assert "U heeft nog niet opgeslagen tekst van" in offered.text
    assert 'value="Nog niet af"' not in offered.text
    concept = Concept.objects.get()
    assert 'value="Nog niet af"' in client.get(f"{url(opgave)}?concept={concept.pk}").text
    post(client, opgave, titel="Af", tab=tab)
    assert not Concept.objects.exists()


def test_unsent_text_of_another_is_never_offered(client, opgave):
    other = factories.gebruiker(Rol.COORDINATOR, regio=opgave.agenda.regio)
    Concept.objects.create(
        gebruiker=other, sleutel=f"blok-{opgave.pk}", tab="x" * 16, velden={"titel": ["Geheim"]}
    )
    page = client.get(f"{url(opgave)}?concept={Concept.objects.get().pk}")
    assert "Geheim" not in page.text
    assert "nog niet opgeslagen" not in page.text
