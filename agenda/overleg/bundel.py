"""All papers of an overleg as one PDF: contents with links, continuous page numbers, bookmarks."""

import hashlib
import io
import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from agenda.models import Agendapunt, Bundel, Overleg, Vaststelling, Vergaderstuk
from agenda.overleg.verslag import punten
from agenda.papier.maken import Keuze
from agenda.papier.maken import maak as maak_document
from documents.actions import maak as maak_bestand
from documents.letters import gedekt
from documents.pdf import BASE, bronnen, dated

GROOTST = 100 * 1024 * 1024
KENMERK = b"stukken"  # of the parts, which go up in a whole with an identifier of its own
NAAR = "https://huis.invalid/stuk/"  # a link of the contents, until the pages it leads to are known


@dataclass(slots=True)
class Deel:
    """One paper of the bundle; `pdf` is None for a file that cannot be part of it."""

    titel: str
    pdf: bytes | None
    naam: str = ""
    bladzijden: int = 0
    eerste: int = 0


@dataclass(slots=True)
class Punt:
    """One point with its papers."""

    nummer: int
    punt: Agendapunt
    delen: list[Deel] = field(default_factory=list)


def vingerafdruk(overleg: Overleg) -> str:
    """Of everything that stands in the bundle: it changes when that does."""
    velden = ("titel", "soort", "datum", "van", "tot", "plaats", "afgelast_reden")
    wat: list[Any] = [str(getattr(overleg, veld)) for veld in velden]
    besloten = Vaststelling.objects.filter(versie__agendapunten__overleg=overleg).order_by("pk")
    wat.append(list(besloten.values_list("pk", flat=True)))
    for punt in punten(overleg):
        stukken = [(stuk.titel, stuk.naam, stuk.sha256) for stuk in punt.stukken.all()]
        wat.append([punt.titel, punt.aard, punt.tekst, punt.versie_id, stukken])
    return hashlib.sha256(json.dumps(wat).encode()).hexdigest()


@transaction.atomic
def vraag(overleg: Overleg) -> Bundel:
    """Ask the worker for the bundle as the papers are now; the one that is there, or being made, will do."""
    from agenda.tasks import maak_bundel

    Overleg.objects.select_for_update(of=("self",)).get(pk=overleg.pk)
    nu = vingerafdruk(overleg)
    bundel = Bundel.objects.defer("inhoud").filter(overleg=overleg).first()
    if bundel and bundel.vingerafdruk == nu and (bundel.is_gemaakt or bundel.wacht):
        return bundel
    velden = {"vingerafdruk": nu, "inhoud": None, "bladzijden": None, "mislukt": ""}
    bundel, _ = Bundel.objects.update_or_create(
        overleg=overleg, defaults=velden | {"gevraagd_op": timezone.now()}
    )
    maak_bundel.enqueue(bundel.pk, nu)
    return bundel


def maak(pk: int, gevraagd: str) -> None:
    """Make it and store it, unless other papers were asked for meanwhile; says why when it cannot be."""
    rows = Bundel.objects.filter(pk=pk, vingerafdruk=gevraagd, bladzijden=None, mislukt="")
    bundel = rows.select_related("overleg__regio").first()
    if bundel is None:
        return
    inhoud, bladzijden = als_pdf(bundel.overleg)
    if len(inhoud) > GROOTST:
        rows.update(mislukt="De stukken zijn samen groter dan 100 MB. Download ze dan los.")
        return
    rows.update(inhoud=inhoud, bladzijden=bladzijden)


def mislukt(pk: int, reden: str) -> None:
    """Tell whoever waits for it that it could not be made."""
    Bundel.objects.filter(pk=pk, bladzijden=None).update(mislukt=reden)


def delen(overleg: Overleg) -> list[Punt]:
    """The points with what goes into the bundle: the version to decide on, and each file."""
    found = []
    for nummer, punt in enumerate(punten(overleg), start=1):
        deze = Punt(nummer, punt)
        if punt.versie and punt.versie.agenda_id and (versie := _versie(overleg, punt)):
            deze.delen.append(versie)
        deze.delen += [_deel(stuk) for stuk in punt.stukken.defer(None).order_by("pk")]
        found.append(deze)
    return found


def _versie(overleg: Overleg, punt: Agendapunt) -> Deel | None:
    document = maak_document(overleg.regio, Keuze(wat="samenwerkingsagenda", versie=punt.versie), by=None)
    if document is None:
        return None
    return Deel(f"{document.titel}, versie {document.versie}", bytes(maak_bestand(document).bestand or b""))


def _deel(stuk: Vergaderstuk) -> Deel:
    return Deel(stuk.titel, bytes(stuk.inhoud) if stuk.is_pdf else None, stuk.naam)


