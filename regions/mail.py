"""Every mail goes through the outbox: a row in the database, which the worker sends.

The row is part of the transaction in which it is written: what is undone is not mailed.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from post_office.models import PRIORITY, STATUS, Email


def mail(to: str | Iterable[str], onderwerp: str, template: str, context: dict[str, Any]) -> list[Email]:
    """Queue one mail per address: the text of templates/<template>.txt, and the same in plain html.

    Addresses within the site are written in the text with {{ site }} before them.
    """
    inhoud = {"site": settings.SITE_URL, "demo": settings.DEMO, "onderwerp": onderwerp} | context
    tekst = mailtekst(template, inhoud)
    html = render_to_string("mail/basis.html", inhoud | {"tekst": tekst})
    return Email.objects.bulk_create(
        Email(
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[adres],
            subject=" ".join(onderwerp.split()),
            message=tekst,
            html_message=html,
            priority=PRIORITY.medium,
            status=STATUS.queued,
        )
        for adres in ([to] if isinstance(to, str) else to)
    )


def mailtekst(template: str, context: dict[str, Any]) -> str:
    """The text of a mail, to queue or to show before it is sent."""
    # A text is no html, so nothing is escaped in it; the html is made of it, and escaped there.
    vorm: Any = get_template(f"{template}.txt")
    inhoud = {"site": settings.SITE_URL, "demo": settings.DEMO} | context
    return vorm.template.render(Context(inhoud, autoescape=False)).strip()
