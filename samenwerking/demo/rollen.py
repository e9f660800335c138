"""Deputies, themes, shared mailboxes and a wethouder who left, among the people of the demo."""

from collections import defaultdict

from regions.models import Contactpersoon, ContactpersoonThema, Organisatie, Persoon, Regio, Soort, Thema
from regions.periods import since
from samenwerking.demo.inhoud import Kalender, lot
from samenwerking.demo.personen import adres, namen

Rol = Contactpersoon.Rol
Reden = Contactpersoon.Reden
Plek = tuple[Organisatie, Regio]
VOOR_EEN_THEMA = 0.25
MET_VERVANGER = 0.6
MET_POSTVAK = 0.12


def laad_rollen(kalender: Kalender) -> None:
    """What the people of the demo are there for, who stands in for them, and who is gone."""
    plekken = _plekken(kalender)
    _redenen(kalender)
    _vervangers(plekken)
    _themas(plekken)
    _postvakken(kalender, plekken)
    _vertrokken(kalender, plekken)


def _plekken(kalender: Kalender) -> dict[Plek, list[Contactpersoon]]:
    """Who speaks today, per organisation and regio, in an order that is always the same."""
    rows = Contactpersoon.objects.on(kalender.vandaag).select_related("persoon", "organisatie", "regio")
    plekken: dict[Plek, list[Contactpersoon]] = defaultdict(list)
    for contact in rows.order_by("regio__code", "organisatie__slug", "rol", "pk"):
        plekken[contact.organisatie, contact.regio].append(contact)
    return plekken


def _redenen(kalender: Kalender) -> None:
    """Whoever was followed by another went to another job."""
    ended = Contactpersoon.objects.filter(period__endswith__lte=kalender.vandaag, einde_reden="")
    ended.update(einde_reden=Reden.FUNCTIE)


def _vervangers(plekken: dict[Plek, list[Contactpersoon]]) -> None:
    """The two of one organisation stand in for each other, in most places."""
    changed = []
    for (organisatie, regio), contacten in plekken.items():
        twee = [contact for contact in contacten if contact.rol != Rol.COORDINATOR][:2]
        if len(twee) == 2 and lot("vervanger", organisatie.slug, regio.code).random() < MET_VERVANGER:
            een, ander = twee
            if een.persoon_id != ander.persoon_id:
                een.vervanger, ander.vervanger = ander.persoon, een.persoon
                changed += twee
    Contactpersoon.objects.bulk_update(changed, ["vervanger"], batch_size=500)


def _themas(plekken: dict[Plek, list[Contactpersoon]]) -> None:
    """Some staff members are there for one theme or two."""
    themas = list(Thema.objects.filter(regio=None).order_by("volgorde", "pk"))
    lines = []
    for (organisatie, regio), contacten in plekken.items():
        for contact in contacten:
            kans = lot("thema", organisatie.slug, regio.code, contact.rol)
            if contact.rol == Rol.AMBTELIJK and themas and kans.random() < VOOR_EEN_THEMA:
                voor = kans.sample(themas, kans.randrange(1, min(3, len(themas) + 1)))
                lines += [ContactpersoonThema(contactpersoon=contact, thema=thema) for thema in voor]
    ContactpersoonThema.objects.bulk_create(lines)


def _postvakken(kalender: Kalender, plekken: dict[Plek, list[Contactpersoon]]) -> None:
    """Zorgkantoren have a shared mailbox, and a gemeente here and there."""
    postvakken: dict[Organisatie, Persoon] = {}
    rollen = []
    for (organisatie, regio), contacten in plekken.items():
        if not any(contact.rol == Rol.AMBTELIJK for contact in contacten):
            continue
        kans = lot("postvak", organisatie.slug).random()
        gemeente = organisatie.soort == Soort.GEMEENTE and kans < MET_POSTVAK
        if organisatie.soort != Soort.ZORGKANTOOR and not gemeente:
            continue
        if organisatie not in postvakken:
            naam = f"{'Team Zorg en Welzijn' if gemeente else 'Regioteam'} {organisatie}"
            mail = f"{organisatie.slug}.team@example.nl"
            telefoon = f"000-9{len(postvakken) + 1:06d}"
            postvakken[organisatie] = Persoon(naam=naam, email=mail, telefoon=telefoon, postvak=True)
        rollen.append(
            Contactpersoon(
                persoon=postvakken[organisatie],
                organisatie=organisatie,
                regio=regio,
                rol=Rol.AMBTELIJK,
                period=since(kalender.dag(-300)),
                bevestigd_op=kalender.werkdag(-50),
            )
        )
    Persoon.objects.bulk_create(postvakken.values())
    Contactpersoon.objects.bulk_create(rollen)


def _vertrokken(kalender: Kalender, plekken: dict[Plek, list[Contactpersoon]]) -> None:
    """Where a gemeente has nobody on board level: the wethouder left, and a colleague stands in."""
    bekend = set(Persoon.objects.values_list("email", flat=True))
    nieuw = (naam for naam in namen() if adres(naam) not in bekend)
    for nummer, ((organisatie, regio), contacten) in enumerate(plekken.items(), 1):
        if organisatie.soort != Soort.GEMEENTE or any(c.rol == Rol.BESTUURLIJK for c in contacten):
            continue
        naam = next(nieuw)
        Contactpersoon.objects.create(
            persoon=Persoon.objects.create(naam=naam, email=adres(naam), telefoon=f"000-8{nummer:06d}"),
            organisatie=organisatie,
            regio=regio,
            rol=Rol.BESTUURLIJK,
            functie="wethouder",
            period=since(max(kalender.dag(-900), organisatie.since), kalender.dag(-20)),
            einde_reden=Reden.VERKIEZING,
            vervanger=contacten[0].persoon,
        )
