"""One person: the roles now and before, how to reach them, and leaving altogether."""

import datetime
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from regions.contacten import toegang_van
from regions.forms.einde import EindePersoonForm
from regions.gate import naming
from regions.gevolgen import Gevolg, Verhinderd, gevolgen
from regions.models import Contactpersoon, Gebruiker, Persoon, Regio, Toegang
from regions.periods import today
from regions.rights import Right
from regions.toegangen import KanNietMeer, LaatsteBeheerder
from regions.vertrek import rollen, vertrek
from regions.views.contact import einde_toegang, vraag_over_toegang


def van_persoon(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The gate: whoever may see a regio may see who speaks or spoke there; others are not found."""

    @wraps(view)
    def gate(request: HttpRequest, pk: int) -> HttpResponse:
        persoon = get_object_or_404(Persoon.objects.select_related("gebruiker"), pk=pk)
        user: Any = request.user
        seen = Contactpersoon.objects.filter(regio__in=Regio.objects.seen_by(user))
        if persoon.gebruiker_id != user.pk and not _ergens(seen, persoon):
            raise Http404
        return view(request, persoon)

    return naming(Right.REGIO_SEE, gate)


def _ergens(seen: Any, persoon: Persoon) -> bool:
    return seen.filter(Q(persoon=persoon) | Q(vervanger=persoon)).exists()


@van_persoon
@require_safe
def persoon(request: HttpRequest, persoon: Persoon) -> HttpResponse:
    """The roles of a person in what one may see, and how to reach them."""
    dag = today()
    seen = Regio.objects.seen_by(request.user)
    rows = Contactpersoon.objects.filter(regio__in=seen).prefetch_related("themas")
    rows = rows.select_related("persoon", "organisatie", "regio", "vervanger")
    eigen = list(rows.filter(persoon=persoon).order_by("regio__naam", "organisatie__naam", "rol", "pk"))
    vervangt = rows.on(dag).filter(vervanger=persoon).order_by("regio__naam", "organisatie__naam", "pk")
    context = {
        "persoon": persoon,
        "nu": [contact for contact in eigen if contact.last_day is None or contact.last_day >= dag],
        "eerder": [contact for contact in eigen if contact.last_day and contact.last_day < dag],
        "vervangt": vervangt,
        "may_end": bool(rollen(request.user, persoon).eigen),
        "kruimels": [(reverse("regios"), "Regio's")],
    }
    return render(request, "personen/persoon.html", context)


@van_persoon
@require_http_methods(["GET", "POST"])
def persoon_beeindigen(request: HttpRequest, persoon: Persoon) -> HttpResponse:
    """End all roles of a person that this user may end; what remains is said."""
    gevonden = rollen(request.user, persoon)
    if not gevonden.eigen:
        raise PermissionDenied(_reden(persoon, gevonden.anders))
    form = EindePersoonForm(
        request.POST or None,
        persoon=persoon,
        contacten=gevonden.eigen,
        vraag_toegang=_vraag(request.user, gevonden.eigen),
    )
    form.volgt(partial(_alle_gevolgen, gevonden.eigen))
    if request.method == "POST" and form.is_valid() and (klaar := _vertrek(request.user, form)):
        for zin in klaar:
            messages.success(request, zin)
        return redirect(persoon)
    context = {
        "persoon": persoon,
        "form": form,
        "rollen": [(contact, gevolgen(contact, form.gevraagd)) for contact in gevonden.eigen],
        "anders": gevonden.anders,
        "toegang": [rij for rijen in _toegang(gevonden.eigen).values() for rij in rijen],
        "kruimels": [(reverse("regios"), "Regio's"), (persoon.get_absolute_url(), persoon.naam)],
    }
    return render(request, "personen/beeindigen.html", context, status=form.status)


def _alle_gevolgen(contacten: list[Contactpersoon], dag: datetime.date) -> list[Gevolg]:
    """What follows in all of the rooms above when these roles end."""
    return [gevolg for contact in contacten for gevolg in gevolgen(contact, dag)]


def _reden(persoon: Persoon, anders: list[Contactpersoon]) -> str:
    if not anders:
        return f"{persoon} heeft geen rol die nu loopt."
    return (
        f"De rollen van {persoon} beëindigt {persoon} zelf, een beheerder of medewerker van "
        f"{anders[0].organisatie}, of de regiocoördinator van {anders[0].regio}."
    )


def _toegang(contacten: Iterable[Contactpersoon]) -> dict[Contactpersoon, list[Toegang]]:
    """The access that goes with these roles: once per organisation."""
    per_organisatie = {contact.organisatie_id: contact for contact in contacten}
    return {contact: toegang_van(contact) for contact in per_organisatie.values()}


def _vraag(by: Gebruiker, contacten: list[Contactpersoon]) -> str:
    vragen = [vraag_over_toegang(by, contact, rijen) for contact, rijen in _toegang(contacten).items()]
    return next(filter(None, vragen), "")


def _vertrek(by: Gebruiker, form: EindePersoonForm) -> list[str]:
    """Do it, all or nothing: answers what was done in words, or nothing and the reasons on the form."""
    data = form.cleaned_data
    over: list[str] = []
    try:
        with transaction.atomic():
            klaar = vertrek(
                form.opvolging, tot=form.tot, by=by, reden=data["reden"], waarnemer=data["waarnemer"]
            )
            for contact, rijen in _toegang(form.contacten).items() if form.met_toegang else ():
                over += einde_toegang(by, contact, rijen, form.tot) if rijen else []
    except (Verhinderd, LaatsteBeheerder, KanNietMeer) as redenen:
        form.add_error(None, list(redenen.args))
        return []
    zonder = sorted({contact.regio.naam for contact, volgende in klaar if volgende is None})
    open_ = [f"Nog geen opvolger in {', '.join(zonder)}."] if zonder else []
    zin = f"De rollen van {form.persoon} eindigen op {data['laatste_dag']:%d-%m-%Y}: {len(klaar)}."
    return [" ".join([zin, *open_]), *dict.fromkeys(over)]
