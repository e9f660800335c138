"""What an agenda rests on is named, put right, and taken off the list, with its file."""

from django.db import transaction

from agenda.models import Bron, Bronbestand
from regions.mandaten.bewijs import bestandsnaam
from regions.models import Gebruiker


class BronGewijzigd(Exception):
    """Someone saved this source after the form was opened; carries what is stored now."""

    def __init__(self, bron: Bron) -> None:
        super().__init__(str(bron))
        self.bron = bron


@transaction.atomic
def bewaar_bron(
    bron: Bron,
    gezien: str = "",
    *,
    bestand: tuple[bytes, str, str] | None = None,
    weg: bool = False,
    by: Gebruiker | None,
) -> Bron:
    """Save a source by who has seen its latest version; a file (bytes, kind, name) replaces the old."""
    oud = None
    if bron.pk:
        nu = Bron.objects.select_for_update(of=["self"]).met_bestand().get(pk=bron.pk)
        if nu.changed_since(gezien):
            raise BronGewijzigd(nu)
        oud = nu.bestand
    if bestand:
        inhoud, soort, naam = bestand
        bron.bestand = Bronbestand.objects.create(
            inhoud=inhoud, soort=soort, naam=bestandsnaam(naam), door=by
        )
    elif weg:
        bron.bestand = None
    bron.save()
    if oud and (bestand or weg):
        Bronbestand.objects.filter(pk=oud.pk).delete()
    return bron


@transaction.atomic
def verwijder_bron(bron: Bron) -> None:
    """Off the list; the file goes too, of what was said the history stays."""
    bestand = bron.bestand
    Bron.objects.filter(pk=bron.pk).delete()
    if bestand:
        Bronbestand.objects.filter(pk=bestand.pk).delete()
