"""Every page for everyone: axe, one h1, a title, 320 px, a visible focus, no complaint of the browser."""

import pytest
from django.urls import reverse

from tests.browser import wereld
from tests.browser.hulp import faults
from tests.conftest import VANDAAG
from tests.test_house import all_url_patterns

pytestmark = pytest.mark.django_db
REGIO = {"regio": "twente"}
PARTIJ = {"organisatie": "almelo"}
BLAD = REGIO | PARTIJ | {"jaar": 2026}
# What each page needs in its address; a function when only the filled house knows.
PAGES = {
    "home": {},
    "toegankelijkheid": {},
    "privacy": {},
    "voor_fg": {},
    "verwerkersovereenkomst": {},
    "contact": {},
    "mijn_gegevens": {},
    "mijn_gegevens_wijzigen": {},
    "mijn_gegevens_vragen": {},
    "regios": {},
    "zoeken": {},
    "regio": REGIO,
    "organisatie": PARTIJ,
    "landelijk_jaar": {"jaar": 2025},
    "weer_ingelogd": {},
    "mfa_index": {},
    "werken_als": {},
    "account_change_password": {},
    "account_reauthenticate": {},
    "mfa_activate_totp": {},
    "mfa_list_webauthn": {},
    "mfa_add_webauthn": {},
    "usersessions_list": {},
    "account_logout": {},
    "ronde_lijst": {},
    "ronde_nieuw": {},
    "ronde": {"jaar": 2026},
    "ronde_voortgang": {"jaar": 2026},
    "ronde_uitnodigen": {"jaar": 2026},
    "ronde_uitstel": lambda huis: {"jaar": 2026, "pk": huis.uitnodiging.pk},
    "spiegel": REGIO | {"jaar": 2025},
    "venster_voortgang": REGIO | {"jaar": 2026},
    "venster_jaar": {"jaar": 2026},
    "venster_tabel": PARTIJ | {"jaar": 2026},
    "venster_tabel_nakijken": PARTIJ | {"jaar": 2026},
    "venster_deel": BLAD | {"deel": "agenda"},
    "venster_nakijken": BLAD,
    "venster_klaar": BLAD | {"organisatie": "menzis"},
    "contacten": REGIO,
    "contact_nieuw": REGIO,
    "contact_wijzigen": lambda huis: REGIO | {"pk": huis.contact.pk},
    "contact_bevestigen": lambda huis: REGIO | {"pk": huis.wachtend_contact.pk},
    "contact_beeindigen": lambda huis: REGIO | {"pk": huis.contact.pk},
    "contact_geschiedenis": lambda huis: REGIO | {"pk": huis.contact.pk},
    "regio_geschiedenis": REGIO,
    "mandaat_geschiedenis": lambda huis: REGIO | {"pk": huis.mandaat.pk},
    "inwerkdossier": REGIO | PARTIJ,
    "onze_gemeente": REGIO | PARTIJ,
    "onze_organisatie": PARTIJ,
    "archief": PARTIJ,
    "uitnodigen": REGIO,
    "toegang_gevraagd": PARTIJ,
    "beheer_toegang_gevraagd": {},
    "klopt": PARTIJ,
    "klopt_regio": REGIO,
    "verkiezing": REGIO,
    "verkiezing_vragen": REGIO,
    "verkiezing_noemen": REGIO | {"organisatie": "tw-1"},
    "inlezen": REGIO | {"lijst": "proef"},
    "inlezen_kolommen": lambda huis: REGIO | {"lijst": "proef", "pk": huis.blad.pk},
    "inlezen_nakijken": lambda huis: REGIO | {"lijst": "proef", "pk": huis.blad.pk},
    "beheer_inlezen": {"lijst": "proef-land"},
    "beheer_inlezen_kolommen": lambda huis: {"lijst": "proef-land", "pk": huis.blad_land.pk},
    "beheer_inlezen_nakijken": lambda huis: {"lijst": "proef-land", "pk": huis.blad_land.pk},
    "mandaten": REGIO,
    "mandaten_werkwijze": REGIO,
    "organisatie_mandaten": PARTIJ,
    "mandaat_nieuw": PARTIJ,
    "mandaat_beeindigen": lambda huis: {"organisatie": "menzis", "pk": huis.gegeven.pk},
    "mandaat_bevestigen": lambda huis: {"organisatie": "menzis", "pk": huis.wachtend.pk},
    "persoon": lambda huis: {"pk": huis.contact.persoon_id},
    "persoon_beeindigen": lambda huis: {"pk": huis.contact.persoon_id},
    "onderwerpen": REGIO,
    "onderwerpen_afdrukken": REGIO,
    "onderwerp": lambda huis: REGIO | {"pk": huis.onderwerp.pk},
    "onderwerp_voorbeelden": REGIO,
    "onderwerp_nieuw": REGIO,
    "onderwerp_wijzigen": lambda huis: REGIO | {"pk": huis.onderwerp.pk},
    "onderwerp_beeindigen": lambda huis: REGIO | {"pk": huis.onderwerp.pk},
    "beheer": {},
    "beheer_organisaties": {},
    "beheer_organisatie": {"organisatie": "menzis"},
    "beheer_organisatie_nieuw": {},
    "beheer_organisatie_wijzigen": {"organisatie": "menzis"},
    "beheer_organisatie_einde": {"organisatie": "menzis"},
    "beheer_concessies": {},
    "beheer_concessie_nieuw": {},
    "beheer_concessie_einde": lambda huis: {"pk": huis.concessie.pk},
    "beheer_marktaandelen": {},
    "beheer_regioverzoeken": {},
    "regioverzoek_nieuw": PARTIJ,
    "regioverzoek": lambda huis: {"organisatie": huis.verzoek.gemeente.slug, "pk": huis.verzoek.pk},
    "deelnemers": REGIO,
    "deelnemer_nieuw": REGIO,
    "deelnemer_einde": lambda huis: REGIO | {"pk": huis.deelname.pk},
    "partner_zoeken": REGIO,
    "partner_nieuw": REGIO,
    "partner_meedoen": REGIO | {"partner": "lang"},
    "beheer_deelname_nieuw": {"organisatie": "menzis"},
    "beheer_deelname_einde": lambda huis: {"organisatie": "menzis", "pk": huis.deelname.pk},
    "beheer_indelingen": {},
    "beheer_wijzigingen": {},
    "beheer_wijziging": lambda huis: {"pk": huis.wijziging.pk},
    "beheer_herindeling": {},
    "beheer_regio_splitsen": {},
    "beheer_regios_samenvoegen": {},
    "beheer_regios_hertekenen": {},
    "beheer_regio_naam": {},
    "beheer_toegang": {},
    "beheer_inloggen": {},
    "beheer_uitnodigen": {},
    "beheer_toegang_einde": lambda huis: {"pk": huis.toegang.pk},
    "beheer_toegang_intrekken": lambda huis: {"pk": huis.toegang.pk},
    "beheer_toegang_verlengen": lambda huis: {"pk": huis.toegang.pk},
    "regio_toegang": REGIO,
    "beheer_toegang_geschiedenis": lambda huis: {"pk": huis.toegang.pk},
    "beheer_logboek": {},
    "beheer_uitvoer": {},
    "beheer_wissen": {},
    "beheer_wissen_een": lambda huis: {"soort": "persoon", "pk": huis.contact.persoon_id},
    "beheer_postvak_uit": {},
    "organisatie_toegang": PARTIJ,
    "organisatie_uitnodigen": PARTIJ,
    "organisatie_toegang_einde": lambda huis: PARTIJ | {"pk": huis.toegang.pk},
    "organisatie_toegang_intrekken": lambda huis: PARTIJ | {"pk": huis.toegang.pk},
    "organisatie_toegang_verlengen": lambda huis: PARTIJ | {"pk": huis.toegang.pk},
    "organisatie_toegang_geschiedenis": lambda huis: PARTIJ | {"pk": huis.toegang.pk},
    "organisatie_geschiedenis": PARTIJ,
    "zoeken_agenda": {},
    "agenda": REGIO,
    "agenda_beginnen": {"regio": "haaglanden"},
    "thema_nieuw": REGIO,
    "blok_bewerken": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "blok_nieuw": lambda huis: REGIO | {"ouder": huis.afspraak.ouder.pk, "soort": "afspraak"},
    "blok_plaats": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "blok_afschermen": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "afspraak_toets": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "voortgang": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "businesscase": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "businesscase_wijzigen": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "voortgang_overzicht": REGIO,
    "inbreng": REGIO,
    "inbreng_nieuw": REGIO | {"organisatie": "almelo", "thema": "ouderen"},
    "inbreng_wijzigen": lambda huis: REGIO | {"pk": huis.inbreng.pk},
    "inbreng_delen": REGIO,
    "inbreng_naast_elkaar": REGIO,
    "inbreng_opgave": lambda huis: REGIO | {"pk": huis.themablok.pk, "uit": huis.samen.pk},
    "redacteuren": REGIO,
    "weggelegd": REGIO,
    "werkwijze": REGIO,
    "werkwijze_wijzigen": REGIO,
    "bron_nieuw": REGIO,
    "bron_weg": lambda huis: REGIO | {"pk": huis.bron.pk},
    "bron_wijzigen": lambda huis: REGIO | {"pk": huis.bron.pk},
    "metingen": lambda huis: REGIO | {"pk": huis.doel.pk},
    "beheer_landelijke_doelen": {},
    "beheer_functies": {},
    "functies": REGIO,
    "beheer_landelijk_doel": lambda huis: {"pk": huis.landelijk.pk},
    "voorstellen": REGIO,
    "voorstel": lambda huis: REGIO | {"pk": huis.voorstel.pk},
    "voorstel_overnemen": lambda huis: REGIO | {"pk": huis.voorstel.pk},
    "voorstel_wijzigen": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "voorstel_toevoegen": lambda huis: REGIO | {"ouder": huis.afspraak.pk, "soort": "actie"},
    "voorstel_verwijderen": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "opmerkingen": lambda huis: REGIO | {"pk": huis.afspraak.pk},
    "agenda_document": REGIO,
    "agenda_scherm": REGIO,
    "agenda_toen": REGIO,
    "agenda_vergelijken": REGIO,
    "agenda_verdelen": REGIO,
    "agenda_vaststellen": REGIO,
    "vaststelregel": REGIO,
    "evaluaties": REGIO,
    "evaluatie": lambda huis: REGIO | {"pk": huis.evaluatie.pk},
    "evaluatie_antwoord": lambda huis: REGIO | {"pk": huis.evaluatie.pk, "partij": "almelo"},
    "versie_scan": REGIO | {"nummer": 2},
    "onderwerpen_vaststellen": REGIO,
    "onderwerpen_versies": REGIO,
    "onderwerpen_versie": REGIO | {"nummer": 1},
    "onderwerpen_akkoord": REGIO | {"nummer": 1, "partij": "almelo"},
    "akkoord_bezwaar": lambda huis: REGIO | {"pk": huis.akkoord.pk},
    "overleggen": REGIO,
    "overleg": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_besluitenlijst": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_kalender": REGIO,
    "mijn_kalender": {},
    "zaaknummer_document": lambda huis: {"organisatie": "almelo", "kenmerk": huis.document.kenmerk},
    "zaaknummer_akkoord": lambda huis: {"organisatie": "almelo", "pk": huis.akkoord.pk},
    "overleg_lijst_terug": lambda huis: REGIO | {"pk": huis.vastgestelde_lijst.pk},
    "overleg_nieuw": REGIO,
    "overleg_wijzigen": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_deelnemers": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_uitnodigen": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_afgelasten": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_terugkoppeling": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "overleg_bundel": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "punt_notitie": lambda huis: REGIO | {"pk": huis.punt.pk, "partij": "almelo"},
    "stuk_nieuw": lambda huis: REGIO | {"pk": huis.punt.pk},
    "punt_nieuw": lambda huis: REGIO | {"pk": huis.overleg.pk},
    "punt_wijzigen": lambda huis: REGIO | {"pk": huis.punt.pk, "wat": "punt"},
    "besluit_nieuw": lambda huis: REGIO | {"pk": huis.punt.pk},
    "besluit_wijzigen": lambda huis: REGIO | {"pk": huis.besluit.pk},
    "actiepunt_nieuw": lambda huis: REGIO | {"pk": huis.punt.pk},
    "actiepunt_wijzigen": lambda huis: REGIO | {"pk": huis.actiepunt.pk},
    "agenda_openbaar": REGIO,
    "openbaar_alle": {},
    "openbaar": {"code": "twente"},
    "agenda_versies": REGIO,
    "agenda_versie": REGIO | {"nummer": 1},
    "agenda_akkoord": REGIO | {"nummer": 2, "partij": "almelo"},
    "documenten": REGIO,
    "document": lambda huis: {"kenmerk": huis.document.kenmerk},
    "document_status": lambda huis: {"kenmerk": huis.document.kenmerk},
    "echtheid": {},
    "echtheid_kenmerk": lambda huis: {"kenmerk": huis.document.kenmerk},
}
SIGNED_OUT = [
    "home",
    "echtheid",
    "account_login",
    "socialaccount_login_cancelled",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
]
# What is no page (a step in between, a file, a fragment, a button), or needs an account of its own.
NO_PAGE = {
    "akkoord_bewijs",
    "evaluatie_afronden",
    "scan_bestand",
    "scan_weg",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_error",
    "beheer_toegang_export",
    "beheer_toegang_opnieuw",
    "organisatie_toegang_export",
    "organisatie_toegang_opnieuw",
    "csrf",
    "gezond",
    "metrics",
    "landelijk",
    "landelijk_grafiek",
    "landelijk_bestand",
    "voorbeeld_inloggen",
    "account_confirm_login_code",
    "account_set_password",
    "account_reset_password_from_key",
    "mfa_login_webauthn",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "ronde_openen",
    "ronde_publiceren",
    "ronde_voortgang_export",
    "venster_voortgang_export",
    "venster",
    "venster_concept",
    "deelname_bevestigen",
    "regioverzoek_antwoord",
    "regioverzoek_intrekken",
    "organisatie_export",
    "beheer_marktaandelen_export",
    "concept_bewaren",
    "concept_weg",
    "plakken",
    "punt_weg",
    "punt_verplaatsen",
    "punten_voorgesteld",
    "actiepunt_gedaan",
    "contacten_export",
    "mandaten_export",
    "onderwerpen_export",
    "mandaat_bewijs",
    "mandaat_intrekken",
    "mandaat_doorlopen",
    "beheer_logboek_export",
    "mijn_gegevens_meenemen",
    "verwerkersovereenkomst_pdf",
    "verkiezing_terug",
    "inlezen_fouten",
    "inlezen_voorbeeld",
    "beheer_inlezen_fouten",
    "beheer_inlezen_voorbeeld",
    "beheer_postvak_opnieuw",
    "beheer_regio_verdelen",
    "blok",
    "afspraak_toets_bestand",
    "agenda_export",
    "bron_bestand",
    "functies_samenvoegen",
    "beheer_functies_samenvoegen",
    "voortgang_vrij",
    "blok_wie",
    "inbreng_intrekken",
    "inbreng_klaar",
    "inbreng_kiezen",
    "inbreng_gemeenten",  # of the gemeenten, not of who works for an insurer too: looked at in test_inbreng
    "inbreng_gemeenten_nieuw",
    "meting_weg",
    "redacteur_opnieuw",
    "redacteur_terug",
    "blok_verplaatsen",
    "businesscase_vrijgeven",
    "blok_verwijderen",
    "blok_terugzetten",
    "document_pdf",
    "overleg_besluitenlijst_pdf",
    "stuk_bestand",
    "stuk_weg",
    "bundel_bestand",
    "punt_stuk",
    "punt_lijst_vaststellen",
    "overleg_ics",
    "kalender_ics",
}
REFUSALS = {
    "/bestaat-niet/": 404,
    "/regio/nergens/": 404,
    "/regio/t-gooi/agenda/thema/nieuw/": 403,
    "/venster/2024/almelo/twente/agenda/": 403,
    "/landelijk/1999/": 404,
    "/echtheid/?kenmerk=geen-kenmerk": 422,
    "/echtheid/0123456789abcdef/": 404,
}
# Sent empty, these say what is wrong.
EMPTY_FORMS = [
    "overleg_nieuw",
    "overleg_afgelasten",
    "punt_nieuw",
    "stuk_nieuw",
    "besluit_nieuw",
    "actiepunt_nieuw",
    "mijn_gegevens_vragen",
    "ronde_nieuw",
    "ronde_uitnodigen",
    "ronde_uitstel",
    "venster_deel",
    "contact_nieuw",
    "contact_bevestigen",
    "contact_beeindigen",
    "verkiezing_noemen",
    "uitnodigen",
    "inlezen",
    "inlezen_kolommen",
    "beheer_inlezen",
    "mandaat_nieuw",
    "persoon_beeindigen",
    "onderwerp_nieuw",
    "onderwerp_voorbeelden",
    "beheer_uitnodigen",
    "beheer_herindeling",
    "beheer_regios_samenvoegen",
    "beheer_regios_hertekenen",
    "beheer_regio_naam",
    "beheer_deelname_nieuw",
    "beheer_organisatie_nieuw",
    "beheer_organisatie_wijzigen",
    "beheer_concessie_nieuw",
    "beheer_concessie_einde",
    "deelnemer_nieuw",
    "partner_nieuw",
    "regioverzoek_nieuw",
    "organisatie_uitnodigen",
    "agenda_beginnen",
    "thema_nieuw",
    "blok_nieuw",
    "bron_nieuw",
    "redacteuren",
    "blok_plaats",
    "inbreng_nieuw",
    "metingen",
    "beheer_landelijke_doelen",
    "beheer_landelijk_doel",
    "voortgang",
    "voorstel_verwijderen",
    "opmerkingen",
    "agenda_vaststellen",
    "akkoord_bezwaar",
    "evaluaties",
    "evaluatie_antwoord",
    "versie_scan",
    "onderwerpen_vaststellen",
    "agenda_akkoord",
]


