"""Whatever is typed, pasted or sent: refused with a sentence or kept harmlessly, never an error page."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import actions
from agenda.models import Afspraak, Blok, LandelijkDoel
from regions.models import Concept
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.onzin import KWAAD, VREEMD, gelezen, hetzelfde, leeft, onzin, stuur, velden_van, voorbeeld

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
SOORTEN = ["thema", "opgave", "doel", "functie", "afspraak", "actie"]


def blok(soort):
    return Blok.objects.filter(soort=soort).last()


def probeer(client, adres, velden, data, *paginas, htmx=True, vast=()):
    """Send a form with some fields changed into anything; whatever comes of it shows no more than words."""
    namen = sorted(set(velden) - {"version", "tab", *vast})
    anders = data.draw(st.dictionaries(st.sampled_from(namen), onzin, min_size=1, max_size=4))
    with voorbeeld():
        answer = stuur(client, adres, velden | anders, htmx=htmx)
        assert answer.status_code in (200, 302, 422), answer.status_code
        if answer.status_code == 422:
            assert "form-error" in answer.text
        pages = [answer.text, *(client.get(pagina).text for pagina in paginas if answer.status_code != 422)]
        assert [leeft(page) for page in pages] == [[]] * len(pages)


@pytest.mark.parametrize("soort", SOORTEN)
@hetzelfde
@given(data=st.data())
def test_a_blok_takes_anything(ieder, volle_keten, soort, data):
    adres = f"{A}blok/{blok(soort).pk}/bewerken/"
    probeer(ieder, adres, velden_van(ieder.get(adres).text), data, A)


@pytest.mark.parametrize("soort", SOORTEN)
@hetzelfde
@given(data=st.data())
def test_a_new_blok_takes_anything(ieder, volle_keten, soort, data):
    ouders = {"opgave": "thema", "doel": "opgave", "functie": "doel", "afspraak": "doel", "actie": "afspraak"}
    adres = f"{A}thema/nieuw/"
    if soort in ouders:
        adres = f"{A}blok/{blok(ouders[soort]).pk}/nieuw/{soort}/"
    nieuw = {"titel": "Iets", "naam": "Iets", "vorm": "voorkomen" if soort == "functie" else "pilot"}
    velden = velden_van(ieder.get(adres).text)
    probeer(ieder, adres, velden | {n: w for n, w in nieuw.items() if n in velden}, data, A)


FORMULIEREN = {
    "voortgang": ("blok/{afspraak}/voortgang/", {"stand": "vast", "zin": "Het loopt."}),
    "businesscase": ("blok/{afspraak}/businesscase/wijzigen/", {}),
    "toets": (
        "blok/{afspraak}/toets/",
        {"naam": "Noor", "functie": "jurist", "redenering": "Mag", "uitkomst": "mag"},
    ),
    "afschermen": ("blok/{afspraak}/afschermen/", {}),
    "opmerking": ("blok/{afspraak}/opmerkingen/", {"tekst": "Klopt dit?"}),
    "meting": ("blok/{doel}/metingen/", {"waarde": "8%", "bron": "CBS"}),
    "werkwijze": ("hoe-wij-samenwerken/wijzigen/", {}),
    "bron": ("bron/nieuw/", {"titel": "Beeld", "soort": "regiobeeld", "url": "https://example.nl/a"}),
    "voorstel": ("blok/{afspraak}/voorstel/", {"reden": "Omdat"}),
    "toevoeging": (
        "blok/{doel}/voorstel/nieuw/afspraak/",
        {"reden": "Omdat", "titel": "Iets", "vorm": "pilot"},
    ),
    "verwijdering": ("blok/{afspraak}/voorstel/verwijderen/", {"reden": "Omdat"}),
}


@pytest.mark.parametrize("welk", FORMULIEREN)
@hetzelfde
@given(data=st.data())
def test_every_other_form_takes_anything(ieder, volle_keten, welk, data):
    adres, nodig = FORMULIEREN[welk]
    adres = A + adres.format(afspraak=blok("afspraak").pk, doel=blok("doel").pk)
    velden = velden_van(ieder.get(adres).text) | nodig
    lezen = {"werkwijze": f"{A}hoe-wij-samenwerken/", "bron": f"{A}hoe-wij-samenwerken/"}
    lezen |= dict.fromkeys(("voorstel", "toevoeging", "verwijdering"), f"{A}voorstellen/")
    probeer(ieder, adres, velden, data, lezen.get(welk, adres), htmx=False)


@pytest.mark.parametrize("waar", ["beheer/landelijke-doelen/", "beheer/landelijke-doelen/{doel}/"])
@hetzelfde
@given(data=st.data())
def test_a_goal_for_the_country_takes_anything(as_rol, waar, data):
    thema = factories.themas()[0]
    doel = LandelijkDoel.objects.get_or_create(thema=thema, naam="Minder wachten", bron="IZA")[0]
    beheerder, adres = as_rol(Rol.FUNCTIONEEL), f"/{waar.format(doel=doel.pk)}"
    velden = velden_van(beheerder.get(adres).text) | {"thema": str(thema.pk), "naam": "Meer", "bron": "IZA"}
    probeer(beheerder, adres, velden, data, "/beheer/landelijke-doelen/", htmx=False)


@hetzelfde
@given(begin=st.fixed_dictionaries(dict.fromkeys(("van_jaar", "tot_jaar", "titel"), onzin)))
def test_years_may_be_anything(ieder, begin):
    with voorbeeld():
        assert stuur(ieder, f"{A}beginnen/", begin | {"tot_jaar": "2040"}).status_code in (302, 422)
        assert stuur(
            ieder, f"{A}beginnen/", {"van_jaar": "2040", "tot_jaar": "2041"} | begin
        ).status_code in (
            302,
            422,
        )


VERBORGEN = ["version", "begonnen", "keuze", "tab", "meer", "gesprek-TOTAL_FORMS", "regel-INITIAL_FORMS"]
verborgen = st.dictionaries(
    st.sampled_from(VERBORGEN), onzin | st.sampled_from(["samen", "mijn", "opgeslagen", "regel", "1", "80"])
)


@pytest.mark.parametrize("waar", ["opgave", "afspraak", "werkwijze", "businesscase"])
@hetzelfde
@given(anders=verborgen)
def test_what_a_page_hides_may_be_anything(ieder, volle_keten, waar, anders):
    adressen = {"werkwijze": "hoe-wij-samenwerken", "businesscase": f"blok/{volle_keten.pk}/businesscase"}
    adres = f"{A}{adressen[waar]}/wijzigen/" if waar in adressen else f"{A}blok/{blok(waar).pk}/bewerken/"
    with voorbeeld():
        answer = stuur(ieder, adres, velden_van(ieder.get(adres).text) | anders)
        assert answer.status_code in (200, 302, 409, 422)
        assert not leeft(answer.text)


VRAGEN = ["?thema=", "?kader=", "?verwijderd=", "scherm/?thema=", "op-een-dag/?dag=", "vergelijken/?agenda="]
VRAGEN += ["vergelijken/?tot=nu&van=", "vergelijken/?tot=nu&van=dag&van_dag=", "blok/{blok}/opmerkingen/?op="]
VRAGEN += [
    "blok/{blok}/bewerken/?concept=",
    "blok/{blok}/voorstel/?concept=",
    "blok/{blok}/nieuw/actie/?annuleren=",
]
VRAGEN += [
    f"/zoeken/agenda/?{veld}=" for veld in ("q", "soort", "thema", "functie", "regio", "partij", "stand")
]
VRAGEN += ["/zoeken/?q=", "/organisatie/"]


@hetzelfde
@given(vraag=st.sampled_from(VRAGEN), woorden=onzin)
def test_an_address_may_ask_anything(ieder, volle_keten, vraag, woorden):
    codes = b"".join(b"%%%02X" % byte for byte in woorden.encode(errors="surrogatepass")).decode()
    begin = vraag if vraag.startswith("/") else A + vraag.format(blok=volle_keten.pk)
    answer = ieder.get(f"{begin}{codes}")
    assert answer.status_code in (200, 302, 404, 422)
    assert not leeft(answer.text)


@hetzelfde
@given(velden=st.dictionaries(onzin, onzin, max_size=4))
def test_anything_may_be_kept_as_unsent_text(ieder, volle_keten, velden):
    adres = f"{A}blok/{volle_keten.pk}/bewerken/"
    with voorbeeld():
        stuur(
            ieder,
            f"/concept/blok-{volle_keten.pk}/bewaren/",
            velden | {"tab": "a" * 16, "titel": "\x00"},
        )
        found = Concept.objects.get()
        for page in (ieder.get(f"{adres}?concept={found.pk}"), ieder.get(adres), ieder.get("/")):
            assert not leeft(page.text)
        assert stuur(ieder, f"/concept/{found.pk}/weg/", {"terug": velden.get("a", "//x")}).status_code == 302


# What lies in the agenda is shown in many places


@pytest.fixture
def vol(volle_keten):
    """Everything wrong that can be stored, stored in all that can hold it."""
    Afspraak.objects.update(verschuift_geld=False)
    doel = blok("doel")
    for text in [text for text in [*KWAAD, *VREEMD] if not set("\x00\ud800\ud83d") & set(text)]:
        made = fabriek.afspraak(doel, text[:200], tekst=text, regels=[(None, text)])
        actions.melden(made.afspraak, stand="vast", zin=text[:300], by=None)
        fabriek.actie(made, text[:200])
    return volle_keten.agenda


PAGINAS = [
    "",
    "scherm/",
    "op-een-dag/?dag=2026-11-23",
    "versies/1/",
    "vergelijken/?van=v1&tot=nu",
    "vaststellen/",
]
PAGINAS += ["afspraken.json", "afspraken.csv", "afspraken.xlsx", "versies/", "voorstellen/"]


def test_wherever_it_is_shown_it_is_only_words(ieder, vol):
    actions.aanbieden(vol, by=None)
    for pagina in [A + pagina for pagina in PAGINAS] + ["/zoeken/agenda/?q=merk"]:
        answer = ieder.get(pagina)
        assert answer.status_code == 200, pagina
        if "text/html" in answer.headers["Content-Type"]:
            assert not leeft(answer.text), pagina


def test_a_title_is_read_as_it_was_typed(ieder, vol):
    words = gelezen(ieder.get(A).text)
    for titel in [*KWAAD, "👩‍👩‍👧‍👦🇳🇱🫶🏾", "مستشفى ابن سينا", "עיריית תל אביב"]:
        assert " ".join(titel.split()) in words, titel
    rows = json.loads(ieder.get(f"{A}afspraken.json").content)["afspraken"]
    assert {rij["Afspraak"] for rij in rows} >= set(KWAAD)
