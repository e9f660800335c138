"""A stored document described for an archive: MDTO of the Nationaal Archief, as XML.

The elements and their order are those of its schema, https://www.nationaalarchief.nl/mdto (version 1.0.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils import timezone

from documents.models import Document

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{NAAMRUIMTE} {NAAMRUIMTE}/MDTO-XML1.0.1.xsd"
BRON = "Samenwerking"  # where our own kenmerken come from
LANGST = 80  # characters of a name, as MDTO advises
AGGREGATIE, WAARDERING = "Begrippenlijst Aggregatieniveaus MDTO", "Begrippenlijst Waarderingen MDTO"
FORMAAT, ALGORITME = "PRONOM-register", "Begrippenlijst ChecksumAlgoritme MDTO"
PDF_A_3A = ("Acrobat PDF/A - Portable Document Format 3a", "fmt/479")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vormer:
    """Who keeps it: the organisation, the identification it has elsewhere, and its own zaaknummer."""

    naam: str
    kenmerk: str = ""
    bron: str = ""
    zaaknummer: str = ""


def informatieobject(document: Document, vormer: Vormer) -> bytes:
    """What the document is; its appraisal is for the archive of who keeps it, so "nader te bepalen"."""
    wortel, object_ = _wortel("informatieobject")
    for kenmerk, bron in _kenmerken(document, vormer):
        _identificatie(object_, "identificatie", kenmerk, bron)
    _tekst(object_, "naam", _naam(document))
    _begrip(object_, "aggregatieniveau", "Archiefstuk", AGGREGATIE)
    _begrip(object_, "classificatie", document.soort_naam, BRON, code=document.soort)
    _tekst(object_, "omschrijving", _omschrijving(document))
    locatie = ET.SubElement(object_, "raadpleeglocatie")
    _tekst(locatie, "raadpleeglocatieOnline", settings.SITE_URL + document.get_absolute_url())
    if document.regio:
        _verwijzing(object_, "dekkingInRuimte", str(document.regio), document.regio.code, BRON)
    _tekst(object_, "taal", "nl")
    event = ET.SubElement(object_, "event")
    _begrip(event, "eventType", "Vastgesteld" if document.vastgesteld else "Aangeboden", BRON)
    _tekst(event, "eventTijd", document.datum.isoformat())
    _begrip(object_, "waardering", "Nader te bepalen", WAARDERING, code="N")
    _verwijzing(object_, "heeftRepresentatie", document.bestandsnaam, document.bestand_sha256, "SHA-256")
    _verwijzing(object_, "archiefvormer", vormer.naam, vormer.kenmerk, vormer.bron)
    beperking = ET.SubElement(object_, "beperkingGebruik")
    _begrip(beperking, "beperkingGebruikType", "Persoonsgegevens", BRON)
    _tekst(beperking, "beperkingGebruikNadereBeschrijving", "Kan namen en functies van bestuurders bevatten.")
    return _bytes(wortel)


def bestand(document: Document) -> bytes:
    """Its file: how large, of which format, and its checksum. The document has to be made."""
    wortel, object_ = _wortel("bestand")
    _identificatie(object_, "identificatie", document.bestand_sha256, "SHA-256")
    _tekst(object_, "naam", document.bestandsnaam)
    _tekst(object_, "omvang", str(len(document.bestand or b"")))
    _begrip(object_, "bestandsformaat", PDF_A_3A[0], FORMAAT, code=PDF_A_3A[1])
    som = ET.SubElement(object_, "checksum")
    _begrip(som, "checksumAlgoritme", "SHA-256", ALGORITME)
    _tekst(som, "checksumWaarde", document.bestand_sha256)
    gemaakt = timezone.localtime(document.gemaakt_op).replace(microsecond=0)
    _tekst(som, "checksumDatum", gemaakt.isoformat())
    _verwijzing(object_, "isRepresentatieVan", _naam(document), document.kenmerk, BRON)
    return _bytes(wortel)


def _kenmerken(document: Document, vormer: Vormer) -> Sequence[tuple[str, str]]:
    eigen = [(vormer.zaaknummer, vormer.naam)] if vormer.zaaknummer else []
    return [(document.kenmerk, BRON), *eigen]


def _naam(document: Document) -> str:
    naam = str(document)
    return naam if len(naam) <= LANGST else f"{naam[: LANGST - 1].rstrip()}…"


def _omschrijving(document: Document) -> str:
    waar = f" van regio {document.regio}" if document.regio else ""
    stand = "" if document.vastgesteld else ", ter vaststelling"
    return f"{document.soort_naam}{waar}{stand}: {document}"


def _wortel(soort: str) -> tuple[ET.Element, ET.Element]:
    wortel = ET.Element("MDTO", {"xmlns": NAAMRUIMTE, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA})
    return wortel, ET.SubElement(wortel, soort)


def _tekst(ouder: ET.Element, naam: str, tekst: str) -> None:
    ET.SubElement(ouder, naam).text = tekst


def _identificatie(ouder: ET.Element, naam: str, kenmerk: str, bron: str) -> None:
    element = ET.SubElement(ouder, naam)
    _tekst(element, "identificatieKenmerk", kenmerk)
    _tekst(element, "identificatieBron", bron)


def _verwijzing(ouder: ET.Element, naam: str, waarnaar: str, kenmerk: str = "", bron: str = "") -> None:
    """By name, and by its identification where it has one: an empty element is against the schema."""
    element = ET.SubElement(ouder, naam)
    _tekst(element, "verwijzingNaam", waarnaar)
    if kenmerk:
        _identificatie(element, "verwijzingIdentificatie", kenmerk, bron)


def _begrip(ouder: ET.Element, naam: str, label: str, lijst: str, *, code: str = "") -> None:
    element = ET.SubElement(ouder, naam)
    _tekst(element, "begripLabel", label)
    if code:
        _tekst(element, "begripCode", code)
    _verwijzing(element, "begripBegrippenlijst", lijst)


def _bytes(wortel: ET.Element) -> bytes:
    ET.indent(wortel, "\t")
    made: bytes = ET.tostring(wortel, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"
