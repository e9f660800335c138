"""What is held about one person in the agendas: akkoorden, proposals and remarks."""

from typing import Any

from django.db.models import Q

from agenda.models import Akkoord, Opmerking, Voorstel
from regions.models import Organisatie, Toegang
from samenwerking.deel import Deel, Rij, Wie, dag, moment


def akkoorden(wie: Wie) -> Deel:
    """Those in one's own name: of that name, for an organisation one worked for."""
    namen = {wie.gebruiker.naam} | ({wie.persoon.naam} if wie.persoon else set())
    van_mij = Q()
    for naam in namen:
        van_mij |= Q(naam__iexact=naam)
    rows = Akkoord.objects.filter(van_mij, organisatie__in=_organisaties(wie))
    rijen = [
        (
            rij.versie.agenda.titel,
            str(rij.organisatie),
            rij.get_oordeel_display(),
            rij.naam,
            rij.functie,
            dag(rij.datum),
        )
        for rij in rows.select_related("versie__agenda", "organisatie").order_by("-pk")
    ]
    koppen = ("Agenda", "Organisatie", "Oordeel", "Naam", "Functie", "Datum")
    return Deel(titel="Akkoorden op uw naam", soorten=("akkoord",), koppen=koppen, rijen=rijen)


def voorstellen(wie: Wie) -> Deel:
    """In one's own words: what the agenda said there may be closed to them by now."""
    ik = wie.gebruiker
    rows = Voorstel.objects.filter(Q(door=ik) | Q(beantwoord_door=ik)).select_related(
        "blok__agenda__regio", "organisatie"
    )
    rijen: list[Rij] = []
    for rij in rows.order_by("-op", "-pk"):
        wat = f"{rij.get_aard_display()} van {rij.get_soort_display()}"
        waar = str(rij.blok.agenda.regio)
        if rij.door_id == ik.pk:
            nieuw = "; ".join(f"{label}: {tekst}" for label, _, tekst in rij.woorden)
            tekst = f"{nieuw}. Reden: {rij.reden}" if nieuw else f"Reden: {rij.reden}"
            rijen.append((moment(rij.op), wat, waar, rij.als, tekst))
        if rij.beantwoord_door_id == ik.pk:
            antwoord = f"{rij.get_stand_display()}. {rij.antwoord}".strip()
            rijen.append(
                (moment(rij.beantwoord_op), f"antwoord op {wat}", waar, rij.beantwoord_als, antwoord)
            )
    koppen = ("Wanneer", "Wat", "Regio", "Als", "Wat u schreef")
    return Deel(titel="Uw voorstellen voor de agenda", soorten=("voorstel",), koppen=koppen, rijen=rijen)


def opmerkingen(wie: Wie) -> Deel:
    """Those one made, and those one resolved."""
    ik = wie.gebruiker
    rows = Opmerking.objects.filter(Q(door=ik) | Q(afgehandeld_door=ik)).select_related("blok__agenda__regio")
    rijen: list[Rij] = []
    for rij in rows.order_by("-op", "-pk"):
        waar = str(rij.blok.agenda.regio)
        if rij.door_id == ik.pk:
            wat = "antwoord" if rij.op_opmerking_id else "opmerking"
            rijen.append(
                (moment(rij.op), f"{wat} bij {rij.blok.get_soort_display()}", waar, rij.als, rij.tekst)
            )
        if rij.afgehandeld_door_id == ik.pk:
            wat = f"opmerking bij {rij.blok.get_soort_display()} afgehandeld"
            rijen.append((moment(rij.afgehandeld_op), wat, waar, rij.afgehandeld_als, ""))
    koppen = ("Wanneer", "Wat", "Regio", "Als", "Wat u schreef")
    return Deel(titel="Uw opmerkingen bij de agenda", soorten=("opmerking",), koppen=koppen, rijen=rijen)


def _organisaties(wie: Wie) -> Any:
    """The organisations one has or had a role for."""
    mijn = Q(pk__in=Toegang.objects.filter(gebruiker=wie.gebruiker).values("organisatie"))
    if wie.persoon:
        mijn |= Q(pk__in=wie.persoon.contacten.values("organisatie"))
    return Organisatie.objects.filter(mijn)
