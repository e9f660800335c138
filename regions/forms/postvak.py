"""The outbox as it is looked at."""

from typing import Any

from django import forms
from post_office.models import STATUS, Email

STANDEN = {
    "wacht": [STATUS.queued, STATUS.requeued],
    "verstuurd": [STATUS.sent],
    "mislukt": [STATUS.failed],
}


class PostvakFilter(forms.Form):
    """Mails in one state, or all."""

    stand = forms.ChoiceField(
        label="Welke",
        required=False,
        choices=[
            ("", "Alle"),
            ("wacht", "Wacht op versturen"),
            ("verstuurd", "Verstuurd"),
            ("mislukt", "Niet verstuurd"),
        ],
    )

    def rijen(self) -> Any:
        """Those that were asked for, the newest first, with what went wrong."""
        self.is_valid()
        rows = Email.objects.prefetch_related("logs").order_by("-created", "-pk")
        stand = self.cleaned_data.get("stand")
        return rows.filter(status__in=STANDEN[stand]) if stand else rows


def stand(email: Email) -> str:
    """The state of a mail, as one word of STANDEN."""
    return next((word for word, states in STANDEN.items() if email.status in states), "wacht")
