"""Adding to the database what the reference files say and the database does not know yet."""

import datetime
from collections import Counter, defaultdict
from typing import Any

from django.db.models import Q

from regions.models import (
    Concessie,
    Herindeling,
    Indeling,
    Inwonertal,
    Organisatie,
    Plaatsing,
    Regio,
    Soort,
    Thema,
)
from regions.periods import since
from regions.reference.bestanden import ZORGKANTOORREGIO, Gegevens
from regions.reference.lezen import Rij
from regions.reference.tijd import periodes

DAG = datetime.timedelta(days=1)


def periode(rij: Rij) -> Any:
    """The half-open period of a row whose last day counts."""
    return since(rij["van"], rij["tot_en_met"] and rij["tot_en_met"] + DAG)


class Vrij:
    """Which periods are still free for a key: a dated fact is added only where nothing was known."""

    def __init__(self, bezet: Any) -> None:
        self.bezet = defaultdict(list)
        for *sleutel, period in bezet:
            self.bezet[tuple(sleutel)].append(period)

    def is_vrij(self, *sleutel: Any, period: Any) -> bool:
        """Whether nothing was known for this key on any day of the period."""
        return not any(_overlap(period, other) for other in self.bezet[sleutel])


def _overlap(one: Any, other: Any) -> bool:
    return (other.upper is None or one.lower < other.upper) and (one.upper is None or other.lower < one.upper)


