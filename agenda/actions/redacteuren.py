"""The coordinator says who edits the agenda, all of it or some of its themes."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from regions.mail import mail
from regions.models import Gebruiker, RedacteurThema, Regio, Thema, Toegang
from regions.periods import since, today
from regions.rights import Rol
from regions.toegangen import beeindig_toegang, gebruiker_met
from regions.uitnodigen import Kandidaat


@transaction.atomic
def wijs_redacteur_aan(
    wie: Toegang | Kandidaat, regio: Regio, themas: Iterable[Thema], *, by: Gebruiker
) -> Toegang:
    """From today on this person edits what hangs under these themes, or all when none is named.

    What the same person was appointed to before ends; of two who appoint at once the last one holds. For who
    never signed in, access of the own organisation or not, the message is an invitation with its own term.
    """
    gebruiker = (
        wie.gebruiker if isinstance(wie, Toegang) else gebruiker_met(wie.persoon.email, wie.persoon.naam)
    )
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    for eerder in Toegang.objects.filter(gebruiker=gebruiker, regio=regio, rol=Rol.REDACTEUR):
        if not eerder.is_voorbij:
            _einde(eerder, by)
    toegang = Toegang.objects.create(
        gebruiker=gebruiker,
        rol=Rol.REDACTEUR,
        organisatie=wie.organisatie,
        regio=regio,
        period=since(today()),
        gegeven_door=by,
        uitgenodigd_op=None if gebruiker.last_login else timezone.now(),
    )
    for thema in themas:
        RedacteurThema.objects.create(toegang=toegang, thema=thema)
    context = {
        "toegang": toegang,
        "themas": list(themas),
        "door": by,
        "regio": regio,
        "adres": reverse("agenda", args=[regio.code]),
        "inloggen": reverse("account_login"),
    }
    mail(gebruiker.email, f"U bent redacteur van de agenda van {regio}", "mail/redacteur", context)
    return toegang


@transaction.atomic
def trek_redacteur_terug(toegang: Toegang, *, by: Gebruiker) -> None:
    """From today on this person no longer edits the agenda."""
    _einde(toegang, by)


def _einde(toegang: Toegang, by: Gebruiker) -> None:
    """What began before today ends; what did not is taken away, and the history keeps it."""
    if not Toegang.objects.select_for_update().filter(pk=toegang.pk).exists():
        return
    if toegang.since < today():
        beeindig_toegang(toegang, tot=today(), by=by)
    else:
        toegang.delete()
