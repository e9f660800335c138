"""How far the inbreng for an agenda is: parties are ready, it is laid together, announced and shared."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.inbreng import op_slot
from agenda.actions.vaststellen import NietMogelijk
from agenda.inbreng import partijen, vroegst
from agenda.models import Agenda, Inbreng, Inbrengronde, Inbrengstand
from regions.mail import mail
from regions.models import Contactpersoon, Gebruiker, Organisatie, Soort
from regions.periods import today
from regions.post import ontvangers
from regions.rights import Right


@transaction.atomic
def meld_klaar(agenda: Agenda, organisatie: Organisatie, *, by: Gebruiker | None, als: str = "") -> None:
    """The party is ready; what the others shared meanwhile it joins at once, marked as later."""
    ronde = op_slot(agenda)
    stand, _ = Inbrengstand.objects.get_or_create(ronde=ronde, organisatie=organisatie)
    if stand.klaar_op is None:
        stand.klaar_op = timezone.now()
        stand.klaar_als = als or hoedanigheid(by, agenda.regio, Right.INBRENG_GIVE, organisatie=organisatie)
        stand.save(update_fields=["klaar_op", "klaar_als"])
    if _open_voor(ronde, organisatie):
        _laat_los(ronde, Q(organisatie=organisatie))


def _open_voor(ronde: Inbrengronde, organisatie: Organisatie) -> bool:
    """Whether its circle reads along already."""
    return bool(ronde.samen_op if organisatie.soort == Soort.GEMEENTE else ronde.gedeeld_op)


def _laat_los(ronde: Inbrengronde, welke: Q, op: datetime.datetime | None = None) -> None:
    """From now on, or from the moment of the round itself: what goes out later is marked as later."""
    rows = Inbreng.objects.levend().filter(welke, ronde=ronde, gedeeld_op__isnull=True)
    rows.update(gedeeld_op=op or timezone.now())


@transaction.atomic
def toch_niet_klaar(agenda: Agenda, organisatie: Organisatie) -> None:
    """Back to work, as long as nobody else could read it."""
    ronde = op_slot(agenda)
    if _open_voor(ronde, organisatie):
        raise NietMogelijk("Uw inbreng is al gedeeld. U kunt haar nog wel wijzigen.")
    for stand in ronde.standen.filter(organisatie=organisatie):  # type: ignore[attr-defined]
        stand.klaar_op, stand.klaar_als = None, ""
        stand.save(update_fields=["klaar_op", "klaar_als"])


@transaction.atomic
def leg_samen(agenda: Agenda, *, by: Gebruiker | None, als: str = "") -> None:
    """The gemeenten that are ready read each other's inbreng from now on; others once they are ready."""
    ronde = op_slot(agenda)
    if ronde.samen_op:
        raise NietMogelijk("De inbreng van de gemeenten ligt al bij elkaar.")
    wie = [partij.organisatie for partij in partijen(agenda.regio, ronde) if partij.is_klaar]
    klaar = [organisatie for organisatie in wie if organisatie.soort == Soort.GEMEENTE]
    if not klaar:
        raise NietMogelijk("Nog geen gemeente is klaar.")
    rights = (Right.AGENDA_EDIT, Right.INBRENG_GIVE)
    ronde.samen_op = timezone.now()
    ronde.samen_als = als or hoedanigheid(by, agenda.regio, *rights)
    ronde.save(update_fields=["samen_op", "samen_als"])
    _laat_los(ronde, Q(organisatie__in=klaar), ronde.samen_op)


@transaction.atomic
def vraag_inbreng(agenda: Agenda, uiterlijk: datetime.date) -> list[Organisatie]:
    """Ask every party that is not ready, by mail; gives back of whom no address is known."""
    ronde = op_slot(agenda)
    ronde.uiterlijk, ronde.gevraagd_op = uiterlijk, timezone.now()
    ronde.save(update_fields=["uiterlijk", "gevraagd_op"])
    wie = [partij.organisatie for partij in partijen(agenda.regio, ronde) if not partij.is_klaar]
    onderwerp = f"Uw inbreng voor {agenda.titel}"
    return [o for o in wie if not _bericht(ronde, o, "inbreng_gevraagd", onderwerp)]


