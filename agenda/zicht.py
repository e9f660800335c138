"""Who sees which text: what stands on a concurrentiegevoelig onderwerp is for its insurer and the gemeenten.

Bron: issue 4, "Competition guard". A blok is closed when its onderwerp is concurrentiegevoelig, with all that
hangs under it. The last row of a subject decides (a change of a subject is a row of its own), so marking a
subject, or no longer, acts at once. A zorgkantoor counts with its concern. An afspraak that is closed by its
own onderwerp opens once a legal check of these very words lets two insurers agree on it, and closes again at
the next save.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL

from regions.models import Soort
from regions.rights import ORGANISATIE_ROLLEN, REGIO_ROLLEN, Right

BUITEN = (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR, Soort.LANDELIJK)

# The keys of all rows of subjects of which the last row is concurrentiegevoelig.
_GEVOELIG = """
gevoelig(id, vorige) AS (
    SELECT o.id, o.vorige_id FROM regions_gespreksonderwerp o
     WHERE o.concurrentiegevoelig
       AND NOT EXISTS (SELECT FROM regions_gespreksonderwerp v WHERE v.vorige_id = o.id)
     UNION ALL
    SELECT o.id, o.vorige_id FROM regions_gespreksonderwerp o JOIN gevoelig g ON o.id = g.vorige
)
"""
# The blokken that their own onderwerp closes.
_ZELF = f"""
WITH RECURSIVE {_GEVOELIG}, zelf(id, agenda_id, verzekeraar_id) AS (
    SELECT b.id, b.agenda_id, b.verzekeraar_id FROM agenda_blok b
      JOIN gevoelig g ON g.id = b.onderwerp_id
     WHERE NOT EXISTS (
           SELECT FROM agenda_mededingingstoets t
            WHERE t.afspraak_id = b.id AND t.blokversie = b.version AND t.uitkomst <> 'niet'
              AND NOT EXISTS (SELECT FROM agenda_mededingingstoets later
                               WHERE later.afspraak_id = b.id AND later.id > t.id))
)
"""  # noqa: S608 (fixed text)
_DICHT = f"""
{_ZELF}, dicht(id) AS (
    SELECT b.id FROM zelf b
      JOIN agenda_agenda a ON a.id = b.agenda_id
      LEFT JOIN regions_organisatie v ON v.id = b.verzekeraar_id
     WHERE a.regio_id <> ALL (%s::bigint[])
       AND NOT EXISTS (SELECT FROM unnest(%s::bigint[], %s::bigint[]) AS eigen(regio, concern)
                        WHERE eigen.regio = a.regio_id AND eigen.concern = coalesce(v.concern_id, v.id))
     UNION
    SELECT k.id FROM agenda_blok k JOIN dicht d ON k.ouder_id = d.id
)
SELECT id FROM dicht
"""  # noqa: S608 (fixed text)


@dataclass(frozen=True, slots=True)
class Zicht:
    """What a reader sees of closed text: in which regio's all of it, and in which that of which concerns."""

    regios: frozenset[int] = frozenset()
    concerns: frozenset[tuple[int, int]] = frozenset()
    eigen: frozenset[tuple[int, int]] = frozenset()  # in which regio it works for which organisatie

    @property
    def dicht(self) -> RawSQL:
        """The keys of the blokken that are closed to this reader, as a subquery."""
        eigen = sorted(self.concerns)
        return RawSQL(  # noqa: S611 (fixed text)
            _DICHT, [sorted(self.regios), [regio for regio, _ in eigen], [concern for _, concern in eigen]]
        )

    def ziet(self, regio: int, concern: int | None) -> bool:
        """Whether it sees closed text of this concern (None: of no insurer) in this regio."""
        return regio in self.regios or (regio, concern) in self.concerns

    def eigen_in(self, regio: int) -> frozenset[int]:
        """For which organisations it works in this regio."""
        return frozenset(organisatie for plek, organisatie in self.eigen if plek == regio)


# Sees no closed text at all: what is frozen, printed, counted, mailed or shown to a whole room.
OPENBAAR = Zicht()


def gevoelig() -> RawSQL:
    """The keys of the subjects that are concurrentiegevoelig today, as a subquery."""
    return RawSQL(f"WITH RECURSIVE {_GEVOELIG} SELECT id FROM gevoelig", [])  # noqa: S608, S611 (fixed text)


def zelf_dicht() -> RawSQL:
    """The keys of the blokken that their own onderwerp closes, as a subquery."""
    return RawSQL(f"{_ZELF} SELECT id FROM zelf", [])  # noqa: S608, S611 (fixed text)


def zicht_van(gebruiker: Any) -> Zicht:
    """What this user sees by today's access.

    Who works for an insurer, a zorgkantoor or a national party sees what its own concern may see and no more,
    whatever other role it has; so a coordinator whom an insurer employs sees nothing as coordinator. Being
    redacteur of some themes opens nothing by itself: who works for a gemeente sees it as such.
    """
    toegangen = getattr(gebruiker, "toegangen", [])
    werkt_voor = frozenset(_werkt_voor(toegangen))
    if any(t.organisatie and t.organisatie.soort in BUITEN for t in toegangen):
        return Zicht(concerns=frozenset(_eigen(toegangen)), eigen=werkt_voor)
    return Zicht(
        regios=frozenset(
            regio
            for toegang in toegangen
            if (toegang.rol in REGIO_ROLLEN and not toegang.alleen_themas) or _is_gemeente(toegang)
            if toegang.gives(Right.AGENDA_SEE)
            for regio in toegang.regios
        ),
        eigen=werkt_voor,
    )


def _werkt_voor(toegangen: list[Any]) -> list[tuple[int, int]]:
    """Who is coordinator or redacteur does that for the regio, not for the employer."""
    return [
        (regio, toegang.organisatie_id)
        for toegang in toegangen
        if toegang.rol in ORGANISATIE_ROLLEN and toegang.gives(Right.VOORTGANG_GIVE)
        for regio in toegang.regios
    ]


def _is_gemeente(toegang: Any) -> bool:
    return toegang.rol in ORGANISATIE_ROLLEN and toegang.organisatie.soort == Soort.GEMEENTE


def _eigen(toegangen: list[Any]) -> list[tuple[int, int]]:
    """The concern each own access is for, in the regio's where that takes part."""
    return [
        (regio, toegang.organisatie.concern_pk)
        for toegang in toegangen
        if toegang.rol in ORGANISATIE_ROLLEN and toegang.organisatie.soort in BUITEN[:2]
        if toegang.gives(Right.AGENDA_SEE)
        for regio in toegang.regios
    ]
