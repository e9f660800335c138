"""Whom the rows of a list are about: someone known, or someone new."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models.functions import Lower

from inlezen.kolommen import kaal
from inlezen.lezen import Rij
from regions.models import Gebruiker, Organisatie, Persoon, Regio


@dataclass(slots=True)
class Mensen:
    """Everyone known: by address, and by name within an organisation; a row may add someone."""

    per_adres: dict[str, Persoon]
    per_naam: dict[tuple[int, str], list[Persoon]]
    logt_in: dict[str, Gebruiker]
    uit_rij: dict[int, int] = field(default_factory=dict)  # by identity: the row that named a new one

    @classmethod
    def van(cls, rijen: Sequence[Rij], regio: Regio) -> "Mensen":
        """Those of the addresses in the file, and those named in the regio."""
        adressen = {rij[kolom].lower() for rij in rijen for kolom in ("E-mail", "Vervanger") if rij[kolom]}
        bekend = Persoon.objects.annotate(adres=Lower("email")).filter(adres__in=adressen)
        alle: dict[int, Persoon] = {persoon.pk: persoon for persoon in bekend}
        per_naam: dict[tuple[int, str], list[Persoon]] = {}
        for contact in regio.contacten.select_related("persoon"):
            persoon = alle.setdefault(contact.persoon_id, contact.persoon)
            lijst = per_naam.setdefault((contact.organisatie_id, kaal(persoon.naam)), [])
            if persoon not in lijst:
                lijst.append(persoon)
        gebruikers = Gebruiker.objects.filter(email__in=adressen, persoon=None)
        return cls(
            {p.email.lower(): p for p in alle.values() if p.email},
            per_naam,
            {gebruiker.email.lower(): gebruiker for gebruiker in gebruikers},
        )

    def vind(self, organisatie: Organisatie, naam: str, email: str) -> Persoon | None:
        """Who is meant: by address, or without one on either side by name within the organisation."""
        if email and (persoon := self.per_adres.get(email.lower())):
            return persoon
        zelfde = self.per_naam.get((organisatie.pk, kaal(naam)), [])
        mogelijk = [persoon for persoon in zelfde if not (email and persoon.email)]
        return mogelijk[0] if len(mogelijk) == 1 else None

    def nieuw(self, rij: Rij, organisatie: Organisatie, naam: str) -> Persoon:
        """Someone who is not known yet; the next row with this address means the same."""
        email = rij["E-mail"]
        persoon = Persoon(naam=naam, email=email, telefoon=rij["Telefoon"], postvak=rij["Postvak"])
        persoon.gebruiker = None if rij["Postvak"] else self.logt_in.get(email.lower())
        if email:
            self.per_adres[email.lower()] = persoon
        self.per_naam.setdefault((organisatie.pk, kaal(naam)), []).append(persoon)
        self.uit_rij[id(persoon)] = rij.nummer
        return persoon
