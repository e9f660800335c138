"""What waits for someone in the agendas: in a number of queries that does not grow with what waits."""

from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from agenda.evaluatie import evaluatie_taken
from agenda.herinnering import achter
from agenda.models import Actie, Afspraak, Agenda, Akkoord, Blok, Doel, Themablok, Versie
from agenda.models.akkoorden import AkkoordOordeel
from agenda.overleg.taken import overleg_taken
from agenda.taken_inspraak import inspraak_taken
from agenda.verdelen import aantal_per_regio
from agenda.zicht import Zicht, zicht_van
from regions.models import Gebruiker, Organisatie, Regio
from regions.periods import today
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Versions that wait for an akkoord, actions that are due, and what a coordinator has to work out."""
    return [
        *_akkoorden(gebruiker),
        *inspraak_taken(gebruiker),
        *_acties(gebruiker),
        *overleg_taken(gebruiker),
        *evaluatie_taken(gebruiker),
        *_voortgang(gebruiker),
        *_agendas(gebruiker),
    ]


def _akkoorden(gebruiker: Gebruiker) -> list[Taak]:
    mine = gebruiker.organisaties(Right.AKKOORD_GIVE) | gebruiker.organisaties(Right.AKKOORD_RECORD)
    if not mine:
        return []
    return akkoord_taken(list(Organisatie.objects.filter(pk__in=mine).order_by("naam", "pk")))


def akkoord_taken(organisaties: list[Organisatie]) -> list[Taak]:
    """The versions on which these organisations still have to answer."""
    asked = Q()
    for organisatie in organisaties:
        asked |= Q(inhoud__partijen__contains=[{"slug": organisatie.slug}])
    waiting = Versie.alle.ter_vaststelling().filter(asked)
    found = list(waiting.select_related("agenda__regio", "onderwerpen_van").order_by("pk"))
    versies = sorted(found, key=lambda versie: versie.regio.naam)
    given = {
        (akkoord.versie_id, akkoord.organisatie_id): akkoord
        for akkoord in Akkoord.objects.laatste().filter(versie__in=versies, organisatie__in=organisaties)
    }
    return [
        _akkoord(versie, organisatie, given.get((versie.pk, organisatie.pk)))
        for versie in versies
        for organisatie in organisaties
        if _waits(versie, organisatie, given.get((versie.pk, organisatie.pk)))
    ]


def _waits(versie: Versie, organisatie: Organisatie, akkoord: Akkoord | None) -> bool:
    asked = any(partij["slug"] == organisatie.slug for partij in versie.inhoud["partijen"])
    return asked and (akkoord is None or akkoord.oordeel == AkkoordOordeel.WACHT)


def _akkoord(versie: Versie, organisatie: Organisatie, akkoord: Akkoord | None) -> Taak:
    regio = versie.regio
    wat, url = ("agenda", "agenda_akkoord") if versie.agenda_id else (versie.waarvan, "onderwerpen_akkoord")
    return Taak(
        titel=f"Oordeel van {organisatie} over versie {versie.nummer} van de {wat}",
        url=reverse(url, args=[regio.code, versie.nummer, organisatie.slug]),
        regio=regio,
        status=akkoord.get_oordeel_display() if akkoord else "nog geen oordeel",
        uiterlijk=akkoord.verwacht_op if akkoord else None,
    )


def _acties(gebruiker: Gebruiker) -> list[Taak]:
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return []
    shown = Blok.objects.zichtbaar(gebruiker)
    due = (
        Actie.objects.te_doen()
        .filter(organisatie__in=mine, blok__in=shown)
        .select_related("blok__agenda__regio")
    )
    return [
        Taak(
            titel=actie.titel,
            url=actie.blok.get_absolute_url(),
            regio=actie.blok.agenda.regio,
            status="is nu aan de beurt" if actie.gereed == today() else "de dag is voorbij",
            uiterlijk=actie.gereed,
        )
        for actie in due.order_by("gereed", "pk")
    ]


def _voortgang(gebruiker: Gebruiker) -> list[Taak]:
    """Of what one's organisation leads and did not tell of in the agreed rhythm: a line per regio."""
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if not mine:
        return []
    shown = Blok.objects.levend().zichtbaar(gebruiker).filter(afspraak__trekker__in=mine)
    lopend = Agenda.objects.now().filter(blokken__in=shown).distinct()
    open_ = achter(lopend, today(), shown)
    per_regio = Counter(afspraak.blok.agenda.regio for afspraak in open_)
    return [
        Taak(
            titel=f"Hoe staat het met {aantal(n, 'afspraak', 'afspraken')}?",
            url=f"{reverse('voortgang_overzicht', args=[regio.code])}?van=ons",
            regio=regio,
            status="nog niet gemeld",
        )
        for regio, n in per_regio.items()
    ]


