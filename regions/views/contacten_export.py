"""The contact persons of a regio on a day, to take along."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inlezen.kolommen import Kolom
from inlezen.schrijven import Toelichting, als_csv, als_xlsx
from regions.contacten import tafel
from regions.forms.contacten import ContactenFilter
from regions.forms.dag import met_standaard
from regions.gate import requires
from regions.models import Regio
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
}


@requires(Right.CONTACT_EDIT)
@require_GET
def contacten_export(request: HttpRequest, regio: Regio, vorm: str) -> HttpResponse:
    """The same table as the page, as CSV or xlsx, for who keeps contacts in this regio."""
    if vorm not in SOORTEN:
        raise Http404
    filter_form = met_standaard(ContactenFilter, request, regio=regio)
    table = tafel(regio, filter_form.dag, keuze=filter_form.keuze)
    rijen = [(rij, contact) for rij in table.rijen for contact in (rij.contacten or [None])]
    noteer(request.user, "contactpersonen", vorm, len(rijen), regio=regio)
    toelichting = Toelichting(
        titel=f"Contactpersonen in regio {regio}",
        peildatum=table.dag,
        bron="Samenwerking, opgegeven door de organisaties zelf",
        voorbeeld=settings.DEMO,
    )
    maak = als_xlsx if vorm == "xlsx" else lambda *wat: b"".join(als_csv(*wat))
    naam = f"{regio.code}-contactpersonen-{table.dag:%Y-%m-%d}.{vorm}"
    headers = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(maak(KOLOMMEN, rijen, toelichting), content_type=SOORTEN[vorm], headers=headers)