@transaction.atomic
def kondig_aan(agenda: Agenda, vanaf: datetime.date) -> list[Organisatie]:
    """Tell who is not ready that the others share from a day on, at least a week away.

    Gives back of whom no address is known.
    """
    if vanaf < vroegst():
        raise NietMogelijk("Wie nog niet klaar is, krijgt ten minste een week. Kies een latere dag.")
    ronde = op_slot(agenda)
    wacht = [partij.organisatie for partij in partijen(agenda.regio, ronde) if not partij.is_klaar]
    if not wacht:
        raise NietMogelijk("Alle partijen zijn klaar. U kunt nu delen.")
    for organisatie in wacht:
        stand, _ = Inbrengstand.objects.get_or_create(ronde=ronde, organisatie=organisatie)
        stand.aangekondigd_op, stand.delen_vanaf = today(), vanaf
        stand.save(update_fields=["aangekondigd_op", "delen_vanaf"])
    onderwerp = f"Wij delen de inbreng voor {agenda.titel}"
    return [o for o in wacht if not _bericht(ronde, o, "inbreng_aangekondigd", onderwerp, vanaf=vanaf)]


def _bericht(
    ronde: Inbrengronde, organisatie: Organisatie, template: str, onderwerp: str, **context: Any
) -> bool:
    """To its contact person; what was written is in no mail. Whether there is an address."""
    regio, rollen = ronde.agenda.regio, Contactpersoon.Rol
    wie = ontvangers(organisatie, regio, rollen.AMBTELIJK)
    wie = wie or ontvangers(organisatie, regio, rollen.BESTUURLIJK)
    adressen = {persoon.email for persoon in wie}
    adres = reverse("inbreng", args=[regio.code])
    context |= {"ronde": ronde, "regio": regio, "organisatie": organisatie, "adres": adres}
    return bool(mail(sorted(adressen), onderwerp, f"mail/{template}", context))


@transaction.atomic
def deel_inbreng(agenda: Agenda, *, by: Gebruiker | None, als: str = "") -> None:
    """Lay the joint list of the gemeenten beside what insurers and zorgkantoren bring in, for all parties.

    Of who is not ready nothing is shared, and only when it was told at least a week ahead.
    """
    ronde = op_slot(agenda)
    if ronde.gedeeld_op:
        raise NietMogelijk("De inbreng is al gedeeld.")
    wie = partijen(agenda.regio, ronde)
    if wacht := [str(partij.organisatie) for partij in wie if partij.wacht_tot(today())]:
        raise NietMogelijk(f"Nog niet klaar, en niet een week geleden aangekondigd: {', '.join(wacht)}.")
    ronde.gedeeld_op = timezone.now()
    ronde.gedeeld_als = als or hoedanigheid(by, agenda.regio, Right.INBRENG_DELEN)
    ronde.save(update_fields=["gedeeld_op", "gedeeld_als"])
    klaar = [partij.organisatie for partij in wie if partij.is_klaar]
    zorg = Q(organisatie__in=[o for o in klaar if o.soort != Soort.GEMEENTE])
    _laat_los(ronde, zorg | Q(organisatie__isnull=True), ronde.gedeeld_op)
    onderwerp = f"De inbreng voor {agenda.titel} is gedeeld"
    for partij in wie:
        _bericht(ronde, partij.organisatie, "inbreng_gedeeld", onderwerp)


@transaction.atomic
def deel_samen_erbij(agenda: Agenda) -> None:
    """What the gemeenten joined after sharing goes to all parties too."""
    ronde = op_slot(agenda)
    if not ronde.gedeeld_op:
        raise NietMogelijk("De inbreng is nog niet gedeeld.")
    _laat_los(ronde, Q(organisatie__isnull=True))
