"""Who has answered: for who follows a round, in one regio or in the whole country."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from inlezen.kolommen import Kolom
from regions.bezorging import onbereikbaar
from regions.models import Contactpersoon, Herindeling, Organisatie, Soort
from regions.periods import today
from tekst.getallen import opsomming
from venster.models import Deelconcept, Ronde, Uitnodiging
from venster.stand import Stand, standen

STANDEN = [
    ("", "Alle"),
    ("open", "Nog niet ingediend"),
    ("begonnen", "Begonnen, nog niet ingediend"),
    ("stil", "Nog niet begonnen"),
    ("gewijzigd", "Ingediend, daarna gewijzigd"),
    ("klaar", "Ingediend"),
]


@dataclass(frozen=True, slots=True)
class Rij:
    """One organisation in one regio: how far it is, whom to call, and in what it went up."""

    stand: Stand
    contacten: list[Contactpersoon]
    stuk: frozenset[str]  # addresses of these contacts that no mail reaches
    opgegaan_in: list[Organisatie]

    @property
    def uitnodiging(self) -> Uitnodiging:
        """The one it is about."""
        return self.stand.uitnodiging

    @property
    def woorden(self) -> str:
        """Where it stands; of an organisation that is no more, in what it went up."""
        if self.opgegaan_in and not self.stand.inzending.is_ingediend:
            return f"Opgegaan in {opsomming(o.naam for o in self.opgegaan_in)}"
        return self.stand.woorden

    @property
    def bellen(self) -> list[tuple[Contactpersoon, bool]]:
        """Whom to call, and whether mail does not reach that person."""
        return [(contact, contact.persoon.email.lower() in self.stuk) for contact in self.contacten]


def uitnodigingen(ronde: Ronde) -> Any:
    """All of a round, with what a row shows, by regio and name."""
    rows = Uitnodiging.objects.filter(ronde=ronde)
    return rows.select_related("ronde", "organisatie", "regio", "inzending").order_by(
        "regio_naam", "soort", "organisatie_naam", "pk"
    )


def in_stand(rows: Any, stand: str) -> Any:
    """Those that are so far; all when it is none of STANDEN."""
    geschreven = Exists(Deelconcept.objects.filter(inzending=OuterRef("inzending"), onverzonden=True))
    match stand:
        case "open":
            return rows.filter(inzending__nummer=0)
        case "stil":
            return rows.filter(~geschreven, inzending__nummer=0)
        case "begonnen":
            return rows.filter(geschreven, inzending__nummer=0)
        case "gewijzigd":
            return rows.filter(geschreven, inzending__nummer__gt=0)
        case "klaar":
            return rows.filter(inzending__nummer__gt=0)
    return rows


def rijen(asked: Iterable[Uitnodiging]) -> list[Rij]:
    """These, each with whom to call today; the same queries however many there are."""
    rows = standen(asked)
    volgt = _opvolgers(rows)
    bellen = _bellen(rows, volgt)
    kapot = onbereikbaar(c.persoon.email for contacten in bellen.values() for c in contacten)
    found = []
    for stand in rows:
        u = stand.uitnodiging
        naar = volgt.get(u.organisatie_id, [])
        wie = [o.pk for o in naar] or [u.organisatie_id]
        contacten = [c for pk in wie for c in bellen.get((pk, u.regio_id), [])]
        found.append(Rij(stand, contacten, frozenset(kapot), naar))
    return found


def _opvolgers(rows: list[Stand]) -> dict[int, list[Organisatie]]:
    """In what each organisation that is no more went up."""
    weg = {
        stand.uitnodiging.organisatie_id
        for stand in rows
        if not stand.uitnodiging.organisatie.holds_on(today())
    }
    found: dict[int, list[Organisatie]] = {}
    if weg:
        rijen = Herindeling.objects.opgegaan().filter(van__in=weg, datum__lte=today())
        for rij in rijen.select_related("naar").order_by("naar__naam", "pk"):
            found.setdefault(rij.van_id, []).append(rij.naar)
    return found


def _bellen(
    rows: list[Stand], volgt: dict[int, list[Organisatie]]
) -> dict[tuple[int, int], list[Contactpersoon]]:
    """Who speaks for each organisation in each regio today, staff first."""
    wie = {stand.uitnodiging.organisatie_id for stand in rows}
    wie |= {organisatie.pk for naar in volgt.values() for organisatie in naar}
    contacts = Contactpersoon.objects.on(today()).filter(
        organisatie__in=wie, regio__in={stand.uitnodiging.regio_id for stand in rows}
    )
    bellen: dict[tuple[int, int], list[Contactpersoon]] = {}
    for contact in contacts.select_related("persoon").order_by("rol", "persoon__naam", "pk"):
        bellen.setdefault((contact.organisatie_id, contact.regio_id), []).append(contact)
    return bellen


def _eerste(rij: Rij, veld: str) -> str:
    return str(getattr(rij.contacten[0].persoon, veld)) if rij.contacten else ""


KOLOMMEN = [
    Kolom(
        "Organisatie",
        betekenis="Wie is gevraagd, met de naam van toen.",
        waarde=lambda rij: rij.uitnodiging.organisatie_naam,
    ),
    Kolom(
        "Soort",
        betekenis="Gemeente, zorgverzekeraar of zorgkantoor.",
        waarde=lambda rij: Soort(rij.uitnodiging.soort).label,
    ),
    Kolom("Regio", betekenis="De regio van de peildatum.", waarde=lambda rij: rij.uitnodiging.regio_naam),
    Kolom("Stand", betekenis="Hoe ver het antwoord is.", waarde=lambda rij: rij.woorden),
    Kolom(
        "Laatst gewijzigd",
        betekenis="De dag waarop er voor het laatst in is geschreven of is ingediend.",
        waarde=lambda rij: rij.stand.laatste_dag_gewijzigd,
    ),
    Kolom(
        "Antwoorden tot en met",
        betekenis="De laatste dag van deze organisatie.",
        waarde=lambda rij: rij.uitnodiging.laatste_dag,
    ),
    Kolom("Wie bellen", betekenis="De eerste contactpersoon daar.", waarde=lambda rij: _eerste(rij, "naam")),
    Kolom("Telefoon", betekenis="Van die contactpersoon.", waarde=lambda rij: _eerste(rij, "telefoon")),
    Kolom("E-mail", betekenis="Van die contactpersoon.", waarde=lambda rij: _eerste(rij, "email")),
    Kolom(
        "E-mail komt aan",
        betekenis="nee: de laatste e-mail aan deze contactpersoon kwam niet aan.",
        waarde=lambda rij: "nee" if rij.contacten and rij.bellen[0][1] else "",
    ),
]
