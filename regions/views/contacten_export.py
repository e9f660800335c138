"""The contact persons of a regio on a day, to take along as a table or as cards for an address book."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inlezen.kolommen import Kolom
from inlezen.schrijven import VOORBEELD, Toelichting, als_csv, als_xlsx
from inlezen.vcard import Kaart, als_vcf
from regions.contacten import Rij, tafel
from regions.forms.contacten import ContactenFilter
from regions.forms.dag import met_standaard
from regions.gate import requires
from regions.models import Contactpersoon, Regio
from regions.rights import Right
from regions.uitvoer import noteer

KOLOMMEN = [
    Kolom(
        "Organisatie", betekenis="Namens wie de persoon spreekt.", waarde=lambda rij: str(rij[0].organisatie)
    ),
    Kolom(
        "Soort", betekenis="De soort organisatie.", waarde=lambda rij: rij[0].organisatie.get_soort_display()
    ),
    Kolom(
        "Rol",
        betekenis="Bestuurlijk, ambtelijk, accountmanager of regiocoördinator.",
        waarde=lambda rij: rij[1].get_rol_display() if rij[1] else rij[0].ontbreekt,
    ),
    Kolom("Naam", betekenis="De persoon.", waarde=lambda rij: rij[1].persoon.naam if rij[1] else ""),
    Kolom(
        "Functie", betekenis="Wat de persoon daar doet.", waarde=lambda rij: rij[1].functie if rij[1] else ""
    ),
    Kolom("E-mail", betekenis="E-mailadres.", waarde=lambda rij: rij[1].persoon.email if rij[1] else ""),
    Kolom(
        "Telefoon", betekenis="Telefoonnummer.", waarde=lambda rij: rij[1].persoon.telefoon if rij[1] else ""
    ),
    Kolom(
        "Vanaf", betekenis="De eerste dag van de rol.", waarde=lambda rij: rij[1].since if rij[1] else None
    ),
    Kolom(
        "Tot en met",
        betekenis="De laatste dag van de rol.",
        waarde=lambda rij: rij[1].last_day if rij[1] else None,
    ),
]
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vcf": "text/vcard; charset=utf-8",
}


@requires(Right.CONTACT_EDIT)
@require_GET
def contacten_export(request: HttpRequest, regio: Regio, vorm: str) -> HttpResponse:
    """The same table as the page, as CSV, xlsx or vCard, for who keeps contacts in this regio."""
    if vorm not in SOORTEN:
        raise Http404
    filter_form = met_standaard(ContactenFilter, request, regio=regio)
    table = tafel(regio, filter_form.dag, keuze=filter_form.keuze)
    rijen = [(rij, contact) for rij in table.rijen for contact in (rij.getoond or [None])]
    if vorm == "vcf":
        rijen = [(rij, contact) for rij, contact in rijen if contact]
    noteer(request.user, "contactpersonen", vorm, len(rijen), regio=regio)
    naam = f"{regio.code}-contactpersonen-{table.dag:%Y-%m-%d}.{vorm}"
    headers = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(_inhoud(vorm, rijen, regio, table.dag), content_type=SOORTEN[vorm], headers=headers)


def _inhoud(
    vorm: str, rijen: list[tuple[Rij, Contactpersoon | None]], regio: Regio, dag: datetime.date
) -> bytes:
    if vorm == "vcf":
        return als_vcf(_kaart(contact, regio, dag) for _, contact in rijen if contact)
    toelichting = Toelichting(
        titel=f"Contactpersonen in regio {regio}",
        peildatum=dag,
        bron="Samenwerking, opgegeven door de organisaties zelf",
        voorbeeld=settings.DEMO,
    )
    if vorm == "xlsx":
        return als_xlsx(KOLOMMEN, rijen, toelichting)
    return b"".join(als_csv(KOLOMMEN, rijen, toelichting))


def _kaart(contact: Contactpersoon, regio: Regio, dag: datetime.date) -> Kaart:
    """One role as a card; it says of which day it is, for an address book grows old."""
    noot = f"{contact.get_rol_display()} voor {contact.organisatie} in regio {regio}, op {dag:%d-%m-%Y}."
    persoon = contact.persoon
    return Kaart(
        naam=persoon.naam,
        organisatie=str(contact.organisatie),
        functie=contact.functie,
        email=persoon.email,
        telefoon=persoon.telefoon,
        rubriek=f"Regio {regio}",
        noot=f"{noot} {VOORBEELD}." if settings.DEMO else noot,
        is_persoon=not persoon.postvak,
    )
