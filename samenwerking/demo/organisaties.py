"""What kind of partner is who, more partners, invented market shares, requests for another regio."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from regions.models import (
    Deelname,
    Gebruiker,
    Marktaandeel,
    Organisatie,
    Plaatsing,
    Regio,
    Regioverzoek,
    Soort,
)
from regions.periods import since
from regions.regioverzoeken import regio_van
from samenwerking.demo.inhoud import Kalender, lees, lot


def laad_organisaties(kalender: Kalender, beheerder: Gebruiker) -> None:
    """All that the pages of organisations show beside who takes part."""
    inhoud = lees("organisaties")
    regios = {regio.code: regio for regio in Regio.objects.werk()}
    _partners(kalender, regios, inhoud)
    _soorten(inhoud["soorten"])
    _marktaandelen(kalender, regios, inhoud["marktaandelen"])
    for verzoek in inhoud["verzoeken"]:
        _verzoek(kalender, regios, beheerder, verzoek)


def _partners(kalender: Kalender, regios: dict[str, Regio], inhoud: dict[str, Any]) -> None:
    begin = since(kalender.maand(-8))
    for code, namen in inhoud["partners"].items():
        for naam in namen:
            velden = {"naam": naam, "soort": Soort.PARTNER, "period": begin}
            partner, _ = Organisatie.objects.get_or_create(slug=slugify(naam), defaults=velden)
            Deelname.objects.create(regio=regios[code], organisatie=partner, period=begin)


def _soorten(woorden: dict[str, list[str]]) -> None:
    """By a word in the name."""
    for partner in Organisatie.objects.filter(soort=Soort.PARTNER):
        kinds = (kind for kind, lijst in woorden.items() if any(w in partner.zoeknaam for w in lijst))
        partner.partnersoort = next(kinds, "anders")
        partner.save(update_fields=["partnersoort"])


def _marktaandelen(kalender: Kalender, regios: dict[str, Regio], inhoud: dict[str, Any]) -> None:
    """For two years, per regio and per gemeente, near the series that the file names."""
    organisaties = Organisatie.objects.in_bulk(field_name="slug")
    waar: dict[str, list[Organisatie]] = {code: [] for code in regios}
    rows = Plaatsing.objects.werk().on(kalender.vandaag).select_related("gemeente", "regio")
    for plek in rows.order_by("gemeente__slug"):
        waar[plek.regio.code].append(plek.gemeente)
    nieuw = []
    for code, slugs in sorted(lees("deelname")["regios"].items()):
        for jaar in (kalender.vandaag.year - 2, kalender.vandaag.year - 1):
            for hier in _plekken(regios[code], waar[code]):
                naam = next(iter(hier.values())).naam
                for slug, aandeel in zip(slugs, inhoud["reeks"], strict=False):
                    kans = lot("marktaandeel", naam, slug, jaar)
                    nieuw.append(
                        Marktaandeel(
                            organisatie=organisaties[slug],
                            jaar=jaar,
                            aandeel=round(aandeel * kans.uniform(0.9, 1.08), 1),
                            bron=inhoud["bron"],
                            **hier,
                        )
                    )
    Marktaandeel.objects.bulk_create(nieuw)


def _plekken(regio: Regio, gemeenten: list[Organisatie]) -> list[dict[str, Any]]:
    """The regio itself and each of its gemeenten."""
    return [{"regio": regio}, *({"gemeente": gemeente} for gemeente in gemeenten)]


def _verzoek(kalender: Kalender, regios: dict[str, Regio], beheerder: Gebruiker, wat: dict[str, Any]) -> None:
    gemeente = Organisatie.objects.get(slug=wat["gemeente"])
    gevraagd = timezone.make_aware(datetime.datetime.combine(kalender.werkdag(-40), datetime.time(10)))
    velden: dict[str, Any] = {"van": regio_van(gemeente, kalender.vandaag)}
    if "uitkomst" in wat:
        velden |= {naam: wat[naam] for naam in ("uitkomst", "antwoord")}
        velden |= {"beantwoord_door": beheerder, "beantwoord_op": gevraagd + datetime.timedelta(days=21)}
    Regioverzoek.objects.create(
        gemeente=gemeente,
        naar=regios[wat["naar"]],
        gewenst_per=datetime.date(kalender.vandaag.year + wat["jaar"], 1, 1),
        reden=wat["reden"],
        gevraagd_op=gevraagd,
        **velden,
    )