def als_pdf(overleg: Overleg) -> tuple[bytes, int]:
    """The bundle and how many pages it has."""
    import pikepdf

    alles = delen(overleg)
    bronnen_ = [deel for punt in alles for deel in punt.delen if deel.pdf]
    open_ = [pikepdf.open(io.BytesIO(deel.pdf or b"")) for deel in bronnen_]
    for deel, pdf in zip(bronnen_, open_, strict=True):
        deel.bladzijden = len(pdf.pages)
    voorwerk = _voorwerk(overleg, alles)
    with pikepdf.open(io.BytesIO(voorwerk)) as bundel:
        voor = len(bundel.pages)
        for pdf in open_:
            bundel.add_pages_from(pdf)
        _verwijs(bundel, voor, bronnen_)
        _bladwijzers(bundel, alles)
        _nummer(bundel, voor, overleg)
        uit = io.BytesIO()
        bundel.save(uit, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return uit.getvalue(), len(bundel.pages)


def _voorwerk(overleg: Overleg, alles: list[Punt]) -> bytes:
    """The agenda with its contents; once more when it is longer than was thought, for the numbers."""
    lang = 1
    while True:
        blad = lang + 1
        for punt in alles:
            for deel in punt.delen:
                deel.eerste, blad = blad, blad + deel.bladzijden
        context = {"overleg": overleg, "punten": alles, "naar": NAAR, "totaal": blad - 1}
        context["voorbeeld"] = settings.DEMO
        document = _html(render_to_string("overleg/bundel_pdf.html", context)).render()
        if len(document.pages) == lang:
            return _bytes(overleg, document)
        lang = len(document.pages)


def _html(tekst: str) -> Any:
    from weasyprint import HTML

    return HTML(string=gedekt(tekst), base_url=BASE, url_fetcher=bronnen())


def _bytes(overleg: Overleg, document: Any) -> bytes:
    with dated(overleg.datum):
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=KENMERK)
        return made


def _verwijs(bundel: Any, voor: int, in_bundel: list[Deel]) -> None:
    """The links of the contents lead to the pages themselves."""
    import pikepdf

    naar = {f"{NAAR}{deel.eerste}": deel.eerste - 1 for deel in in_bundel}
    for blad in bundel.pages[:voor]:
        for link in blad.get("/Annots", []):
            adres = str(link.get("/A", {}).get("/URI", ""))
            if adres in naar:
                del link["/A"]
                link["/Dest"] = pikepdf.Array([bundel.pages[naar[adres]].obj, pikepdf.Name.Fit])


def _bladwijzers(bundel: Any, alles: list[Punt]) -> None:
    """Per point, and under it per paper."""
    from pikepdf import OutlineItem

    with bundel.open_outline() as boom:
        boom.root[:] = [OutlineItem("Agenda", 0)]
        for punt in alles:
            in_bundel = [deel for deel in punt.delen if deel.pdf]
            item = OutlineItem(
                f"{punt.nummer}. {punt.punt.titel}", in_bundel[0].eerste - 1 if in_bundel else 0
            )
            item.children += [OutlineItem(deel.titel, deel.eerste - 1) for deel in in_bundel]
            boom.root.append(item)


def _nummer(bundel: Any, voor: int, overleg: Overleg) -> None:
    """The same page numbers all through, at the foot of each page of a paper, whatever its size."""
    import pikepdf

    bladen = list(bundel.pages)[voor:]
    if not bladen:
        return
    maten = [_maat(blad) for blad in bladen]
    soorten = {maat: f"blad{n}" for n, maat in enumerate(dict.fromkeys(maten))}
    voet = [(nummer, soorten[maat]) for nummer, maat in enumerate(maten, start=voor + 1)]
    made = _voet(overleg, voet, soorten, len(bundel.pages))
    with pikepdf.open(io.BytesIO(made)) as stempel:
        for blad, nummer in zip(bladen, stempel.pages, strict=True):
            _leg_op(bundel, blad, nummer)


def _leg_op(bundel: Any, blad: Any, nummer: Any) -> None:
    """As pikepdf's own overlay, but under a name that is the same each time."""
    from pikepdf import Name, Rectangle

    vorm = bundel.copy_foreign(nummer.as_form_xobject())
    naam = blad.add_resource(vorm, Name.XObject, Name("/Bladnummer"), replace_existing=True)
    plek = blad.calc_form_xobject_placement(vorm, naam, Rectangle(blad.trimbox), allow_expand=False)
    blad.contents_add(b"q\n", prepend=True)
    blad.contents_add(b"\nQ\n" + plek)


def _voet(
    overleg: Overleg, voet: list[tuple[int, str]], soorten: dict[tuple[float, float], str], totaal: int
) -> bytes:
    """Empty pages of the same sizes with nothing but a number."""
    from weasyprint import CSS

    maten = "".join(
        f"@page {naam} {{ size: {breed}pt {hoog}pt }} .{naam} {{ page: {naam} }}"
        for (breed, hoog), naam in soorten.items()
    )
    tekst = render_to_string("overleg/bundel_voet.html", {"voet": voet, "totaal": totaal})
    with dated(overleg.datum):
        made: bytes = _html(tekst).write_pdf(stylesheets=[CSS(string=maten)], pdf_identifier=KENMERK)
        return made


def _maat(blad: Any) -> tuple[float, float]:
    """Width and height in points as one sees the page: a page may be stored on its side."""
    x0, y0, x1, y1 = (float(getal) for getal in blad.trimbox)
    breed, hoog = round(x1 - x0, 2), round(y1 - y0, 2)
    return (hoog, breed) if int(blad.obj.get("/Rotate", 0)) % 180 else (breed, hoog)
