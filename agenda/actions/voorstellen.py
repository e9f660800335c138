"""A party proposes a change; who edits takes it over or answers why not; who proposed may withdraw it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agenda.actions.blokken import bewaren, om_de_beurt, toevoegen, verwijderen
from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Blok, Voorstel
from regions.mail import mail
from regions.models import Gebruiker, Organisatie
from regions.rights import Right


def voorstellen(
    blok: Blok,
    *,
    aard: str,
    reden: str,
    organisatie: Organisatie,
    by: Gebruiker | None,
    als: str = "",
    **velden: Any,
) -> Voorstel:
    """Propose, in the name of an organisatie; the blok itself does not change."""
    als = als or hoedanigheid(by, blok.agenda.regio, Right.VOORSTEL_DOEN, organisatie=organisatie)
    velden = {"soort": blok.soort, "versie": blok.version} | velden
    voorstel = Voorstel(
        blok=blok, aard=aard, reden=reden, organisatie=organisatie, door=by, als=als, **velden
    )
    voorstel.full_clean(exclude=["door", "blok", "organisatie"])
    voorstel.save()
    return voorstel


@transaction.atomic
def neem_wijziging_over(
    voorstel: Voorstel,
    gezien: str,
    *,
    by: Gebruiker,
    schrijf_op: Callable[[], bool],
    terugzetten: bool = False,
) -> bool:
    """Save the words through the one save of a blok; raises Ingehaald when it changed since."""
    _op_slot(voorstel)
    if not bewaren(voorstel.blok, gezien, by=by, schrijf_op=schrijf_op, terugzetten=terugzetten):
        return False
    _beantwoord(voorstel, Voorstel.Stand.OVERGENOMEN, by)
    return True


@transaction.atomic
def neem_toevoeging_over(voorstel: Voorstel, *, by: Gebruiker, **velden: Any) -> Blok:
    """The proposed blok comes, the last of its kind."""
    _op_slot(voorstel)
    if voorstel.blok.verwijderd_op:
        raise NietMogelijk("Zet eerst terug waar dit onder zou hangen.")
    made = toevoegen(voorstel.blok.agenda, voorstel.soort, by=by, ouder=voorstel.blok, **velden)
    _beantwoord(voorstel, Voorstel.Stand.OVERGENOMEN, by)
    return made


@transaction.atomic
def neem_verwijdering_over(voorstel: Voorstel, gezien: str, *, by: Gebruiker) -> None:
    """Put the blok away, by who has seen its latest text."""
    _op_slot(voorstel)
    blok = voorstel.blok
    om_de_beurt(blok.agenda_id)
    bewaren(blok, gezien, by=by, schrijf_op=lambda: bool(verwijderen(blok, by=by)))
    _beantwoord(voorstel, Voorstel.Stand.OVERGENOMEN, by)


@transaction.atomic
def wijs_af(voorstel: Voorstel, *, reden: str, by: Gebruiker) -> None:
    """Decline it, and say why."""
    _op_slot(voorstel)
    _beantwoord(voorstel, Voorstel.Stand.AFGEWEZEN, by, reden)


@transaction.atomic
def trek_voorstel_in(voorstel: Voorstel, *, by: Gebruiker) -> None:
    """Who proposed takes it back, as long as it is open."""
    _op_slot(voorstel)
    _beantwoord(voorstel, Voorstel.Stand.INGETROKKEN, by)


def _op_slot(voorstel: Voorstel) -> None:
    """Of two that answer at once the second is told that it was done."""
    nu = Voorstel.objects.select_for_update().get(pk=voorstel.pk)
    if not nu.is_open:
        raise NietMogelijk(f"Dit voorstel is al {nu.get_stand_display()}.")


def _beantwoord(voorstel: Voorstel, stand: str, by: Gebruiker, antwoord: str = "") -> None:
    regio = voorstel.blok.agenda.regio
    right = Right.VOORSTEL_DOEN if stand == Voorstel.Stand.INGETROKKEN else Right.AGENDA_EDIT
    voorstel.stand, voorstel.antwoord = stand, antwoord
    voorstel.beantwoord_door, voorstel.beantwoord_op = by, timezone.now()
    voorstel.beantwoord_als = hoedanigheid(by, regio, right)
    voorstel.save(update_fields=["stand", "antwoord", "beantwoord_door", "beantwoord_als", "beantwoord_op"])
    if stand != Voorstel.Stand.INGETROKKEN:
        _bericht(voorstel)


def _bericht(voorstel: Voorstel) -> None:
    """Tell who proposed; what the blok says is not in the mail: it may be closed to who reads along."""
    wie = voorstel.door
    if wie is None or not wie.is_active or not wie.email:
        return
    regio = voorstel.blok.agenda.regio
    onderwerp = f"Uw voorstel voor de agenda van {regio} is {voorstel.get_stand_display()}"
    adres = reverse("voorstel", args=[regio.code, voorstel.pk])
    mail(
        wie.email,
        onderwerp,
        "mail/voorstel_beantwoord",
        {"voorstel": voorstel, "adres": adres, "regio": regio},
    )
