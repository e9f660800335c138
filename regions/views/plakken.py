"""What is pasted into a text, without the rubbish of the word processor that it comes from."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from regions.gate import requires
from regions.rights import Right
from regions.rijk import TE_VEEL_OM_TE_LEZEN, opgemaakt


@requires(Right.SIGNED_IN)
@require_POST
def plakken(request: HttpRequest) -> HttpResponse:
    """The same text as this house keeps it; nothing of it is stored. Too long to read is refused with 413."""
    tekst = request.POST.get("tekst", "")
    if len(tekst) > TE_VEEL_OM_TE_LEZEN:
        return JsonResponse({"melding": "Dit is te veel om in één keer te plakken."}, status=413)
    return JsonResponse({"html": opgemaakt(tekst)})
