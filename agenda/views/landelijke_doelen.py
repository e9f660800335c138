"""The goals for the whole country, to which a regio's goals may refer."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agenda.forms.werkwijze import LandelijkDoelForm
from agenda.models import LandelijkDoel
from regions.gate import requires
from regions.rights import Right
from regions.views.beheer import kruimels


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_landelijke_doelen(request: HttpRequest) -> HttpResponse:
    """The list by theme, with how many regional goals refer to each, and the form for one more."""
    form = LandelijkDoelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"“{form.instance}” staat op de lijst.")
        return redirect("beheer_landelijke_doelen")
    doelen = LandelijkDoel.objects.select_related("thema").annotate(verwijzingen=Count("doelen"))
    context = {
        "form": form,
        "doelen": doelen.order_by("thema__volgorde", "naam", "pk"),
        "kruimels": kruimels(),
    }
    return render(request, "agenda/landelijke_doelen.html", context, status=422 if form.errors else 200)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
def beheer_landelijk_doel(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the words of a goal right; what refers to it follows."""
    doel = get_object_or_404(LandelijkDoel, pk=pk)
    form = LandelijkDoelForm(request.POST or None, instance=doel)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"“{doel}” is gewijzigd.")
        return redirect("beheer_landelijke_doelen")
    naar = ("/beheer/landelijke-doelen/", "Landelijke doelen")
    context = {"form": form, "doel": doel, "kruimels": kruimels(naar)}
    return render(request, "agenda/landelijk_doel.html", context, status=422 if form.errors else 200)