EMPTY_THE_FORM = """() => document.querySelectorAll('main form[method=post]').forEach(form => {
  form.noValidate = true;
  form.querySelectorAll('input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea')
    .forEach(field => { field.value = ''; });
  form.querySelectorAll('select').forEach(field => { field.selectedIndex = field.multiple ? -1 : 0; });
  form.querySelectorAll(':checked:is(input)').forEach(field => { field.checked = false; });
})"""


@pytest.fixture(scope="module")
def huis(empty_database):
    """The filled house, on the day of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regions.periods.timezone.localdate", lambda *args: VANDAAG)
        return wereld.bouw()


@pytest.fixture(scope="module")
def inside(look, huis):
    """A window of whoever may open every page, who has just shown once more who it is."""
    page = look(huis.wie)
    page.goto("/account/bevestigen/")
    page.get_by_label("Wachtwoord").fill(wereld.WACHTWOORD)
    with page.expect_navigation():
        page.locator("main form button").first.click()
    return page


@pytest.fixture(scope="module")
def outside(look, huis):
    return look()


def address(name, huis):
    needs = PAGES.get(name, {})
    return reverse(name, kwargs=needs(huis) if callable(needs) else needs)


def everything_wrong(page, look):
    wrong = [*faults(page), *look.complaints]
    look.complaints.clear()
    return wrong


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name, inside, look, huis):
    assert inside.goto(address(name, huis)).status == 200
    assert inside.url.endswith(address(name, huis))
    assert everything_wrong(inside, look) == []


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_a_page_before_signing_in(name, outside, look, huis):
    assert outside.goto(address(name, huis)).status == 200
    assert everything_wrong(outside, look) == []


@pytest.mark.parametrize(("path", "status"), REFUSALS.items())
def test_a_refusal(path, status, inside, look):
    assert inside.goto(path).status == status
    assert everything_wrong(inside, look) == []


@pytest.mark.parametrize("name", EMPTY_FORMS)
def test_a_form_with_faults(name, inside, look, huis):
    inside.goto(address(name, huis))
    inside.evaluate(EMPTY_THE_FORM)
    with inside.expect_navigation() as sent:
        inside.locator("main form[method=post]").last.evaluate("form => form.submit()")
    assert sent.value.status == 422
    assert inside.title().startswith("Fout: ")
    assert everything_wrong(inside, look) == []


def test_the_mails_before_they_are_sent(inside, look, huis):
    inside.goto(f"{address('uitnodigen', huis)}?kies=iedereen")
    with inside.expect_navigation() as sent:
        inside.get_by_role("button", name="Nakijken").click()
    assert sent.value.status == 200
    assert everything_wrong(inside, look) == []


def test_names_of_functies_before_they_become_one(inside, look, huis):
    inside.goto(address("beheer_functies", huis))
    inside.locator("input[name=van]").first.check()
    inside.get_by_label("De naam die blijft").select_option(index=2)
    inside.get_by_role("button", name="Bekijk wat er verandert").click()
    assert inside.get_by_role("heading", level=1).inner_text() == "Functies samenvoegen"
    assert everything_wrong(inside, look) == []


def test_every_page_of_the_house_is_looked_at():
    known = {*PAGES, *SIGNED_OUT, *NO_PAGE}
    assert {pattern.name for pattern in all_url_patterns()} ^ known == set()