def _agendas(gebruiker: Gebruiker) -> list[Taak]:
    """For whom may adopt an agenda: what is to be worked out and to be divided, a line each per regio."""
    if not gebruiker.may(Right.AGENDA_VASTSTELLEN):
        return []
    own = Regio.objects.open_to(gebruiker, Right.AGENDA_VASTSTELLEN)
    zicht = zicht_van(gebruiker)
    return [*_te_verdelen(aantal_per_regio(own, zicht)), *_uit_te_werken(per_regio(own, zicht))]


def _te_verdelen(counts: dict[int, int]) -> list[Taak]:
    """The agreements of a gemeente that was split."""
    if not counts:
        return []
    regios = Regio.objects.filter(pk__in=list(counts)).order_by("naam", "pk")
    return [
        Taak(
            titel=f"Na een herindeling: {aantal(counts[regio.pk], 'afspraak', 'afspraken')} te verdelen",
            url=reverse("agenda_verdelen", args=[regio.code]),
            regio=regio,
            status="kies wie het overneemt",
        )
        for regio in regios
    ]


def _uit_te_werken(counts: Counter[int]) -> list[Taak]:
    """One line per regio."""
    regios = Regio.objects.filter(pk__in=list(counts)).order_by("naam", "pk")
    return [
        Taak(
            titel=f"Agenda: {aantal(counts[regio.pk], 'punt', 'punten')} nog uit te werken",
            url=reverse("agenda", args=[regio.code]),
            regio=regio,
            status="nog uit te werken",
        )
        for regio in regios
    ]


def per_regio(regios: Any, zicht: Zicht) -> Counter[int]:
    """How many things each of these regio's still has to work out in the agenda that holds today."""
    live = Blok.objects.levend().voor(zicht)
    live = live.filter(agenda__regio__in=regios, agenda__period__contains=today())
    below = Blok.objects.levend().voor(zicht).filter(soort=Blok.Soort.DOEL, ouder=OuterRef("pk"))
    opgaven = live.filter(soort=Blok.Soort.OPGAVE).exclude(Exists(below))
    themas = live.filter(soort=Blok.Soort.THEMA).exclude(Exists(_afspraken_onder(zicht)))
    leaderless = Afspraak.objects.filter(trekker=None, blok__in=live)
    te_laat = Afspraak.objects.zonder_besluit(today()).filter(blok__in=live)
    ongemeten = Doel.objects.zonder_meting(today()).filter(blok__in=live)
    zonder_trekker = Themablok.objects.zonder_trekker(today()).filter(blok__in=live)
    in_blok = [rows.values_list("agenda__regio") for rows in (opgaven, themas)]
    details = (leaderless, te_laat, ongemeten, zonder_trekker)
    in_detail = [rows.values_list("blok__agenda__regio") for rows in details]
    eerste, *rest = [rows.order_by() for rows in (*in_blok, *in_detail)]
    return Counter(regio for (regio,) in eerste.union(*rest, all=True))


def _afspraken_onder(zicht: Zicht) -> Any:
    """The agreements under a thema: by way of opgave and doel, and a functie where there is one."""
    afspraken = Blok.objects.levend().voor(zicht).filter(soort=Blok.Soort.AFSPRAAK)
    by_doel = Q(ouder__ouder__ouder=OuterRef("pk"))
    by_functie = Q(ouder__ouder__ouder__ouder=OuterRef("pk"))
    return afspraken.filter(by_doel | by_functie)
