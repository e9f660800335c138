"""What a coordinator has to look at again."""

from django.db.models import Count, Min
from django.urls import reverse

from regions.models import Gebruiker, Gespreksonderwerp, Regio
from regions.rights import Right
from regions.taken import Taak
from tekst.getallen import aantal


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Per regio of a coordinator the subjects whose day has come, in one line."""
    own = gebruiker.reach(Right.AGENDA_VASTSTELLEN)
    if not own:
        return []
    due = Gespreksonderwerp.objects.te_bekijken().filter(regio__in=own).values("regio")
    found = {
        row["regio"]: row for row in due.annotate(n=Count("pk"), dag=Min("opnieuw_bekijken_op")).order_by()
    }
    return [
        Taak(
            titel=f"{aantal(found[regio.pk]['n'], 'gespreksonderwerp', 'gespreksonderwerpen')} "
            "opnieuw bekijken",
            url=reverse("onderwerpen", args=[regio.code]),
            regio=regio,
            status="opnieuw bekijken",
            uiterlijk=found[regio.pk]["dag"],
        )
        for regio in Regio.objects.filter(pk__in=list(found)).order_by("naam", "pk")
    ]
