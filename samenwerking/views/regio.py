"""All regio's, and the page of one."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agenda.models import Agenda, Overleg, Versie
from beeld.tegelkaart import Kaart, Tegel
from documents.rechten import gezien_door
from regions.contacten import tafel
from regions.forms.dag import DagForm, met_standaard
from regions.gate import requires
from regions.models import Inwonertal, Organisatie, Plaatsing, Regio, Regioverzoek, Soort
from regions.periods import today
from regions.rights import Right
from samenwerking.eerste_stappen import Stap, eerste_stappen
from samenwerking.tegels import tegel
from tekst.getallen import aantal
from venster import figures


@requires(Right.REGIO_SEE)
def regios(request: HttpRequest) -> HttpResponse:
    """Every regio that one may open, as on a day, as a map and as a list; and a way to find one by a name."""
    form = met_standaard(DagForm, request)
    day = form.dag
    found = list(
        Regio.objects.seen_by(request.user)
        .on(day)
        .annotate(gemeenten=Count("plaatsingen", filter=Q(plaatsingen__period__contains=day)))
        .order_by("naam", "pk")
    )
    vraag = request.GET.get("q", "").strip()[:80]
    context = {
        "regios": found,
        "filter": form,
        "dag": day,
        "is_vandaag": day == today(),
        "kaart": Kaart.van(map(_tegel, found)),
        "vraag": vraag,
        "gevonden": _zoek(vraag, found, day) if vraag else None,
    }
    template = "samenwerking/regios.html#gevonden" if request.htmx else "samenwerking/regios.html"
    return render(request, template, context)


def _tegel(regio: Any) -> Tegel:
    woord = aantal(regio.gemeenten, "gemeente", "gemeenten")
    return tegel(regio, url=regio.get_absolute_url(), woord=woord, patroon="neutraal")


def _zoek(vraag: str, seen: Iterable[Regio], day: datetime.date) -> dict[str, Any]:
    """Organisations and regio's whose name or alias holds the question."""
    organisaties = Organisatie.objects.on(day).search(vraag).order_by("naam", "pk")[:50]
    waar = (
        Plaatsing.objects.werk()
        .on(day)
        .filter(gemeente__in=[o.pk for o in organisaties])
        .select_related("regio")
    )
    regio_van = {plaatsing.gemeente_id: plaatsing.regio for plaatsing in waar}
    needle = vraag.casefold()
    return {
        "regios": [r for r in seen if needle in f"{r.naam}|{r.aliassen}".casefold()],
        "organisaties": [(organisatie, regio_van.get(organisatie.pk)) for organisatie in organisaties],
    }


@requires(Right.REGIO_SEE)
def regio(request: HttpRequest, regio: Regio) -> HttpResponse:
    """One regio: its parties, who speaks for whom, its agenda, its venster and its documents."""
    day = today()
    may_follow = request.user.may(Right.VENSTER_FOLLOW, regio=regio)
    sprekers = tafel(regio, day)
    partijen = [rij.organisatie for rij in sprekers.rijen if rij.doet_mee]
    context = {
        "regio": regio,
        "kruimels": [(reverse("regios"), "Regio's")],
        "aankondigingen": regio.wijzigingen.komend().order_by("datum", "pk"),
        "voorlopers": _voorlopers(regio),
        "groepen": [(soort, [p for p in partijen if p.soort == soort]) for soort in Soort],
        "inwoners": inwoners(partijen),
        "coordinatoren": sprekers.coordinatoren,
        "zonder_contact": sum(not rij.contacten for rij in sprekers.zonder),
        "overlays": overlays(regio, day),
        "verzoeken": Regioverzoek.objects.open()
        .gezien_door(request.user)
        .filter(Q(van=regio) | Q(naar=regio))
        .select_related("gemeente", "naar")
        .order_by("gevraagd_op", "pk"),
        "may_toegang": request.user.may(Right.TOEGANG_REGIO_SEE, regio=regio),
        "may_arrange": request.user.may(Right.REGIO_INRICHTEN, regio=regio),
        "stappen": _stappen(request, regio),
        "agenda": Agenda.objects.current(regio),
        "may_see_agenda": request.user.may(Right.AGENDA_SEE, regio=regio),
        "overleg": Overleg.objects.komend().filter(regio=regio).select_related("regio").first(),
        "vastgesteld": Versie.objects.vastgesteld()
        .met_besluit()
        .filter(agenda__regio=regio)
        .order_by("-pk")
        .first(),
        "rondes": [
            (ronde, may_follow and ronde.is_open, ronde.gepubliceerd_op is not None)
            for ronde in figures.rondes()
        ],
        "may_see_venster": request.user.may(Right.VENSTER_SEE, regio=regio),
        "documenten": gezien_door(request.user, regio)[:3],
    }
    return render(request, "samenwerking/regio.html", context)


def _stappen(request: HttpRequest, regio: Regio) -> list[Stap]:
    """The first steps, for who sets up this regio and may edit its agenda."""
    rechten = (Right.REGIO_INRICHTEN, Right.AGENDA_EDIT)
    mag = regio.holds_on(today()) and all(request.user.may(right, regio=regio) for right in rechten)
    return eerste_stappen(regio) if mag else []


def _voorlopers(regio: Regio) -> list[Regio]:
    """Where the gemeenten of a regio that began by a change lay before: there are its earlier results."""
    eerder = Plaatsing.objects.werk().filter(
        gemeente__in=regio.plaatsingen.values("gemeente"), period__endswith=regio.since
    )
    return list(
        Regio.objects.filter(pk__in=eerder.values("regio")).exclude(pk=regio.pk).order_by("naam", "pk")
    )


def inwoners(gemeenten: Iterable[Organisatie]) -> dict[str, Any]:
    """How many people live in these gemeenten, by their last known figure, and of which day that is."""
    known = Inwonertal.objects.filter(gemeente__in=[gemeente.pk for gemeente in gemeenten])
    last = list(known.order_by("gemeente", "-peildatum").distinct("gemeente"))
    return {
        "aantal": sum(row.aantal for row in last),
        "peildatum": max((r.peildatum for r in last), default=None),
    }


def overlays(regio: Regio, day: datetime.date) -> list[tuple[Regio, int]]:
    """The regio's of overlays in which its gemeenten lie ("valt in IZA-regio …"), with how many of them."""
    gemeenten = regio.plaatsingen.on(day).values("gemeente")
    hier = Q(plaatsingen__period__contains=day, plaatsingen__gemeente__in=gemeenten)
    found = (
        Regio.objects.on(day)
        .filter(hier, indeling__overlay=True)
        .annotate(gemeenten=Count("plaatsingen__gemeente", filter=hier, distinct=True))
        .select_related("indeling")
        .order_by("indeling__naam", "naam", "pk")
    )
    return [(andere, andere.gemeenten) for andere in found]
