"""What became of the mails: whom they do not reach, and what is not worth trying again.

A mail server that is down is tried again for a day. What it refuses for good, because there is no such
address, is not.
"""

from collections.abc import Iterable

from django.db.models import TextField
from django.db.models.functions import Lower
from django.utils import timezone
from post_office.models import STATUS, Email, Log

# What smtplib raises when the other side will not take a mail for this address, with the code of the answer.
GEWEIGERD = "SMTPRecipientsRefused"
VOORGOED = r"\(5\d\d, "


def geef_op() -> int:
    """Let mails rest that were refused for good; how many."""
    refused = Log.objects.filter(exception_type=GEWEIGERD, message__regex=VOORGOED)
    waiting = Email.objects.filter(status=STATUS.requeued, pk__in=refused.values("email"))
    return waiting.update(status=STATUS.failed, scheduled_time=None, last_updated=timezone.now())


def onbereikbaar(adressen: Iterable[str]) -> set[str]:
    """Of these addresses, in small letters, those to which the last mail that was tried did not go.

    As long as the outbox keeps that mail: after its term one tries again as if nothing was known.
    """
    gezocht = {adres.lower() for adres in adressen if adres}
    tried = Email.objects.annotate(adres=Lower("to", output_field=TextField())).filter(
        status__in=[STATUS.sent, STATUS.failed], adres__in=gezocht
    )
    laatste = dict(tried.order_by("last_updated", "pk").values_list("adres", "status")) if gezocht else {}
    return {adres for adres, status in laatste.items() if status == STATUS.failed}
