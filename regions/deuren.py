"""The doors of this room in /beheer/, with what they count."""

from post_office.models import STATUS, Email

from regions.beheer import Deur, registreer
from regions.models import Gebruiker, Indeling, Organisatie, Regioverzoek, Toegang, Wijziging
from tekst.getallen import aantal


def _organisaties() -> str:
    return aantal(Organisatie.objects.now().count(), "organisatie", "organisaties")


def _indelingen() -> str:
    return aantal(Indeling.objects.count(), "indeling", "indelingen")


def _wijzigingen() -> str:
    komend = Wijziging.objects.komend().count()
    return f"{komend} komend" if komend else ""


def _regioverzoeken() -> str:
    wacht = Regioverzoek.objects.open().count()
    return f"{aantal(wacht, 'verzoek wacht', 'verzoeken wachten')} op antwoord" if wacht else ""


def _gebruikers() -> str:
    met_toegang = Toegang.objects.now().values("gebruiker")
    n = Gebruiker.objects.filter(is_active=True, pk__in=met_toegang).count()
    return f"{aantal(n, 'gebruiker', 'gebruikers')} met toegang"


def _postvak() -> str:
    wacht = Email.objects.filter(status__in=[STATUS.queued, STATUS.requeued]).count()
    mislukt = Email.objects.filter(status=STATUS.failed).count()
    woorden = f"{aantal(wacht, 'bericht wacht', 'berichten wachten')}"
    return f"{woorden}, {mislukt} niet verstuurd" if mislukt else woorden


DEUREN = (
    Deur(
        url="beheer_organisaties",
        titel="Organisaties",
        uitleg="Gemeenten, zorgverzekeraars, zorgkantoren en partners, en waar zij meedoen.",
        telling=_organisaties,
    ),
    Deur(
        url="beheer_inlezen",
        args=("gemeentenlijst",),
        titel="Gemeentenlijst van het CBS",
        uitleg="De jaarlijkse lijst inlezen: namen, provincies en zorgkantoorregio's.",
    ),
    Deur(
        url="beheer_marktaandelen",
        titel="Marktaandelen",
        uitleg="Hoe groot elke zorgverzekeraar waar is, en een bestand daarmee inlezen.",
    ),
    Deur(
        url="beheer_concessies",
        titel="Concessies",
        uitleg="Welk zorgkantoor welke zorgkantoorregio bedient, en wanneer.",
    ),
    Deur(
        url="beheer_indelingen",
        titel="Regio's en indelingen",
        uitleg="Welke gemeente op welke dag bij welke regio hoort, en of dat klopt.",
        telling=_indelingen,
    ),
    Deur(
        url="beheer_wijzigingen",
        titel="Herindelingen en regio's",
        uitleg="Gemeenten herindelen, en regio's splitsen, samenvoegen of anders indelen.",
        telling=_wijzigingen,
    ),
    Deur(
        url="beheer_regioverzoeken",
        titel="Verzoeken om een andere regio",
        uitleg="Gemeenten die bij een andere regio willen horen, en het antwoord daarop.",
        telling=_regioverzoeken,
    ),
    Deur(
        url="beheer_toegang",
        titel="Gebruikers en toegang",
        uitleg="Wie kan inloggen, met welke rol, en tot wanneer.",
        telling=_gebruikers,
    ),
    Deur(
        url="beheer_logboek",
        titel="Logboek",
        uitleg="Wie wat wanneer heeft veranderd.",
    ),
    Deur(
        url="beheer_uitvoer",
        titel="Uitvoer",
        uitleg="Wie welke lijst met personen als bestand meenam.",
    ),
    Deur(
        url="beheer_wissen",
        titel="Gegevens wissen",
        uitleg="Persoonsgegevens van iemand wissen, als die daarom vraagt.",
    ),
    Deur(
        url="beheer_postvak_uit",
        titel="Postvak uit",
        uitleg="Welke e-mail is verstuurd, wacht of niet aankwam.",
        telling=_postvak,
    ),
)


def open_deuren() -> None:
    """Name the doors of this room."""
    for deur in DEUREN:
        registreer(deur)
