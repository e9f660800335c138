"""Who asked for a file that took long gets a mail when it is there."""

from datetime import timedelta

from documents.models import Document
from regions.mail import mail

LANG = timedelta(seconds=30)


def meld(document: Document) -> None:
    """Mail who asked, when making it took longer than one waits; who lost the account gets nothing."""
    wie, klaar = document.door, document.gemaakt_op
    if wie is None or not wie.is_active or klaar is None or klaar - document.gevraagd_op <= LANG:
        return
    context = {"naam": wie.naam, "document": document, "adres": document.get_absolute_url()}
    mail(wie.email, f"De PDF is klaar: {document}", "mail/document_klaar", context)
