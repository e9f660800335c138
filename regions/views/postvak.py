"""The outbox: what waits to be sent, was sent or failed, and trying again."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST
from post_office.models import STATUS, Email

from regions.forms.postvak import STANDEN, PostvakFilter, stand
from regions.gate import requires
from regions.rights import Right
from regions.views.beheer import bladzijde, kruimels


@requires(Right.BEHEER)
@require_GET
def beheer_postvak_uit(request: HttpRequest) -> HttpResponse:
    """All mails, the newest first; in the demo they can be read here, for they go nowhere else."""
    form = PostvakFilter(request.GET)
    pagina = bladzijde(request, form.rijen())
    context = {
        "filter": form,
        "pagina": pagina,
        "rijen": [(email, stand(email)) for email in pagina.object_list],
        "leesbaar": settings.DEMO,
        "kruimels": kruimels(),
    }
    template = "beheer/postvak_uit.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_POST
def beheer_postvak_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail that failed waits again to be sent."""
    email = get_object_or_404(Email, pk=pk)
    again = Email.objects.filter(pk=pk, status__in=STANDEN["mislukt"])
    if again.update(status=STATUS.queued, number_of_retries=0, scheduled_time=None):
        messages.success(request, f"De e-mail “{email.subject}” wordt opnieuw verstuurd.")
    else:
        messages.info(request, f"De e-mail “{email.subject}” is al verstuurd of wacht al op versturen.")
    return redirect("beheer_postvak_uit")
