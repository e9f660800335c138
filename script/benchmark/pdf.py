"""The PDF of an agenda against W, WeasyPrint on its saved HTML: in turn, in one warm process."""

import json
import resource
import sys
import time
from typing import Any

import weasyprint  # noqa: TID253 - what is measured here is the warm process
from weasyprint import HTML  # noqa: TID253

from benchmark.rounds import interleave
from documents import actions
from documents.models import Document
from documents.pdf import BASE, bronnen
from tests.documents.groot import groot

MATEN = {"5": (1, 1, 1), "20": (3, 1, 5), "40": (3, 2, 6)}  # themas, opgaven and afspraken for so many pages


def frozen(maat: str, versie: int) -> Document:
    """One adopted agenda of about so many pages; each versie is a document of its own."""
    return actions.vastleggen(
        soort="samenwerkingsagenda",
        titel="Samenwerkingsagenda",
        inhoud=groot(*MATEN[maat], versie=versie),
        regio=None,
        template="documents/samenwerkingsagenda.html",
        by=None,
    )


def timed(act: Any) -> float:
    """In seconds."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def piek(maat: str) -> None:
    """The most memory that a process of its own held while it made one, in MiB; the house itself is in it."""
    begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    actions.maak(frozen(maat, 9000))
    eind = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"voor": begin / 1024, "piek": eind / 1024}, sys.stdout)


def main() -> None:
    """One to warm up, then as many rounds as asked."""
    maat, rounds = sys.argv[1], int(sys.argv[2])
    if not rounds:
        piek(maat)
        return
    first = frozen(maat, 0)
    saved = actions.als_html(first)
    pages = len(HTML(string=saved, base_url=BASE, url_fetcher=bronnen()).render().pages)
    actions.maak(first)
    versies = iter(range(1, rounds + 1))

    def house() -> float:
        document = frozen(maat, next(versies))
        return timed(lambda: actions.maak(Document.objects.get(pk=document.pk)))

    def bare() -> float:
        return timed(
            lambda: HTML(string=saved, base_url=BASE, url_fetcher=bronnen()).write_pdf(pdf_variant="pdf/ua-1")
        )

    again = timed(lambda: actions.maak(Document.objects.get(pk=first.pk)))
    answer = {"pages": pages, "pairs": interleave(rounds, house, bare), "again": again}
    json.dump(answer | {"weasyprint": weasyprint.__version__}, sys.stdout)


if __name__ == "__main__":
    main()
