"""Who may do what, as data: rights, roles, and how far each role's right reaches.

The rooms above are named here as words only: one table that shows who may do what is worth that.
"""

from enum import Enum, StrEnum

from django.db import models


class Right(StrEnum):
    """What a view may ask for. A right to see answers 404 to who lacks it, any other 403."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"
    REGIO_SEE = "regio: see"
    AGENDA_SEE = "agenda: see"  # the agenda as it is being worked on; an adopted one is seen with REGIO_SEE
    AGENDA_EDIT = "agenda: edit"
    BLOK_EDIT = "blok: edit"  # some of the agenda at least; which blokken: agenda.redactie
    REDACTEUR_AANWIJZEN = "redacteur: aanwijzen"  # who edits the agenda, or some of its themes
    AGENDA_VASTSTELLEN = "agenda: vaststellen"
    AKKOORD_GIVE = "akkoord: give"
    AKKOORD_RECORD = "akkoord: record"
    OVERLEG_LEIDEN = "overleg: leiden"  # call it, set its points, and write down what was decided
    VOORTGANG_GIVE = "voortgang: give"
    VOORSTEL_DOEN = "voorstel: doen"  # a change in the agenda, for who does not edit it
    INBRENG_GIVE = "inbreng: give"  # what the own organisation brings in, before anything is agreed
    INBRENG_DELEN = "inbreng: delen"  # ask for it, announce and share it; not read it
    OPMERKING_DOEN = "opmerking: doen"  # on a piece of the agenda, answers and resolving included
    CONTACT_EDIT = "contact: edit"
    MANDAAT_GIVE = "mandaat: give"  # in the name of the organisation that lets another speak for it
    INWERKDOSSIER_SEE = "inwerkdossier: see"  # what a successor should know; the successor sees it too
    ONS_BLAD_SEE = "ons blad: see"  # what a regio agreed with the own organisation, and asks of it
    ZAAKNUMMER_SEE = "zaaknummer: see"  # the own organisation's number of a document or akkoord; noting too
    MANDAAT_BEWIJS_SEE = "mandaatbewijs: see"  # the file of a mandaatbesluit: the parties of the regio
    REGIO_INRICHTEN = "regio: inrichten"  # how the regio works: who speaks for whom, its first steps, imports
    REGIO_VRAGEN = "regio: vragen"  # ask in the name of a gemeente to belong to another regio
    VENSTER_FILL = "venster: fill"
    VENSTER_SEE = "venster: see"  # published results
    VENSTER_INZAGE = "venster inzage: see"  # the own regio's results, shortly before they are published
    VENSTER_FOLLOW = "venster: follow, see"  # who has answered
    STEUN_SEE = "steun: see"
    LANDELIJK_SEE = "landelijk: see"
    RONDE_RUN = "ronde: run"
    TOEGANG_GIVE = "toegang: give"
    TOEGANG_REGIO_SEE = "toegang in the regio: see"  # who can sign in for a regio and its parties
    BEHEER = "beheer: see"

    @property
    def is_seeing(self) -> bool:
        """Whether lacking it means that the thing does not exist for you."""
        return self.value.endswith("see")


class Rol(models.TextChoices):
    """What a person is, for an organisation or a regio."""

    MEDEWERKER = "medewerker", "medewerker"
    BESTUURDER = "bestuurder", "bestuurder"
    BEHEERDER = "beheerder", "beheerder van de organisatie"
    PARTNER = "partner", "medewerker van een partner"
    REDACTEUR = "redacteur", "redacteur"
    COORDINATOR = "coordinator", "regiocoördinator"
    LANDELIJK = "landelijk", "landelijk medewerker"
    FUNCTIONEEL = "functioneel", "functioneel beheerder"


class Reach(Enum):
    """How far a right reaches."""

    LAND = "everywhere"
    REGIO = "in the regio's of the access"
    ORGANISATIE = "for the organisation of the access, in its regio's"


# The employer stands on the access of these roles too, but does not limit what they may.
REGIO_ROLLEN = (Rol.REDACTEUR, Rol.COORDINATOR)
ORGANISATIE_ROLLEN = (Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER, Rol.PARTNER)

_PARTIJ = {
    Right.REGIO_SEE: Reach.LAND,
    Right.VENSTER_SEE: Reach.LAND,
    Right.LANDELIJK_SEE: Reach.LAND,
    Right.AGENDA_SEE: Reach.REGIO,
    Right.OPMERKING_DOEN: Reach.REGIO,
    Right.VENSTER_INZAGE: Reach.REGIO,
    Right.MANDAAT_BEWIJS_SEE: Reach.REGIO,
}

RIGHTS: dict[Rol, dict[Right, Reach]] = {
    Rol.MEDEWERKER: _PARTIJ
    | {
        Right.VENSTER_FILL: Reach.ORGANISATIE,
        Right.ONS_BLAD_SEE: Reach.ORGANISATIE,
        Right.CONTACT_EDIT: Reach.ORGANISATIE,
        Right.AKKOORD_RECORD: Reach.ORGANISATIE,
        Right.VOORTGANG_GIVE: Reach.ORGANISATIE,
        Right.VOORSTEL_DOEN: Reach.ORGANISATIE,
        Right.INBRENG_GIVE: Reach.ORGANISATIE,
        Right.ZAAKNUMMER_SEE: Reach.ORGANISATIE,
    },
    Rol.BESTUURDER: _PARTIJ
    | {
        Right.VENSTER_FILL: Reach.ORGANISATIE,
        Right.ONS_BLAD_SEE: Reach.ORGANISATIE,
        Right.AKKOORD_GIVE: Reach.ORGANISATIE,
        Right.VOORTGANG_GIVE: Reach.ORGANISATIE,
        Right.VOORSTEL_DOEN: Reach.ORGANISATIE,
        Right.INBRENG_GIVE: Reach.ORGANISATIE,
        Right.MANDAAT_GIVE: Reach.ORGANISATIE,
        Right.REGIO_VRAGEN: Reach.ORGANISATIE,
        Right.ZAAKNUMMER_SEE: Reach.ORGANISATIE,
    },
    Rol.BEHEERDER: _PARTIJ
    | {
        Right.CONTACT_EDIT: Reach.ORGANISATIE,
        Right.ONS_BLAD_SEE: Reach.ORGANISATIE,
        Right.MANDAAT_GIVE: Reach.ORGANISATIE,
        Right.REGIO_VRAGEN: Reach.ORGANISATIE,
        Right.INWERKDOSSIER_SEE: Reach.ORGANISATIE,
        Right.TOEGANG_GIVE: Reach.ORGANISATIE,
    },
    Rol.PARTNER: {
        Right.REGIO_SEE: Reach.REGIO,
        Right.ONS_BLAD_SEE: Reach.ORGANISATIE,
        Right.AKKOORD_RECORD: Reach.ORGANISATIE,
        Right.VOORTGANG_GIVE: Reach.ORGANISATIE,
        Right.VOORSTEL_DOEN: Reach.ORGANISATIE,
        Right.ZAAKNUMMER_SEE: Reach.ORGANISATIE,
    },
    Rol.REDACTEUR: _PARTIJ
    | {Right.AGENDA_EDIT: Reach.REGIO, Right.BLOK_EDIT: Reach.REGIO, Right.VOORTGANG_GIVE: Reach.REGIO},
    Rol.COORDINATOR: _PARTIJ
    | {
        Right.AGENDA_EDIT: Reach.REGIO,
        Right.BLOK_EDIT: Reach.REGIO,
        Right.REDACTEUR_AANWIJZEN: Reach.REGIO,
        Right.AGENDA_VASTSTELLEN: Reach.REGIO,
        Right.INBRENG_DELEN: Reach.REGIO,
        Right.OVERLEG_LEIDEN: Reach.REGIO,
        Right.VOORTGANG_GIVE: Reach.REGIO,
        Right.CONTACT_EDIT: Reach.REGIO,
        Right.REGIO_INRICHTEN: Reach.REGIO,
        Right.INWERKDOSSIER_SEE: Reach.REGIO,
        Right.VENSTER_FOLLOW: Reach.REGIO,
        Right.STEUN_SEE: Reach.REGIO,
        Right.TOEGANG_REGIO_SEE: Reach.REGIO,
        Right.ZAAKNUMMER_SEE: Reach.ORGANISATIE,
    },
    Rol.LANDELIJK: {
        Right.REGIO_SEE: Reach.LAND,
        Right.VENSTER_SEE: Reach.LAND,
        Right.LANDELIJK_SEE: Reach.LAND,
    },
    Rol.FUNCTIONEEL: {
        Right.REGIO_SEE: Reach.LAND,
        Right.VENSTER_SEE: Reach.LAND,
        Right.LANDELIJK_SEE: Reach.LAND,
        Right.CONTACT_EDIT: Reach.LAND,
        Right.REGIO_INRICHTEN: Reach.LAND,
        Right.RONDE_RUN: Reach.LAND,
        Right.VENSTER_FOLLOW: Reach.LAND,
        Right.TOEGANG_GIVE: Reach.LAND,
        Right.TOEGANG_REGIO_SEE: Reach.LAND,
        Right.BEHEER: Reach.LAND,
    },
}

# What a redacteur of some themes does not hold: these are for the whole agenda.
OVER_ALLES = frozenset({Right.AGENDA_EDIT, Right.VOORTGANG_GIVE})

# Who must have a second factor (everywhere but in the demo).
SECOND_FACTOR = (Rol.COORDINATOR, Rol.BEHEERDER, Rol.FUNCTIONEEL)