class Lader:
    """Loads the rows, file after file; what was there before stays as it is."""

    def __init__(self, gegevens: Gegevens) -> None:
        self.gegevens = gegevens
        self.begin = next(r["bekend_vanaf"] for r in gegevens.indelingen if r["code"] == ZORGKANTOORREGIO)
        self.periodes = periodes(gegevens.gemeenten, gegevens.herindelingen, self.begin)
        self.nieuw: dict[str, int] = {}

    def alles(self) -> dict[str, int]:
        """Load everything; answers how many rows of each kind are new."""
        self.indelingen()
        self.regios()
        self.organisaties()
        self.gemeenten()
        self.herindelingen()
        self.plaatsingen()
        self.concessies()
        self.inwonertallen()
        self.themas()
        return self.nieuw

    def voeg_toe(self, objects: list[Any]) -> None:
        """Add these, and count them."""
        if objects:
            model = type(objects[0])
            model._default_manager.bulk_create(objects)
            naam = str(model._meta.verbose_name_plural)
            self.nieuw[naam] = self.nieuw.get(naam, 0) + len(objects)

    def indelingen(self) -> None:
        known = set(Indeling.objects.values_list("code", flat=True))
        columns = {"code": "code", "naam": "naam", "overlay": "mag_overlappen", "bron": "bron"}
        columns |= {"werkindeling": "werkindeling", "bekend_vanaf": "bekend_vanaf"}
        rows = [rij for rij in self.gegevens.indelingen if rij["code"] not in known]
        self.voeg_toe([Indeling(**{name: rij[kolom] for name, kolom in columns.items()}) for rij in rows])
        self.indeling = {indeling.code: indeling for indeling in Indeling.objects.all()}

    def regios(self) -> None:
        known = set(Regio.objects.values_list("indeling__code", "code"))
        same = (
            "code",
            "naam",
            "aliassen",
            "cbs_code",
            "tegel_code",
            "tegel_rij",
            "tegel_kolom",
            "tegel_label",
        )
        self.voeg_toe(
            [
                Regio(
                    indeling=self.indeling[rij["indeling"]],
                    period=periode(rij),
                    toelichting=rij["toelichting"],
                    **{name: rij[name] for name in same},
                )
                for rij in self.gegevens.regios
                if (rij["indeling"], rij["code"]) not in known
            ]
        )
        self.regio = {(regio.indeling_id, regio.code): regio for regio in Regio.objects.all()}

    def organisaties(self) -> None:
        known = {o.slug: o for o in Organisatie.objects.exclude(soort=Soort.GEMEENTE)}
        for concerns in (True, False):  # a zorgkantoor names its concern, so those come first
            new = [
                Organisatie(
                    soort=rij["soort"],
                    slug=rij["slug"],
                    naam=rij["naam"],
                    rechtsnaam=rij["officiele_naam"],
                    aliassen=rij["aliassen"],
                    concern=known[rij["concern"]] if rij["concern"] else None,
                    period=since(rij["van"]),
                )
                for rij in self.gegevens.organisaties
                if rij["slug"] not in known and (not rij["concern"]) == concerns
            ]
            self.voeg_toe(new)
            known |= {organisatie.slug: organisatie for organisatie in new}
        self.organisatie = known

    def gemeenten(self) -> None:
        known = set(Organisatie.objects.filter(soort=Soort.GEMEENTE).values_list("cbs_code", flat=True))
        self.voeg_toe(
            [
                Organisatie(
                    soort=Soort.GEMEENTE,
                    cbs_code=rij["cbs_code"],
                    naam=rij["naam"],
                    slug=rij["slug"],
                    aliassen=rij["aliassen"],
                    provincie=rij["provincie"],
                    rechtsnaam=rij["cbs_naam"],
                    period=since(*self.periodes[rij["cbs_code"]]),
                )
                for rij in self.gegevens.gemeenten
                if rij["cbs_code"] not in known
            ]
        )
        self.gemeente = {o.cbs_code: o for o in Organisatie.objects.filter(soort=Soort.GEMEENTE)}

    def herindelingen(self) -> None:
        """The new ones; a confirmed one also ends what until now went on (see regions.reference).

        Of a gemeente that was ended by a form, the form knows better: nothing is added.
        """
        known = set(Herindeling.objects.values_list("datum", "van__cbs_code", "naar__cbs_code"))
        weg = set(Herindeling.objects.opgegaan().values_list("van__cbs_code", flat=True))
        rows = [
            rij
            for rij in self.gegevens.herindelingen
            if (rij["datum"], rij["van"], rij["naar"]) not in known
            and (rij["van"] not in weg or rij["vorm"] == Herindeling.Vorm.GRENS)
        ]
        for code in {rij["van"] for rij in rows if rij["status"] == Herindeling.Status.BEVESTIGD}:
            gemeente, einde = self.gemeente[code], self.periodes[code][1]
            if einde and gemeente.period.upper is None:
                self._houdt_op(gemeente, einde)
        self.voeg_toe(
            [
                Herindeling(
                    datum=rij["datum"],
                    vorm=rij["vorm"],
                    van=self.gemeente[rij["van"]],
                    naar=self.gemeente[rij["naar"]],
                    geheel=rij["deel"],
                    status=rij["status"],
                    bron="; ".join(filter(None, (rij["bron"], rij["toelichting"]))),
                )
                for rij in rows
            ]
        )

    def _houdt_op(self, gemeente: Organisatie, einde: datetime.date) -> None:
        """A gemeente ends, and lies nowhere from that day on, wherever it was to move later."""
        later = Q(period__endswith__isnull=True) | Q(period__endswith__gt=einde)
        for plaatsing in gemeente.plaatsingen.filter(later):
            if plaatsing.since < einde:
                plaatsing.end(einde)
            else:
                plaatsing.delete()
        gemeente.end(einde)

    def _plek(self, indeling: Indeling, cbs_code: str, regio: str, period: Any) -> Regio:
        """By the file, but in a division that people redrew a new gemeente lies where the old ones lay."""
        van = [
            r["van"]
            for r in self.gegevens.herindelingen
            if (r["naar"], r["datum"]) == (cbs_code, period.lower)
        ]
        lag = Plaatsing.objects.on(period.lower - DAG).filter(
            indeling=indeling, gemeente__cbs_code__in=van, regio__period__contains=period.lower
        )
        regios = (
            Counter(lag.order_by("pk").values_list("regio", flat=True)) if van and self.herlaadt else None
        )
        return Regio.objects.get(pk=regios.most_common(1)[0][0]) if regios else self.regio[indeling.pk, regio]

    def plaatsingen(self) -> None:
        """By the regio of each gemeente where an indeling begins so, otherwise by their own file."""
        vrij = Vrij(Plaatsing.objects.values_list("gemeente", "indeling", "period"))
        self.herlaadt = bool(vrij.bezet)
        copies = {r["code"] for r in self.gegevens.indelingen if r["begint_als"] == ZORGKANTOORREGIO}
        wanted = [
            (indeling, rij["cbs_code"], rij["regio"], since(*self.periodes[rij["cbs_code"]]))
            for indeling in (ZORGKANTOORREGIO, *sorted(copies))
            for rij in self.gegevens.gemeenten
        ]
        wanted += [(r["indeling"], r["cbs_code"], r["regio"], periode(r)) for r in self.gegevens.plaatsingen]
        new = []
        for code, cbs_code, regio, period in wanted:
            indeling, gemeente = self.indeling[code], self.gemeente[cbs_code]
            if vrij.is_vrij(gemeente.pk, indeling.pk, period=period):
                place = self._plek(indeling, cbs_code, regio, period)
                new.append(
                    Plaatsing(
                        gemeente=gemeente,
                        regio=place,
                        indeling=indeling,
                        overlay=indeling.overlay,
                        period=period,
                    )
                )
        self.voeg_toe(new)

    def concessies(self) -> None:
        vrij = Vrij(Concessie.objects.values_list("regio", "period"))
        indeling = self.indeling[ZORGKANTOORREGIO]
        new = [
            Concessie(
                regio=self.regio[indeling.pk, rij["regio"]],
                zorgkantoor=self.organisatie[rij["zorgkantoor"]],
                naam=rij["naam"],
                basis=rij["basis"],
                bron=rij["bron"],
                period=periode(rij),
            )
            for rij in self.gegevens.concessies
        ]
        self.voeg_toe([c for c in new if vrij.is_vrij(c.regio_id, period=c.period)])

    def inwonertallen(self) -> None:
        known = set(Inwonertal.objects.values_list("gemeente__cbs_code", "peildatum"))
        self.voeg_toe(
            [
                Inwonertal(
                    gemeente=self.gemeente[rij["cbs_code"]],
                    **{name: rij[name] for name in ("peildatum", "aantal", "bron")},
                )
                for rij in self.gegevens.inwonertallen
                if (rij["cbs_code"], rij["peildatum"]) not in known
            ]
        )

    def themas(self) -> None:
        known = set(Thema.objects.filter(regio__isnull=True).values_list("code", flat=True))
        rows = [rij for rij in self.gegevens.themas if rij["code"] not in known]
        self.voeg_toe([Thema(**{name: rij[name] for name in ("code", "naam", "volgorde")}) for rij in rows])
